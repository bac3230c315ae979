import type { Fault } from '../../sandbox/calcom-server/faults.js';
import { Clock } from '../../src/shared/clock.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { anotherCaller, book, bookingsAt, sentBookings, standingAt, utc, weekday, wish } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());

/** Books while the next request to book suffers the fault. */
async function bookUnder(
  fault: Omit<Fault, 'kind'>,
  start: string,
  change: object = {},
): Promise<{ ms: number; body: Record<string, unknown>; sent: number }> {
  const before = sentBookings(frontdesk);
  frontdesk.calcom.fault({ kind: 'book', ...fault });
  const { ms, body } = await book(frontdesk, start, change);
  return { ms, body, sent: sentBookings(frontdesk) - before };
}

/** As if that much time had passed since the attempt was sent. */
async function letTimePass(start: string, seconds: number): Promise<void> {
  await frontdesk.database.query(
    `update booking_attempts a set sent_at = sent_at - $2 * interval '1 s', server_error_at = server_error_at - $2 * interval '1 s',
       next_attempt_at = now() - interval '1 s' from bookings b where b.id = a.booking_id and b.start_at = $1 and a.settled_at is null`,
    [utc(start), seconds],
  );
  await frontdesk.drain();
}

function callbacks(start: string): Promise<object[]> {
  return frontdesk.database.query(
    `select c.reason, c.status, c.name, c.phone = b.caller_number as of_the_caller from callback_requests c join bookings b on b.id = c.booking_id
     where b.start_at = $1`,
    [utc(start)],
  );
}

describe('a booking that was made although the answer was lost', () => {
  it.each([
    ['cut_after_booking', '10:00'],
    ['half', '10:20'],
  ] as const)('%s: is found, and booked in the same answer', async (fault, time) => {
    const start = `${weekday(0)}T${time}`;

    const { body, ms, sent } = await bookUnder({ fault }, start);

    expect(body).toMatchObject({ status: 'booked', booking: { start } });
    expect(ms).toBeLessThan(3_000);
    expect(sent).toBe(1);
    const [standing, ...others] = standingAt(frontdesk, start);
    expect(others).toEqual([]);
    expect(await bookingsAt(frontdesk, start)).toMatchObject([
      { status: 'confirmed', calcom_uid: standing?.uid, attempt: 'confirmed', claims: 0 },
    ]);
  });

  it('slow: will be confirmed later, is found by the next look-up, and is not sent again', async () => {
    const start = `${weekday(0)}T11:00`;
    const call = frontdesk.call({ from: anotherCaller() });
    const before = sentBookings(frontdesk);
    frontdesk.calcom.fault({ kind: 'book', fault: 'slow', delayMs: 4_000 });

    const answer = await call.invoke('book_appointment', wish(start));

    expect(answer.body).toMatchObject({ ok: false, status: 'will_confirm_later' });
    expect(answer.body).not.toHaveProperty('booking');
    expect(answer.ms).toBeLessThan(3_000);
    const [kept] = await bookingsAt(frontdesk, start);
    expect(kept).toMatchObject({ status: 'open', claims: 1 });
    await until(async () => (await bookingsAt(frontdesk, start))[0]?.status === 'confirmed', 12_000);
    expect(await bookingsAt(frontdesk, start)).toMatchObject([
      { attempt: 'confirmed', claims: 0, calcom_uid: standingAt(frontdesk, start)[0]?.uid },
    ]);
    expect((await call.invoke('book_appointment', wish(start))).body.status).toBe('booked');
    expect(sentBookings(frontdesk) - before).toBe(1);
    expect(await callbacks(start)).toEqual([]);
  }, 20_000);
});

