import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import type { FunctionAnswer } from '../../sandbox/retell-caller/retell-call.js';
import type { Frontdesk } from './app.js';

export const SEEBLICK_MITTE = '+49305550101';
export const SEEBLICK_NORD = '+49305550102';
export const LEITH = '+441314960101';

let callers = 0;

/** A visible number that nobody else in this file calls from. */
export function anotherCaller(): string {
  return `+491760406${String(1_000 + callers++).padStart(4, '0')}`;
}

/** The nth weekday after the day after tomorrow: open, bookable, and in no test of another n. */
export function weekday(n: number, timeZone = 'Europe/Berlin'): string {
  let day = DateTime.now().setZone(timeZone).plus({ days: 2 });
  for (let found = 0; ; day = day.plus({ days: 1 })) if (day.weekday <= 5 && found++ === n) return day.toFormat('yyyy-MM-dd');
}

/** The first Saturday after the day after tomorrow. */
export function saturday(): string {
  let day = DateTime.now().setZone('Europe/Berlin').plus({ days: 2 });
  while (day.weekday !== 6) day = day.plus({ days: 1 });
  return day.toFormat('yyyy-MM-dd');
}

/** UTC as the calendar keeps it. */
export function utc(local: string, timeZone = 'Europe/Berlin'): string {
  return DateTime.fromISO(local, { zone: timeZone }).toUTC().toISO() ?? '';
}

/** Complete arguments of book_appointment. */
export function wish(start: string, change: object = {}): object {
  return { service: 'Bartschnitt', start, customer_name: 'Mila Brandt', caller_confirmed: true, ...change };
}

/** One booking call from a caller of its own, unless said otherwise. */
export function book(frontdesk: Frontdesk, start: string, change: object = {}, to = SEEBLICK_MITTE): Promise<FunctionAnswer> {
  return frontdesk.call({ to, from: anotherCaller() }).invoke('book_appointment', wish(start, change));
}

/** Requests to book that reached the calendar. */
export function sentBookings(frontdesk: Frontdesk): number {
  return frontdesk.calcom.ledger().filter((entry) => entry.kind === 'book').length;
}

/** Standing bookings of the calendar that begin then. */
export function standingAt(frontdesk: Frontdesk, local: string, timeZone = 'Europe/Berlin') {
  const start = utc(local, timeZone);
  return frontdesk.calcom.bookings().filter((booking) => booking.start === start && ['accepted', 'pending'].includes(booking.status));
}

/** As if the minute of a 429 were over: no pause, no permit spent. */
export async function letThrottlingPass(frontdesk: Frontdesk): Promise<void> {
  await frontdesk.database.query(`update rate_budgets set blocked_until = null, leases = '[]'`);
}

/** What a call may leave behind. */
export async function rowCounts(frontdesk: Frontdesk): Promise<Record<string, number>> {
  const tables = ['receipts', 'calls', 'function_calls', 'bookings', 'booking_attempts', 'host_claims', 'callback_requests'];
  const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`);
  const [row] = await frontdesk.database.query<Record<string, number>>(`select ${counts.join(', ')}`);
  return row ?? {};
}

export interface StoredCall {
  status: string;
  http_status: number;
  chain: { link: string; ok: boolean; what: string | null; reason?: string }[];
}

/** The function calls of one phone call as they were stored, oldest first. */
export function storedCalls(frontdesk: Frontdesk, callId: string): Promise<StoredCall[]> {
  return frontdesk.database.query<StoredCall>(
    `select f.answer->>'status' as status, f.http_status, f.chain from function_calls f join calls c on c.id = f.call_id
     where c.provider_call_id = $1 order by f.started_at`,
    [callId],
  );
}

export interface StoredBooking {
  id: string;
  status: string;
  calcom_uid: string | null;
  caller_number: string | null;
  contact_phone: string | null;
  attempt_id: string;
  attempt: string;
  claims: number;
}

/** Our bookings that begin then, with their attempt. */
export function bookingsAt(frontdesk: Frontdesk, local: string, timeZone = 'Europe/Berlin'): Promise<StoredBooking[]> {
  return frontdesk.database.query<StoredBooking>(
    `select b.id, b.status, b.calcom_uid, b.caller_number, b.contact_phone, a.id as attempt_id, a.state as attempt,
       (select count(*)::int from host_claims c where c.attempt_id = a.id) as claims
     from bookings b join booking_attempts a on a.booking_id = b.id where b.start_at = $1 order by b.created_at`,
    [utc(local, timeZone)],
  );
}

/** The recorded request body, as its bytes came. */
export function recordedCall(file: string): { args: Record<string, unknown>; call: Record<string, unknown>; name: string } {
  return JSON.parse(readFileSync(`test/recordings/retell/${file}`, 'utf8'));
}
