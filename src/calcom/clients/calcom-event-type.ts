import { z } from 'zod';
import { bookingField, type CalcomBookingField } from './calcom-booking-field.js';

/** How Cal.com chooses hosts; a word it may add one day is kept as it is. */
export type CalcomSchedulingType = 'round_robin' | 'collective' | 'managed' | (string & {});

export interface CalcomHost {
  userId: number;
  name: string | null;
  username: string | null;
  /** Takes part in every booking of a round robin. */
  mandatory: boolean;
}

export interface CalcomEventType {
  id: number;
  teamId: number;
  title: string;
  slug: string;
  description: string | null;
  hidden: boolean;
  /** The default one if there are several. */
  durationMinutes: number;
  /** Empty when there is only one length. */
  lengthOptions: number[];
  schedulingType: CalcomSchedulingType | null;
  hosts: CalcomHost[];
  bookingFields: CalcomBookingField[];
  bookingFieldsRaw: unknown[];
  minimumNoticeMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  slotIntervalMinutes: number | null;
  recurring: boolean;
  seats: boolean;
  /** Minor units of the currency. */
  price: number;
  currency: string;
  requiresEmailVerification: boolean;
  requiresConfirmation: boolean;
  requiresAuthentication: boolean;
  locations: unknown[];
}

const SCHEDULING_TYPES: Record<string, CalcomSchedulingType> = { roundRobin: 'round_robin' };

/** Settings that are `{disabled: true}` when off in some versions, null or absent in others. */
const setting = z.object({ disabled: z.boolean().optional() }).nullish();
function isOn(value: z.infer<typeof setting>): boolean {
  return value != null && value.disabled !== true;
}

const host = z
  .object({ userId: z.number(), name: z.string().nullish(), username: z.string().nullish(), mandatory: z.boolean().nullish() })
  .transform(({ userId, name, username, mandatory }): CalcomHost => ({
    userId,
    name: name ?? null,
    username: username ?? null,
    mandatory: mandatory ?? false,
  }));

/** A list read twice: as Cal.com sent it, to be kept, and normalised. */
const bookingFieldList = z.array(z.unknown()).transform((raw, context) => {
  const read = z.array(bookingField).safeParse(raw);
  if (read.success) return { raw, fields: read.data };
  for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

/** Needed: what decides whether and how it can be booked. Settings that older servers do not know are read as off. */
const eventType = z
  .object({
    id: z.number(),
    teamId: z.number(),
    title: z.string(),
    slug: z.string(),
    description: z.string().nullish(),
    hidden: z.boolean(),
    lengthInMinutes: z.number().int().positive(),
    lengthInMinutesOptions: z.array(z.number()).nullish(),
    schedulingType: z.string().nullish(),
    hosts: z.array(host),
    bookingFields: bookingFieldList,
    minimumBookingNotice: z.number().nullish(),
    beforeEventBuffer: z.number().nullish(),
    afterEventBuffer: z.number().nullish(),
    slotInterval: z.number().nullish(),
    recurrence: setting,
    seats: setting,
    seatsPerTimeSlot: z.number().nullish(),
    price: z.number(),
    currency: z.string(),
    requiresBookerEmailVerification: z.boolean().nullish(),
    confirmationPolicy: setting,
    bookingRequiresAuthentication: z.boolean().nullish(),
    locations: z.array(z.unknown()).nullish(),
  })
  .transform((given): CalcomEventType => ({
    id: given.id,
    teamId: given.teamId,
    title: given.title,
    slug: given.slug,
    description: given.description ?? null,
    hidden: given.hidden,
    durationMinutes: given.lengthInMinutes,
    lengthOptions: given.lengthInMinutesOptions ?? [],
    schedulingType: given.schedulingType ? (SCHEDULING_TYPES[given.schedulingType] ?? given.schedulingType) : null,
    hosts: given.hosts,
    bookingFields: given.bookingFields.fields,
    bookingFieldsRaw: given.bookingFields.raw,
    minimumNoticeMinutes: given.minimumBookingNotice ?? 0,
    bufferBeforeMinutes: given.beforeEventBuffer ?? 0,
    bufferAfterMinutes: given.afterEventBuffer ?? 0,
    slotIntervalMinutes: given.slotInterval ?? null,
    recurring: isOn(given.recurrence),
    seats: isOn(given.seats) || (given.seatsPerTimeSlot ?? 0) > 0,
    price: given.price,
    currency: given.currency,
    requiresEmailVerification: given.requiresBookerEmailVerification ?? false,
    requiresConfirmation: isOn(given.confirmationPolicy),
    requiresAuthentication: given.bookingRequiresAuthentication ?? false,
    locations: given.locations ?? [],
  }));

export const eventTypesAnswer = z.object({ data: z.array(eventType) });
