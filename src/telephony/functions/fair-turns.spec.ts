import { Metrics } from '../../shared/metrics.js';
import { FairTurns } from './fair-turns.js';

const SALON = 'salon';
const LONG_MS = 60_000;

let metrics: Metrics;
let turns: FairTurns;
/** So many others have a call at work that each company's share is one. */
const OTHERS = 7;
beforeEach(async () => {
  metrics = new Metrics();
  turns = new FairTurns(metrics);
  for (let n = 0; n < OTHERS; n++) await turns.take(`other ${n}`, LONG_MS);
});

/** Begins as soon as its turn has come, and notes that. */
function aCall(name: string, begun: string[], company = SALON) {
  return turns.take(company, LONG_MS).then((turn) => {
    begun.push(name);
    return turn;
  });
}

/** All that can go on by now has gone on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function waiting(): Promise<number> {
  const [value] = (await metrics.registry.getSingleMetric('frontdesk_function_calls_waiting')?.get())?.values ?? [];
  return value?.value ?? Number.NaN;
}

it('lets calls of one company work one after the other, first come first served, and shows how many wait', async () => {
  const begun: string[] = [];
  const [first, second, third] = [aCall('first', begun), aCall('second', begun), aCall('third', begun)];
  await settled();
  expect([begun, await waiting()]).toEqual([['first'], 2]);

  (await first)?.end();
  await settled();
  expect([begun, await waiting()]).toEqual([['first', 'second'], 1]);

  (await second)?.end();
  (await third)?.end();
  expect([begun, await waiting()]).toEqual([['first', 'second', 'third'], 0]);
});

it('gives all to a company that calls alone, and takes it back when others call', async () => {
  turns = new FairTurns(new Metrics());
  const begun: string[] = [];
  const calls = Array.from({ length: 10 }, (_, n) => aCall(`${n}`, begun));
  await settled();
  expect(begun).toHaveLength(8);

  void aCall('dental', begun, 'dental');
  for (const call of calls.slice(0, 4)) (await call)?.end();
  await settled();
  expect(begun.slice(8)).toEqual(['dental']);

  (await calls[4])?.end();
  await settled();
  expect(begun.slice(8)).toEqual(['dental', '8']);
});

it('keeps no call of another company waiting', async () => {
  const begun: string[] = [];
  void aCall('salon', begun);
  void aCall('salon again', begun);
  void aCall('dental', begun, 'dental');

  await settled();

  expect(begun).toEqual(['salon', 'dental']);
});

it('lets the next call begin while one only waits; that one then goes on beside it, and only then is nobody let in', async () => {
  const begun: string[] = [];
  const first = await aCall('first', begun);
  const second = aCall('second', begun);
  void aCall('third', begun);

  first?.pause();
  await settled();
  first?.resume();
  (await second)?.end();
  await settled();
  expect(begun).toEqual(['first', 'second']);

  first?.end();
  await settled();
  expect(begun).toEqual(['first', 'second', 'third']);
});

it('counts a call that waits for two things at once as waiting until both are there', async () => {
  const begun: string[] = [];
  const first = await aCall('first', begun);
  first?.pause();
  first?.pause();
  first?.resume();
  (await aCall('second', begun))?.end();

  first?.resume();
  void aCall('third', begun);
  await settled();

  expect(begun).toEqual(['first', 'second']);
});

it('ends a turn once, also when what hung goes on later', async () => {
  const begun: string[] = [];
  const first = await aCall('first', begun);
  first?.pause();
  first?.end();
  first?.resume();
  first?.end();
  void aCall('second', begun);
  void aCall('third', begun);

  await settled();

  expect(begun).toEqual(['first', 'second']);
});

it('begins nothing whose turn did not come in time, and keeps nothing of it', async () => {
  const first = await turns.take(SALON, LONG_MS);

  expect(await turns.take(SALON, 1)).toBeNull();

  expect(await waiting()).toBe(0);
  first?.end();
  expect(await turns.take(SALON, 1)).not.toBeNull();
});
