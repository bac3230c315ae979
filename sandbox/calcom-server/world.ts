import { z } from 'zod';

const id = z.number().int().positive();

/** Working hours of a host in the host's own time zone; days are ISO weekdays, 1 = Monday. */
const workingHours = z.strictObject({
  days: z.array(z.number().int().min(1).max(7)),
  start: z.string().regex(/^\d\d:\d\d$/),
  end: z.string().regex(/^\d\d:\d\d$/),
});

const user = z.strictObject({
  id,
  name: z.string(),
  email: z.string(),
  username: z.string(),
  timeZone: z.string(),
  schedule: z.array(workingHours),
});

const apiKey = z.strictObject({ key: z.string().min(1), userId: id, expired: z.boolean().optional() });

export const teamSchema = z.strictObject({
  id,
  name: z.string(),
  slug: z.string(),
  members: z.array(z.strictObject({ userId: id, role: z.enum(['OWNER', 'ADMIN', 'MEMBER']), accepted: z.boolean() })),
});

/** `email`: the ordinary fields of a new event type. `phone`: the phone-only type that the web app can make. A list is shown as it is. */
const bookingFields = z.union([z.literal('email'), z.literal('phone'), z.array(z.looseObject({ type: z.string(), slug: z.string() }))]);

export const eventTypeSchema = z.strictObject({
  id,
  teamId: id.nullable().default(null),
  ownerId: id.nullable().default(null),
  title: z.string(),
  slug: z.string(),
  description: z.string().default(''),
  lengthInMinutes: z.number().int().positive(),
  lengthInMinutesOptions: z.array(z.number().int().positive()).optional(),
  schedulingType: z.enum(['roundRobin', 'collective', 'managed']).nullable(),
  hosts: z.array(id),
  hidden: z.boolean().default(false),
  minimumBookingNotice: z.number().int().min(0).default(120),
  beforeEventBuffer: z.number().int().min(0).default(0),
  afterEventBuffer: z.number().int().min(0).default(0),
  slotInterval: z.number().int().positive().nullable().default(null),
  confirmationPolicy: z
    .strictObject({ type: z.literal('always'), blockUnconfirmedBookingsInBooker: z.boolean() })
    .nullable()
    .default(null),
  seats: z
    .strictObject({ seatsPerTimeSlot: z.number().int().positive(), showAttendeeInfo: z.boolean(), showAvailabilityCount: z.boolean() })
    .nullable()
    .default(null),
  price: z.number().default(0),
  currency: z.string().default('usd'),
  recurrence: z.looseObject({}).nullable().default(null),
  bookingRequiresAuthentication: z.boolean().default(false),
  bookingFields: bookingFields.default('email'),
  location: z.looseObject({ type: z.string() }).nullable().default(null),
  metadata: z.record(z.string(), z.unknown()).default({}),
});

/** A webhook that exists from the start; the web app makes team webhooks, the API has no end point for them. */
const presetWebhook = z.strictObject({
  teamId: id.optional(),
  eventTypeId: id.optional(),
  userId: id.optional(),
  subscriberUrl: z.string(),
  secret: z.string().nullable().optional(),
  triggers: z.array(z.string()),
});

export const worldSchema = z.strictObject({
  users: z.array(user),
  keys: z.array(apiKey),
  teams: z.array(teamSchema),
  eventTypes: z.array(eventTypeSchema),
  webhooks: z.array(presetWebhook).default([]),
  limitPerMinute: z.number().int().positive().optional(),
  /** What a reschedule does to a chosen length: kept (servers of 2026-02 on) or back to the event type's default (2025-12). */
  lengthOnReschedule: z.enum(['kept', 'default']).default('kept'),
});

/** Who and what exists at this stand-in; fields with defaults may be left out. */
export type CalcomWorld = z.input<typeof worldSchema>;
export type FullWorld = z.output<typeof worldSchema>;
export type WorldUser = FullWorld['users'][number];
export type WorldTeam = z.output<typeof teamSchema>;
export type WorldEventType = z.output<typeof eventTypeSchema>;
