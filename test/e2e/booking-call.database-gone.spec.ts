import { EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';
import { runInContext } from '../../src/outbox/run-in-context.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { LEITH, anotherCaller, sentBookings, standingAt, weekday, wish } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';
import { type TcpProxy, startTcpProxy } from '../support/tcp-proxy.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let proxy: TcpProxy;
let frontdesk: Frontdesk;
beforeAll(async () => {
  database = await createTestDatabase();
  const { hostname, port } = new URL(database.url);
  proxy = await startTcpProxy({ host: hostname, port: Number(port) });
  frontdesk = await startFrontdesk({
    databaseUrl: proxy.through(database.url),
  });
  // A process that has answered calls before: it knows the workspace and the languages of its numbers.
  await frontdesk.call({ from: anotherCaller() }).invoke('book_appointment', {});
  await frontdesk.call({ to: LEITH, from: anotherCaller() }).invoke('book_appointment', {});
}, 60_000);
afterAll(async () => {
  await proxy.mend();
  await frontdesk.close();
  await proxy.close();
  await database.drop();
});

const GERMAN = /^Ich erreiche den Kalender|leider|^Einen Moment/;
const ENGLISH = /I cannot reach|^One moment/;
/** The second where the machine is so busy that the last of all deadlines comes before PostgreSQL's. */
const UNDECIDED = /^(temporarily_unavailable|one_moment)$/;

/** Past the proxy. */
async function onDatabase<T extends object>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('of a pool whose connections are all lost at once', () => {
  const POOL = 10;

  it.each(['commit', 'rollback'])('in front of a %s, each is given back', async (end) => {
    const em = frontdesk.app.get(EntityManager);
    let inside = 0;
    let allInside = (): void => undefined;
    const cut = new Promise<void>((resolve) => (allInside = resolve)).then(() => proxy.cut());
    const lost = Array.from({ length: POOL }, () =>
      runInContext(em, () =>
        em.transactional(async () => {
          await em.execute('select 1');
          inside += 1;
          if (inside === POOL) allInside();
          await cut;
          if (end === 'rollback') throw new Error('for its own reasons');
        }),
      ).catch(() => 'lost'),
    );

    expect(await Promise.all(lost)).toEqual(Array(POOL).fill('lost'));
    await proxy.mend();

    const [row] = await em.fork().execute<{ one: number }[]>('select 1 as one');
    expect(row).toEqual({ one: 1 });
  });
});

describe.each([
  ['refuses connections', '10', () => proxy.cut()],
  ['says nothing any more', '11', () => proxy.freeze()],
])('while PostgreSQL %s', (_how, hour, goAway) => {
  it('a call is answered with a sentence in the number’s language within 3 s, and is booked when it is sent again later', async () => {
    const start = `${weekday(0)}T${hour}:00`;
    const call = frontdesk.call({ from: anotherCaller() });
    const body = call.body('book_appointment', wish(start));
    await goAway();

    const german = await call.send(body);
    const english = await frontdesk
      .call({ to: LEITH, from: anotherCaller() })
      .invoke('book_appointment', wish(start, { service: 'Check-up' }));
    const unseen = await frontdesk.call({ workspace: 'other' }).send(body);
    await proxy.mend();

    const heard = (message: RegExp): object => ({
      httpStatus: 200,
      body: { ok: false, status: expect.stringMatching(UNDECIDED), message: expect.stringMatching(message) },
    });
    expect(german).toMatchObject(heard(GERMAN));
    expect(english).toMatchObject(heard(ENGLISH));
    expect(unseen).toMatchObject({
      httpStatus: 503,
      body: { code: 'server.unavailable' },
    });
    for (const { ms } of [german, english, unseen]) expect(ms).toBeLessThan(3_000);
    expect(standingAt(frontdesk, start)).toEqual([]);
    // What PostgreSQL was told last may reach it only now, and holds the call's place for some seconds: the agent calls again, as it is told.
    const told = await until(async () => {
      const { body: heard } = await call.send(body);
      return !UNDECIDED.test(String(heard.status)) && heard;
    });
    expect(told).toMatchObject({ status: 'booked', booking: { start } });
  });

  it('in the middle of a call, it is answered within 3 s, and whatever was booked is found again', async () => {
    const start = `${weekday(1)}T${hour}:00`;
    const call = frontdesk.call({ from: anotherCaller() });
    frontdesk.calcom.fault({ kind: 'book', fault: 'slow', delayMs: 600 });
    const before = sentBookings(frontdesk);
    const answering = call.invoke('book_appointment', wish(start));
    // Not only committed: an attempt whose COMMIT was not answered any more is never sent.
    await until(() => sentBookings(frontdesk) > before);
    await goAway();

    const { body, ms, httpStatus } = await answering;
    await proxy.mend();

    expect(httpStatus).toBe(200);
    expect(ms).toBeLessThan(3_000);
    expect(['one_moment', 'will_confirm_later', 'temporarily_unavailable']).toContain(body.status);
    await onDatabase('update booking_attempts set claimed_until = null, next_attempt_at = now() where settled_at is null');
    const again = await until(async () => {
      const repeated = await call.invoke('book_appointment', wish(start));
      return repeated.body.status === 'booked' && repeated;
    }, 15_000);
    expect(again.body).toMatchObject({ booking: { start } });
    expect(standingAt(frontdesk, start)).toHaveLength(1);
  });
});
