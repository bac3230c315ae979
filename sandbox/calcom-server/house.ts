import { type Availability } from './availability.js';
import { type StoredBooking } from './booking.js';
import { type Calendar } from './calendar.js';
import { type Deliveries } from './deliveries.js';
import { type Journal } from './journal.js';
import { type StoredWebhook } from './webhook.js';
import { type WorldStore } from './world-store.js';
import { type FullWorld, type WorldUser } from './world.js';

/** What every handler works with. */
export interface House {
  options: Pick<FullWorld, 'lengthOnReschedule'>;
  world: WorldStore;
  calendar: Calendar;
  availability: Availability;
  webhooks: Map<string, StoredWebhook>;
  reservations: Map<string, Reservation>;
  /** Start, end and organizer of the bookings under way. */
  underWay: Set<string>;
  deliveries: Deliveries;
  journal: Journal;
  now: () => Date;
  bookingDelayMs: number;
  /** Aborted when the server is closed: what is under way then is abandoned, as in a crash. */
  closing: AbortSignal;
}

export interface Reservation {
  uid: string;
  eventTypeId: number;
  from: number;
  to: number;
  until: number;
}

export interface CalcomRequest {
  method: string;
  /** Path and query as sent; error bodies repeat it. */
  url: string;
  query: URLSearchParams;
  params: Record<string, string>;
  body: unknown;
  user: WorldUser | undefined;
}

export interface Answer {
  status: number;
  body: unknown;
}

export type Handler = (house: House, request: CalcomRequest) => Answer | Promise<Answer>;

export function success(data: unknown, status = 200): Answer {
  return { status, body: { status: 'success', data } };
}

/** Keeps changed bookings and writes them to the journal; together in one line when they change together. */
export function saveBookings(house: House, ...bookings: StoredBooking[]): void {
  house.journal.write({ what: 'bookings', bookings });
  for (const booking of bookings) house.calendar.put(booking);
}
