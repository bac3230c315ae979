import { setTimeout as delay } from 'node:timers/promises';
import type { FunctionAnswer } from '../../sandbox/retell-caller/retell-call.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { LEITH, anotherCaller, weekday, wish } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';
import { scaled } from '../support/scale.js';
import { type TcpProxy, startTcpProxy } from '../support/tcp-proxy.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

/** How long each neighbour is out of order. */
const OUT_MS = scaled(1_500, 20_000);
const CALLERS = scaled(3, 8);

let database: TestDatabase;
let proxy: TcpProxy;
let frontdesk: Frontdesk;
beforeAll(async () => {
  database = await createTestDatabase();
  const { hostname, port } = new URL(database.url);
  proxy = await startTcpProxy({ host: hostname, port: Number(port) });
  frontdesk = await startFrontdesk({ databaseUrl: proxy.through(database.url), calcom: { limitPerMinute: 1_000_000 } });
  for (const to of [undefined, LEITH]) await frontdesk.call({ ...(to && { to }), from: anotherCaller() }).invoke('book_appointment', {});
}, 60_000);
afterAll(async () => {
  await proxy.mend();
  await frontdesk.close();
  await proxy.close();
  await database.drop();
});

let asked = 0;
/** A booking or a question, each about a time of its own. */
function anyCall(): Promise<FunctionAnswer> {
  asked += 1;
  const day = weekday(Math.floor(asked / 24) % 200);
  const minutes = 9 * 60 + (asked % 24) * 20;
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const call = frontdesk.call({ from: anotherCaller() });
  if (asked % 3 === 0) return call.invoke('check_availability', { service: 'Bartschnitt', date: day, time });
  return call.invoke('book_appointment', wish(`${day}T${time}`));
}

/** Callers ring one after the other for as long as the fault lasts; gives everything that was answered. */
async function callsWhile(over: Promise<unknown>): Promise<FunctionAnswer[]> {
  let lasts = true;
  void over.then(() => (lasts = false));
  const answers: FunctionAnswer[] = [];
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (lasts) answers.push(await anyCall());
    }),
  );
  return answers;
}

const MANY = 1_000_000;

describe.each([
  {
    neighbour: 'Cal.com takes 30 s for an answer',
    breakIt: async () => frontdesk.calcom.fault({ kind: 'any', fault: 'slow', delayMs: 30_000, times: MANY }),
    mend: async () => frontdesk.calcom.clearFaults(),
  },
  {
    neighbour: 'Cal.com answers 500',
    breakIt: async () => frontdesk.calcom.fault({ kind: 'any', fault: '500', times: MANY }),
    mend: async () => frontdesk.calcom.clearFaults(),
  },
  {
    neighbour: 'Cal.com answers 429',
    breakIt: async () => frontdesk.calcom.fault({ kind: 'any', fault: '429', times: MANY }),
    mend: async () => frontdesk.calcom.clearFaults(),
  },
  { neighbour: 'PostgreSQL refuses connections', breakIt: () => proxy.cut(), mend: () => proxy.mend() },
  { neighbour: 'PostgreSQL says nothing any more', breakIt: () => proxy.freeze(), mend: () => proxy.mend() },
])(`while $neighbour for ${OUT_MS / 1_000} s under load`, ({ breakIt, mend }) => {
  it(
    'every call is answered with a sentence within 3 s, nothing untrue is told, and everything settles afterwards',
    async () => {
      await breakIt();
      const answers = await callsWhile(delay(OUT_MS));
      await mend();

      expect(answers.length).toBeGreaterThanOrEqual(CALLERS);
      for (const { httpStatus, ms, body } of answers) {
        expect({ httpStatus, body }).toMatchObject({ httpStatus: 200, body: { message: expect.stringMatching(/\w+ \w+/) } });
        expect(ms).toBeLessThan(3_000);
      }
      const told = answers.flatMap(({ body }) => (body.status === 'booked' ? [JSON.parse(JSON.stringify(body.booking)).start] : []));
      const confirmed = await until(async () => {
        await frontdesk.database.query(
          `update booking_attempts set sent_at = least(sent_at, now() - interval '61 s'), next_attempt_at = now(), claimed_until = null
           where settled_at is null`,
        );
        const rows = await frontdesk.database.query<{ status: string; start: string }>(
          `select status, to_char(start_at at time zone 'Europe/Berlin', 'YYYY-MM-DD"T"HH24:MI') as start from bookings`,
        );
        return rows.every(({ status }) => status !== 'open') && rows.filter(({ status }) => status === 'confirmed');
      }, 20_000).catch(() => []);
      const standing = frontdesk.calcom.bookings().filter(({ status }) => status === 'accepted');
      expect(told.filter((start) => !confirmed.some((row) => row.start === start))).toEqual([]);
      expect(standing).toHaveLength(confirmed.length);
      expect((await frontdesk.call({ from: anotherCaller() }).invoke('list_services', {})).body).toMatchObject({ status: 'listed' });
    },
    60_000 + OUT_MS * 2,
  );
});
