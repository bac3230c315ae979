import { Metrics } from '../../shared/metrics.js';
import { FairTurns } from './fair-turns.js';

const SALON = 'salon';
const LONG_MS = 60_000;

let turns: FairTurns;
beforeEach(async () => {
  turns = new FairTurns(new Metrics());
  // Its call is under way.
  await turns.take('dental', LONG_MS);
});

/** Time stands still, and passes when it is told to. */
function later(ms: number): void {
  const now = performance.now() + ms;
  performance.now = () => now;
}
afterEach(() => Reflect.deleteProperty(performance, 'now'));

it('remembers no company that nobody calls any more', async () => {
  later(0);
  for (let n = 0; n < 1_000; n++) (await turns.take(`company ${n}`, LONG_MS))?.end();
  later(2_000);

  (await turns.take(SALON, LONG_MS))?.end();

  // The one that has just called, and the one whose call is under way.
  expect([...Reflect.get(turns, 'lanes').keys()]).toEqual(['dental', SALON]);
});

describe('a company that floods', () => {
  /** Each call has ended before the next one comes: it is their number that is too much. */
  async function begunOf(calls: number): Promise<number> {
    const begun = await Promise.all(
      Array.from({ length: calls }, async () => {
        const turn = await turns.take(SALON, 0);
        turn?.end();
        return turn;
      }),
    );
    return begun.filter(Boolean).length;
  }

  it('begins no more than its share while others call, and may save up those of four seconds', async () => {
    later(0);
    expect(await begunOf(200)).toBe(40);

    later(500);
    expect(await begunOf(200)).toBe(5);

    later(60_000);
    expect(await begunOf(200)).toBe(40);
  });

  it('begins all when nobody else calls', async () => {
    later(0);
    turns = new FairTurns(new Metrics());
    (await turns.take('dental', LONG_MS))?.end();
    expect(await begunOf(200)).toBe(40);

    later(1_500);
    expect(await begunOf(200)).toBe(200);
  });

  it('is alone also where it called by the name of its number before', async () => {
    later(0);
    turns = new FairTurns(new Metrics());
    const first = await turns.take('+49305550101', LONG_MS);
    turns.rename('+49305550101');
    expect(await begunOf(200)).toBe(40);

    first?.end();
    expect(await begunOf(200)).toBe(200);
  });

  it('keeps its callers waiting for the share that comes, not for another call', async () => {
    await begunOf(40);

    expect(await turns.take(SALON, LONG_MS)).not.toBeNull();
  });
});
