import { once } from 'node:events';
import { join } from 'node:path';
import { SHARE_PER_SECOND } from '../../src/telephony/functions/fair-turns.js';
import type { DataSet } from '../data/data-set.js';
import { firstBookableDay } from '../data/numbers.js';
import { median, percentile } from '../load/figures.js';
import type { Target } from '../load/rounds.js';
import { productTarget } from '../load/targets.js';
import { type Child, startProgram } from '../running/child.js';
import type { Stand } from '../stand.js';
import type { Stream, StreamResult } from './stream.js';

/** The calm company calls as often as its share allows, the flooding one ten times as often. */
const EVERY_MS = 1_000 / SHARE_PER_SECOND;
const FLOOD = 10;
/** Of the seconds that the other measurements take for a stage: so rare are these calls that their p99 would be a single one. */
const STAGE = 3;
/** How long the calendar takes for an answer: not at all, which shows what the process itself can do, and nearly as long as Cal.com. */
const CALENDAR_MS = [0, 250];
const CALM_COMPANY = 3;
/** Another one each time: none runs out of free slots, and none is on the calm company's connection. */
const FIRST_FLOODING_COMPANY = 4;

/** The calm company's callers, in one round. */
export interface Seen {
  p50Ms: number;
  p99Ms: number;
  answers: Record<string, number>;
}

export interface FairnessFigures {
  calendarMs: number;
  callsARound: number;
  alone: Seen[];
  flooded: Seen[];
  /** The flooding company's own callers, beside the calm ones. */
  flooding: Seen[];
  /** p99 of a round beside a flood to that of the round alone before it, minus one; the median of the rounds. */
  growth: number;
  rounds: number[];
  busiest: number;
}

/** One company's callers alone and beside a company that floods, in turn; both times they call at the same moments for the same things. */
export async function measureFairness(stand: Stand, data: DataSet): Promise<FairnessFigures[]> {
  const { options, ending, folder, installation, calendarOrigin } = stand;
  const calendarUrl = `${calendarOrigin}/v2`;
  const env = installation.env(data.url, calendarUrl, options.role);
  const product = await productTarget(ending, { folder, databaseUrl: data.url, calendarUrl, env, profileInto: options.profileInto });
  const callers = {
    calm: await startProgram(ending, 'fairness/main.ts', { logFile: join(folder, 'calm.log') }),
    flooding: await startProgram(ending, 'fairness/main.ts', { logFile: join(folder, 'flooding.log') }),
  };
  const run = new Run(stand, product, callers);
  const figures: FairnessFigures[] = [];
  for (const ms of CALENDAR_MS) figures.push(await run.at(ms));
  for (const each of [callers.calm, callers.flooding, product]) await each.end();
  return figures;
}

type Who = 'calm' | 'flooding';

class Run {
  private calmWishes = 0;
  private floods = 0;
  private readonly firstDay = firstBookableDay().toFormat('yyyy-MM-dd');

  constructor(
    private readonly stand: Stand,
    private readonly product: Target,
    private readonly callers: Record<Who, Child>,
  ) {}

  async at(calendarMs: number): Promise<FairnessFigures> {
    const { options, progress, calendarOrigin } = this.stand;
    await fetch(`${calendarOrigin}/_bench/delay?ms=${calendarMs}`, { method: 'POST' });
    const calls = Math.round((STAGE * options.seconds * 1_000) / EVERY_MS);
    const seen: Record<'alone' | 'flooded' | 'flooding', StreamResult[]> = { alone: [], flooded: [], flooding: [] };
    progress(`fairness, calendar at ${calendarMs} ms: warming up`);
    await this.stage(calls, true);
    for (let round = 1; round <= options.rounds; round++) {
      progress(`fairness, calendar at ${calendarMs} ms: round ${round} of ${options.rounds}`);
      const [alone] = await this.stage(calls, false);
      const [flooded, flooding] = await this.stage(calls, true);
      if (!alone || !flooded || !flooding) throw new Error('a caller ended');
      seen.alone.push(alone);
      seen.flooded.push(flooded);
      seen.flooding.push(flooding);
    }
    const [alone, flooded, flooding] = [seen.alone.map(told), seen.flooded.map(told), seen.flooding.map(told)];
    const rounds = flooded.map(({ p99Ms }, index) => p99Ms / (alone[index]?.p99Ms ?? Number.NaN) - 1);
    const busiest = Math.max(...Object.values(seen).flatMap((results) => results.map(({ busy }) => busy)));
    return { calendarMs, callsARound: calls, alone, flooded, flooding, growth: median(rounds), rounds, busiest };
  }

  private async stage(calls: number, withFlood: boolean): Promise<StreamResult[]> {
    const calm = { company: CALM_COMPANY, everyMs: EVERY_MS, calls, firstWish: this.calmWishes };
    this.calmWishes += calls;
    const flooding = { company: FIRST_FLOODING_COMPANY + this.floods, everyMs: EVERY_MS / FLOOD, calls: calls * FLOOD, firstWish: 0 };
    if (withFlood) this.floods += 1;
    const results = await Promise.all([this.send('calm', calm), ...(withFlood ? [this.send('flooding', flooding)] : [])]);
    // What the flood left behind is worked off by the same process; the next stage begins when it is done.
    await this.product.settled();
    return results;
  }

  private async send(who: Who, calls: Omit<Stream, 'url' | 'firstDay'>): Promise<StreamResult> {
    const { process: callers, gone } = this.callers[who];
    const stream: Stream = { ...calls, url: `${this.product.origin}${this.product.path}`, firstDay: this.firstDay };
    callers.send(stream);
    const [result]: StreamResult[] = await Promise.race([once(callers, 'message'), gone.then(() => [])]);
    if (!result) throw new Error(`the ${who} company's callers ended`);
    return result;
  }
}

function told({ latencies, answers }: StreamResult): Seen {
  return { p50Ms: percentile(latencies, 50), p99Ms: percentile(latencies, 99), answers };
}
