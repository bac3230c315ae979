import { DateTime } from 'luxon';
import type { FunctionAnswer, RetellCall } from '../../sandbox/retell-caller/retell-call.js';
import { Clock } from '../../src/shared/clock.js';
import { type Frontdesk, CALCOM_KEY } from './app.js';
import { SEEBLICK_MITTE, anotherCaller, weekday, wish } from './booking-calls.js';

const HOURS = ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00'];
let taken = 0;

/** A start on the hour that no other test of the file has got; `more` of the same day are on the hours behind it. */
export function freeStart(): string {
  const index = taken++;
  return `${weekday(Math.floor(index / HOURS.length))}T${HOURS[index % HOURS.length]}`;
}

/** A later start of the day, off any hour that `freeStart` gives. */
export function later(start: string, minutes = 20): string {
  return DateTime.fromISO(start).plus({ minutes }).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** A booking that a caller just made, with the phone call in which it was made. */
export interface Booked {
  call: RetellCall;
  from: string;
  to: string;
  start: string;
  id: string;
  uid: string;
  reference: string;
  move(newStart: string, change?: object): Promise<FunctionAnswer>;
  cancel(change?: object): Promise<FunctionAnswer>;
}

export async function booked(frontdesk: Frontdesk, start = freeStart(), change: object = {}, to = SEEBLICK_MITTE): Promise<Booked> {
  const from = anotherCaller();
  const call = frontdesk.call({ from, to });
  let answer = await call.invoke('book_appointment', wish(start, change));
  // As an agent does: on a busy machine a call may run out of time before anything was sent.
  for (let again = 0; answer.body.status === 'one_moment' && again < 3; again += 1) {
    answer = await call.invoke('book_appointment', wish(start, change));
  }
  const { reference } = Object(answer.body.booking);
  const [row] = await frontdesk.database.query<{ id: string; calcom_uid: string }>(
    'select id, calcom_uid from bookings where reference = $1',
    [reference],
  );
  if (!row) throw new Error(`not booked: ${JSON.stringify(answer.body)}`);
  return {
    ...{ call, from, to, start, id: row.id, uid: row.calcom_uid, reference },
    move: (newStart, more) => call.invoke('reschedule_appointment', moveArgs(reference, newStart, more)),
    cancel: (more) => call.invoke('cancel_appointment', { booking_reference: reference, caller_confirmed: true, ...more }),
  };
}

export function moveArgs(reference: string, newStart: string, change: object = {}): object {
  return { booking_reference: reference, new_start: newStart, caller_confirmed: true, ...change };
}

/** How a booking stands in our database, its start as UTC. */
export interface Stored {
  status: string;
  calcom_uid: string;
  reference: string;
  start: string;
  minutes: number;
  uids: string[];
  attempts: string[];
  claims: number;
  callbacks: string[];
}

export async function stored(frontdesk: Frontdesk, id: string): Promise<Stored> {
  const [row] = await frontdesk.database.query<Stored>(
    `select b.status, b.calcom_uid, b.reference, to_char(b.start_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as start,
       (extract(epoch from b.end_at - b.start_at) / 60)::int as minutes,
       array(select calcom_uid from booking_uids u where u.booking_id = b.id order by bound_at) as uids,
       array(select kind || ' ' || state || coalesce(' ' || refusal, '') from booking_attempts a where a.booking_id = b.id order by created_at) as attempts,
       (select count(*)::int from host_claims c join booking_attempts a on a.id = c.attempt_id where a.booking_id = b.id) as claims,
       array(select reason from callback_requests c where c.booking_id = b.id order by reason) as callbacks
     from bookings b where b.id = $1`,
    [id],
  );
  if (!row) throw new Error('no such booking');
  return row;
}

/** Requests of a kind that reached the calendar. */
export function sent(frontdesk: Frontdesk, kind: 'reschedule' | 'cancel' | 'book'): number {
  return frontdesk.calcom.ledger().filter((entry) => entry.kind === kind).length;
}

/** The calendar's own view of one uid. */
export function atCalendar(frontdesk: Frontdesk, uid: string) {
  return frontdesk.calcom.bookings().find((booking) => booking.uid === uid);
}

/** A host's hand in Cal.com; gives the booking as Cal.com answers it. */
async function byHost(frontdesk: Frontdesk, path: string, body: object): Promise<{ uid: string }> {
  const response = await fetch(`${frontdesk.calcom.apiUrl}/bookings/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cal-api-version': '2024-08-13', authorization: `Bearer ${CALCOM_KEY}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const { data } = Object(await response.json());
  return data;
}

export function hostCancels(frontdesk: Frontdesk, uid: string): Promise<{ uid: string }> {
  return byHost(frontdesk, `${uid}/cancel`, { cancellationReason: 'host is ill' });
}

export function hostMoves(frontdesk: Frontdesk, uid: string, startUtc: string): Promise<{ uid: string }> {
  return byHost(frontdesk, `${uid}/reschedule`, { start: startUtc, reschedulingReason: 'host is late' });
}

/** Makes the open attempt of a booking as old as if it had been sent then, and works off what is due. */
export async function drainAfter(frontdesk: Frontdesk, bookingId: string, seconds: number): Promise<void> {
  await frontdesk.database.query(
    `update booking_attempts set sent_at = sent_at - $2 * interval '1 s', server_error_at = server_error_at - $2 * interval '1 s',
       next_attempt_at = now(), claimed_until = null where booking_id = $1 and settled_at is null`,
    [bookingId, seconds],
  );
  await frontdesk.drain();
}

/** Invokes a function as if it were then: by the application's clock and by Retell's signature. */
export async function invokeAt(frontdesk: Frontdesk, now: Date, call: RetellCall, name: string, args: object): Promise<FunctionAnswer> {
  const clock = frontdesk.app.get(Clock);
  const real = clock.now.bind(clock);
  clock.now = () => now;
  try {
    return await call.send(call.body(name, args), now.getTime());
  } finally {
    clock.now = real;
  }
}
