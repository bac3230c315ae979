import { z } from 'zod';
import { instant } from './calcom-slots.js';

export interface CalcomBooking {
  id: number;
  uid: string;
  /** accepted, pending, cancelled, rejected, or a word of a newer Cal.com. */
  status: string;
  start: Date;
  end: Date;
  durationMinutes: number;
  /** null once the event type was deleted. */
  eventTypeId: number | null;
  /** The organizer only, also for a collective. */
  hosts: { id: number; name: string | null }[];
  /** Empty for bookings with seats: theirs hangs on the attendees. */
  metadata: Record<string, unknown>;
  rescheduledFromUid: string | null;
  rescheduledToUid: string | null;
  cancellationReason: string | null;
  createdAt: Date;
}

export interface ChangedBooking {
  booking: CalcomBooking;
  /** By Cal.com's own clock. */
  changedAt: Date;
}

export interface NewBooking {
  eventTypeId: number;
  start: Date;
  /** Only for event types with several lengths: on any other Cal.com refuses the booking. */
  durationMinutes?: number;
  attendee: { name: string; email?: string; phoneNumber?: string; timeZone: string; language: string };
  /** Answers to booking fields by slug. */
  answers?: Record<string, unknown>;
  metadata: Record<string, string>;
}

/** Cal.com writes "" where it means nothing. */
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value || null);

const host = z.object({ id: z.union([z.number(), z.string()]), name: z.string().nullish() });

const given = z.object({
  id: z.number(),
  uid: z.string().min(1),
  status: z.string(),
  start: instant,
  end: instant,
  duration: z.number().nullish(),
  eventTypeId: z.number().nullable(),
  hosts: z.array(host),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  rescheduledFromUid: optionalText,
  rescheduledToUid: optionalText,
  cancellationReason: optionalText,
  createdAt: instant,
});

function bookingOf({ duration, hosts, metadata, ...rest }: z.infer<typeof given>): CalcomBooking {
  return {
    ...rest,
    durationMinutes: duration ?? (rest.end.getTime() - rest.start.getTime()) / 60_000,
    // A host whose account is gone has the id "unknown".
    hosts: hosts.flatMap(({ id, name }) => (typeof id === 'number' ? [{ id, name: name ?? null }] : [])),
    metadata: metadata ?? {},
  };
}

const booking = given.transform(bookingOf);

const changedBooking = given
  .extend({ updatedAt: instant.nullish() })
  .transform(({ updatedAt, ...rest }): ChangedBooking => ({ booking: bookingOf(rest), changedAt: updatedAt ?? rest.createdAt }));

/** A booking of a recurring event type is a list here and refused: we do not book those. */
export const bookingAnswer = z.object({ data: booking });

export const bookingsAnswer = z.object({
  data: z.array(booking),
  pagination: z.object({ hasNextPage: z.boolean() }),
});

export const changedBookingsAnswer = bookingsAnswer.extend({ data: z.array(changedBooking) });

/** The body of POST /bookings. Unknown properties are a 400 there, so nothing is sent that was not asked for. */
export function newBookingBody({ eventTypeId, start, durationMinutes, attendee, answers, metadata }: NewBooking): object {
  return {
    eventTypeId,
    start: start.toISOString(),
    lengthInMinutes: durationMinutes,
    attendee: {
      name: attendee.name,
      email: attendee.email,
      phoneNumber: attendee.phoneNumber,
      timeZone: attendee.timeZone,
      language: attendee.language,
    },
    bookingFieldsResponses: answers && Object.keys(answers).length > 0 ? answers : undefined,
    metadata,
  };
}
