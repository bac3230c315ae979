import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { anotherCaller, bookingsAt, rowCounts, standingAt, weekday, wish } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';

let frontdesk: Frontdesk;
beforeAll(async () => {
  // Long enough that all of them are under way at once.
  frontdesk = await startFrontdesk({ calcom: { bookingDelayMs: 150 } });
  // Those who hear the truth within 3 s ring a process that has served before: its connections are open.
  await rivals(10, `${weekday(5)}T10:00`, { service: 'Herrenhaarschnitt' });
}, 60_000);
afterAll(() => frontdesk.close());

interface Told {
  status: unknown;
  slowestMs: number;
  body: Record<string, unknown>;
}

/** A caller whose agent does as it is told: on one_moment it calls again. */
async function persistentCaller(start: string, change: object): Promise<Told> {
  const call = frontdesk.call({ from: anotherCaller() });
  let slowestMs = 0;
  for (let tries = 0; ; tries++) {
    const { body, ms } = await call.invoke('book_appointment', wish(start, change));
    slowestMs = Math.max(slowestMs, ms);
    if (body.status !== 'one_moment' || tries === 6) return { status: body.status, slowestMs, body };
  }
}

function rivals(count: number, start: string, change: object): Promise<Told[]> {
  return Promise.all(Array.from({ length: count }, () => persistentCaller(start, change)));
}

function statuses(told: Told[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of told) counts[String(status)] = (counts[String(status)] ?? 0) + 1;
  return counts;
}

/** Pairs of standing bookings of the calendar that take the same host at the same time. */
function doubleBooked(): string[][] {
  const standing = frontdesk.calcom.bookings().filter(({ status }) => status === 'accepted' || status === 'pending');
  const collide = (a: (typeof standing)[number], b: (typeof standing)[number]): boolean =>
    a.uid < b.uid && a.start < b.end && b.start < a.end && a.hostIds.some((host) => b.hostIds.includes(host));
  return standing.flatMap((a) => standing.filter((b) => collide(a, b)).map((b) => [a.start, b.start]));
}

describe('ten callers at once for the same time', () => {
  it.each([
    ['one host', 'Herrenhaarschnitt', '10:00', 1],
    ['two hosts together', 'Farbe und Schnitt', '11:00', 1],
    ['a round robin of three', 'Haarschnitt Damen', '14:15', 3],
  ])('of %s (%s): as many win as hosts are free, and each hears the truth within 3 s', async (_hosts, service, time, winners) => {
    const start = `${weekday(0)}T${time}`;

    const told = await rivals(10, start, { service });

    expect(statuses(told)).toEqual({ booked: winners, slot_taken: 10 - winners });
    expect(standingAt(frontdesk, start)).toHaveLength(winners);
    expect((await bookingsAt(frontdesk, start)).filter(({ status }) => status === 'confirmed')).toHaveLength(winners);
    expect(Math.max(...told.map(({ slowestMs }) => slowestMs))).toBeLessThan(3_000);
    expect(doubleBooked()).toEqual([]);
    expect((await rowCounts(frontdesk)).host_claims).toBe(0);
  });
});

describe('overlapping times with unequal starts at once', () => {
  it('of one host are never both booked', async () => {
    const day = weekday(1);
    const pairs = ['09:00', '11:00', '13:00', '15:00'].flatMap((time) => {
      const half = `${time.slice(0, 3)}30`;
      return [
        persistentCaller(`${day}T${time}`, { service: 'Beratung', duration_minutes: 60 }),
        persistentCaller(`${day}T${half}`, { service: 'Beratung', duration_minutes: 30 }),
      ];
    });

    const told = await Promise.all(pairs);

    expect(statuses(told)).toEqual({ booked: 4, slot_taken: 4 });
    expect(doubleBooked()).toEqual([]);
  });

  it('of hosts that two services share are never both booked', async () => {
    const day = weekday(2);

    const told = await Promise.all([
      persistentCaller(`${day}T09:00`, { service: 'Farbe und Schnitt' }),
      ...['09:45', '10:30'].flatMap((time) => [1, 2, 3].map(() => persistentCaller(`${day}T${time}`, { service: 'Haarschnitt Damen' }))),
    ]);

    expect(doubleBooked()).toEqual([]);
    expect(standingAt(frontdesk, `${day}T09:45`).length).toBeGreaterThan(0);
    expect(Object.keys(statuses(told)).toSorted()).toEqual(['booked', 'slot_taken']);
  });
});

describe('a rival', () => {
  it('of a booking that is still being sent is asked for one moment, then hears that the time is taken', async () => {
    const start = `${weekday(3)}T10:00`;
    frontdesk.calcom.fault({ kind: 'book', fault: 'slow', delayMs: 1_900 });
    const first = frontdesk.call({ from: anotherCaller() }).invoke('book_appointment', wish(start));
    await until(async () => (await bookingsAt(frontdesk, start)).length === 1);
    const rival = frontdesk.call({ from: anotherCaller() });

    const meanwhile = await rival.invoke('book_appointment', wish(start));

    expect(meanwhile.body).toMatchObject({ ok: false, status: 'one_moment' });
    expect(meanwhile.ms).toBeGreaterThan(1_000);
    expect(meanwhile.ms).toBeLessThan(3_000);
    expect((await first).body.status).toBe('booked');
    expect((await rival.invoke('book_appointment', wish(start))).body).toMatchObject({ status: 'slot_taken', start });
    expect(standingAt(frontdesk, start)).toHaveLength(1);
  });

  it('waits for a short one and hears at once', async () => {
    const start = `${weekday(3)}T11:00`;
    const first = frontdesk.call({ from: anotherCaller() }).invoke('book_appointment', wish(start));
    await until(async () => (await bookingsAt(frontdesk, start)).length === 1);

    const { body } = await frontdesk.call({ from: anotherCaller() }).invoke('book_appointment', wish(start));

    expect(body.status).toBe('slot_taken');
    expect((await first).body.status).toBe('booked');
  });
});
