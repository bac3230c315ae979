import { setTimeout as delay } from 'node:timers/promises';
import type { Stand } from '../stand.js';

/** Longer than the minute after which a sending that Cal.com does not know is given up, and the look-up after it. */
const SETTLES_WITHIN_MS = 100_000;
/** What Cal.com has is found sooner. */
const FOUND_WITHIN_MS = 25_000;
const LOOKS_EVERY_MS = 250;

interface Unsettled {
  attempts: number;
  events: number;
  claims: number;
}

/** Waits until attempts and events are settled. @returns how many are not, after all that time */
export async function settle({ database, calendar, options }: Stand): Promise<number> {
  const began = Date.now();
  for (;;) {
    const [open] = await database.sql<Unsettled>(
      `select (select count(*)::int from booking_attempts where settled_at is null) as attempts,
         (select count(*)::int from outbox where delivered_at is null) as events, (select count(*)::int from host_claims) as claims`,
    );
    const left = open ? open.attempts + open.events + open.claims : Infinity;
    const waited = Date.now() - began;
    if (left === 0 || waited > SETTLES_WITHIN_MS) return left;
    if (options.quick && (waited > FOUND_WITHIN_MS || (await isAllFound()))) await giveUpSooner();
    await delay(LOOKS_EVERY_MS);
  }

  /** Nothing that is open stands in the calendar. */
  async function isAllFound(): Promise<boolean> {
    const open = await database.sql<{ booking_id: string }>('select booking_id from booking_attempts where settled_at is null');
    const booked = new Set((await calendar.bookings()).map(({ metadata }) => metadata.frontdeskBookingId));
    return open.every(({ booking_id }) => !booked.has(booking_id));
  }

  async function giveUpSooner(): Promise<void> {
    await database.sql(
      `update booking_attempts set sent_at = now() - interval '61 s', next_attempt_at = now(), claimed_until = null
       where settled_at is null and sent_at > now() - interval '61 s' and (claimed_until is null or claimed_until < now())`,
    );
  }
}
