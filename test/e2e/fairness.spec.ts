import pg from 'pg';
import type { FunctionAnswer } from '../../sandbox/retell-caller/retell-call.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { LEITH, SEEBLICK_MITTE, SEEBLICK_NORD, anotherCaller, bookingsAt, standingAt, weekday, wish } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';

/** More than there are connections to the database (src/shared/statements.ts). */
const FLOOD = 30;

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk({ calcom: { limitPerMinute: 1_000_000 } });
  // Since their first call the two numbers are known to be of one company.
  for (const to of [SEEBLICK_MITTE, SEEBLICK_NORD]) await frontdesk.call({ to, from: anotherCaller() }).invoke('list_services', {});
}, 60_000);
afterAll(() => frontdesk.close());

async function waiting(): Promise<number> {
  const text = await (await fetch(`${frontdesk.baseUrl}/metrics`)).text();
  return Number(/^frontdesk_function_calls_waiting (\d+)$/m.exec(text)?.[1]);
}

async function faultsAreUsedUp(): Promise<boolean> {
  const { faults }: { faults: object[] } = JSON.parse(await (await fetch(`${frontdesk.calcom.origin}/_sandbox/faults`)).text());
  return faults.length === 0;
}

/** Until it is let go, whatever is written for this company waits in the database, on a connection. */
async function holdCompany(name: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: frontdesk.database.url });
  // A test that fails leaves it to the end of the database.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin');
  await client.query('select from companies where name = $1 for update', [name]);
  return async () => {
    await client.query('rollback');
    await client.end();
  };
}

it('a company whose calls hang keeps nobody else waiting; its own callers hear the truth in time, and are served afterwards', async () => {
  const starts = Array.from({ length: FLOOD }, (_, n) => `${weekday(Math.floor(n / 3))}T${10 + (n % 3)}:20`);
  const calls = starts.map((_, n) => frontdesk.call({ to: n % 2 === 0 ? SEEBLICK_MITTE : SEEBLICK_NORD, from: anotherCaller() }));
  const ask = (n: number): Promise<FunctionAnswer | undefined> =>
    Promise.resolve(calls[n]?.invoke('book_appointment', wish(starts[n] ?? '')));
  const letGo = await holdCompany('Salon Seeblick');

  const flood = calls.map((_, n) => ask(n));
  let answered = false;
  void Promise.race(flood).then(() => (answered = true));
  await until(async () => answered || (await waiting()) > 0);
  const dental = `${weekday(0, 'Europe/London')}T14:00`;
  const calm = await frontdesk.call({ to: LEITH, from: anotherCaller() }).invoke('book_appointment', wish(dental, { service: 'Check-up' }));
  const told = await Promise.all(flood);
  await letGo();

  expect(calm.body).toMatchObject({ status: 'booked', booking: { start: dental } });
  for (const answer of told) expect(answer?.ms).toBeLessThan(3_000);
  // Who was begun did not get into the database; of the others nothing was begun.
  expect(new Set(told.map((answer) => answer?.body.status))).toEqual(new Set(['one_moment', 'temporarily_unavailable']));
  for (const start of starts) expect(standingAt(frontdesk, start)).toEqual([]);

  for (const [n, start] of starts.entries()) {
    const again = await ask(n);
    expect(again?.body).toMatchObject({ status: 'booked', booking: { start } });
    expect(await bookingsAt(frontdesk, start)).toMatchObject([{ status: 'confirmed' }]);
  }
  expect(await waiting()).toBe(0);
}, 60_000);

it('who waits for Cal.com keeps nobody of the own company waiting', async () => {
  frontdesk.calcom.fault({ kind: 'slots', fault: 'slow', delayMs: 60_000, times: 3 });
  const day = weekday(8);
  const held = ['Bartschnitt', 'Herrenhaarschnitt', 'Farbe und Schnitt'].map((service) =>
    frontdesk.call({ from: anotherCaller() }).invoke('check_availability', { service, date: day }),
  );
  await until(faultsAreUsedUp);

  const other = await frontdesk.call({ from: anotherCaller() }).invoke('list_services', {});
  frontdesk.calcom.clearFaults();

  expect(other.body.status).toBe('listed');
  for (const { body } of await Promise.all(held)) expect(['slots', 'temporarily_unavailable']).toContain(body.status);
});