describe('a booking of which nobody knows', () => {
  it('after a complete 500 will be confirmed later, keeps its time for 2 s, then is refused, and somebody is asked to ring', async () => {
    const start = `${weekday(1)}T10:00`;

    const { body, sent } = await bookUnder({ fault: '500' }, start);

    expect(body).toMatchObject({ ok: false, status: 'will_confirm_later' });
    expect(await bookingsAt(frontdesk, start)).toMatchObject([{ status: 'open', attempt: 'unknown', claims: 1 }]);
    await letTimePass(start, 3);
    expect(await bookingsAt(frontdesk, start)).toMatchObject([{ status: 'refused', attempt: 'refused', claims: 0 }]);
    expect(await callbacks(start)).toEqual([{ reason: 'booking_not_confirmed', status: 'open', name: 'Mila Brandt', of_the_caller: true }]);
    expect(sent).toBe(1);
  });

  it.each([
    ['502', '10:20'],
    ['rubbish', '10:40'],
    ['cut', '11:00'],
  ] as const)('after %s is unknown for 60 s, then refused, and never sent again', async (fault, time) => {
    const start = `${weekday(1)}T${time}`;
    const before = sentBookings(frontdesk);

    const { body } = await bookUnder({ fault }, start);

    expect(body).toMatchObject({ ok: false, status: 'will_confirm_later' });
    await letTimePass(start, 40);
    expect(await bookingsAt(frontdesk, start)).toMatchObject([{ status: 'open', attempt: 'unknown', claims: 1 }]);
    await letTimePass(start, 25);
    expect(await bookingsAt(frontdesk, start)).toMatchObject([{ status: 'refused', attempt: 'refused', claims: 0 }]);
    expect(await callbacks(start)).toHaveLength(1);
    expect(sentBookings(frontdesk) - before).toBe(1);
    expect(standingAt(frontdesk, start)).toEqual([]);
  });

  it('is not given up sooner by a process whose clock is ahead: age goes by the clock that wrote it down', async () => {
    const start = `${weekday(1)}T11:20`;
    await bookUnder({ fault: 'cut' }, start);
    const clock = frontdesk.app.get(Clock);
    clock.now = () => new Date(Date.now() + 3_600_000);

    await letTimePass(start, 20).finally(() => Reflect.deleteProperty(clock, 'now'));

    expect(await bookingsAt(frontdesk, start)).toMatchObject([{ status: 'open', attempt: 'unknown', claims: 1 }]);
  });

  it('is told as it is when the caller asks again', async () => {
    const start = `${weekday(1)}T12:00`;
    const call = frontdesk.call({ from: anotherCaller() });
    frontdesk.calcom.fault({ kind: 'book', fault: '500' });
    const first = await call.invoke('book_appointment', wish(start));
    const before = sentBookings(frontdesk);

    const second = await call.invoke('book_appointment', wish(start));

    expect([first.body.status, second.body.status]).toEqual(['will_confirm_later', 'will_confirm_later']);
    expect(sentBookings(frontdesk)).toBe(before);
  });

  it('keeps its time from a rival, who hears of other times', async () => {
    const start = `${weekday(1)}T13:00`;
    await bookUnder({ fault: '502' }, start);
    const before = sentBookings(frontdesk);

    const { body, ms } = await book(frontdesk, start);

    expect(body).toMatchObject({ ok: false, status: 'slot_taken', start });
    expect(body.alternatives).toHaveLength(3);
    expect(JSON.stringify(body.alternatives)).not.toContain(start);
    expect(ms).toBeLessThan(3_000);
    expect(sentBookings(frontdesk)).toBe(before);
  });

  it('is not settled while Cal.com cannot be asked', async () => {
    const start = `${weekday(1)}T14:00`;
    await bookUnder({ fault: '502' }, start);
    frontdesk.calcom.fault({ kind: 'bookings', fault: '502', times: 4 });

    await letTimePass(start, 120);

    expect(await bookingsAt(frontdesk, start)).toMatchObject([{ status: 'open', attempt: 'unknown', claims: 1 }]);
    await fetch(`${frontdesk.calcom.origin}/_sandbox/faults`, { method: 'DELETE' });
  });
});

describe('a calendar that cannot be reached', () => {
  it('says so within 3 s when free times are not told', async () => {
    frontdesk.calcom.fault({ kind: 'slots', fault: 'slow', delayMs: 5_000 });

    const { body, ms } = await book(frontdesk, `${weekday(8)}T10:00`);

    expect(body).toMatchObject({ ok: false, status: 'temporarily_unavailable' });
    expect(ms).toBeLessThan(3_000);
  });

  it('answers within 3 s when both, free times and booking, are slow', async () => {
    frontdesk.calcom.fault({ kind: 'slots', fault: 'slow', delayMs: 1_000 });
    frontdesk.calcom.fault({ kind: 'book', fault: 'slow', delayMs: 5_000 });

    const { body, ms } = await book(frontdesk, `${weekday(3)}T10:00`, { service: 'Herrenhaarschnitt' });

    expect(body).toMatchObject({ ok: false, status: 'will_confirm_later' });
    expect(ms).toBeLessThan(3_000);
  });

  it('with 429 says so at once and pauses that key only', async () => {
    const connection = await frontdesk.database.query<{ id: string }>(
      `insert into calcom_connections (id, label, base_url, calcom_instance) values (gen_random_uuid(), 'other', 'https://other.example/v2', 'https://other.example') returning id`,
    );
    await frontdesk.database.query('insert into rate_budgets (connection_id) values ($1)', [connection[0]?.id]);
    const start = `${weekday(4)}T10:00`;

    const { body, ms, sent } = await bookUnder({ fault: '429' }, start);

    expect(body).toMatchObject({ ok: false, status: 'temporarily_unavailable' });
    expect(ms).toBeLessThan(1_500);
    expect(sent).toBe(1);
    expect(await bookingsAt(frontdesk, start)).toMatchObject([{ status: 'refused', claims: 0 }]);
    const paused = await frontdesk.database.query(
      `select c.label, coalesce(b.blocked_until > now() + interval '30 s', false) as paused from rate_budgets b join calcom_connections c on c.id = b.connection_id order by 1`,
    );
    expect(paused).toEqual([
      { label: 'default', paused: true },
      { label: 'other', paused: false },
    ]);
  });

  it('is not asked while the key is paused', async () => {
    const before = frontdesk.calcom.ledger().length;

    const { body, ms } = await book(frontdesk, `${weekday(5)}T10:00`, { service: 'Farbe und Schnitt' });

    expect(body.status).toBe('temporarily_unavailable');
    expect(ms).toBeLessThan(1_500);
    expect(
      frontdesk.calcom
        .ledger()
        .slice(before)
        .filter(({ kind }) => kind === 'book' || kind === 'slots'),
    ).toEqual([]);
  });
});
