import { z } from 'zod';

const attendee = z.object({
  /** Cal.com lists booker, guests and the other hosts of a collective booking in one list; only we know which is which. */
  part: z.enum(['booker', 'guest', 'host']),
  name: z.string(),
  email: z.string(),
  timeZone: z.string(),
  language: z.string(),
  phoneNumber: z.string().optional(),
  seatUid: z.string().optional(),
  responses: z.record(z.string(), z.unknown()).optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
});

export const storedBookingSchema = z.object({
  id: z.number(),
  uid: z.string(),
  icsUid: z.string(),
  iCalSequence: z.number(),
  eventTypeId: z.number(),
  title: z.string(),
  description: z.string().nullable(),
  status: z.enum(['accepted', 'pending', 'cancelled', 'rejected']),
  start: z.string(),
  end: z.string(),
  organizerId: z.number(),
  /** Everybody whose time this booking takes, the organizer first. */
  hostIds: z.array(z.number()),
  attendees: z.array(attendee),
  location: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  responses: z.record(z.string(), z.unknown()),
  createdAt: z.string(),
  updatedAt: z.string(),
  seated: z.boolean(),
  cancellationReason: z.string().optional(),
  rejectionReason: z.string().optional(),
  reschedulingReason: z.string().optional(),
  rescheduledBy: z.string().optional(),
  rescheduledFromUid: z.string().optional(),
  rescheduledToUid: z.string().optional(),
});

/** A booking as the stand-in keeps it (times as ISO in UTC with milliseconds). */
export type StoredBooking = z.output<typeof storedBookingSchema>;
export type StoredAttendee = z.output<typeof attendee>;

export function isOver(booking: StoredBooking): boolean {
  return booking.status === 'cancelled' || booking.status === 'rejected';
}

export function bookerOf(booking: StoredBooking): StoredAttendee | undefined {
  return booking.attendees.find((attendee) => attendee.part === 'booker');
}

export function guestsOf(booking: StoredBooking): string[] {
  return booking.attendees.filter((attendee) => attendee.part === 'guest').map((guest) => guest.email);
}
