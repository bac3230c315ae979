import { once } from 'node:events';
import type { Child } from '../running/child.js';
import { cpuMs, familyCpuMs } from '../running/usage.js';
import { DIFFERENT_QUESTIONS } from './bodies.js';
import { sum } from './figures.js';
import type { Stage, StageResult, Talk } from './stage.js';

/** Who is called: the product or the reference. */
export interface Target {
  name: 'product' | 'reference';
  pid: number;
  origin: string;
  path: string;
  /** Resolves when what the calls left behind is worked off: it costs the same process, and must not disturb who comes next. */
  settled(): Promise<void>;
}

export interface Measured {
  target: Target['name'];
  talk: Talk;
  /** Only of the reference: questions leave no row. */
  unstored: boolean;
  connections: number;
  round: number;
  calls: number;
  callsPerSecond: number;
  latencies: number[];
  cpuMsPerCall: number;
  postgresMsPerCall: number;
  odd: Record<string, number>;
  /** Share of the time in which the load generator was busy. */
  loadBusy: number;
  /** Requests that reached the calendar. */
  calendar: Record<string, number>;
}

interface Bench {
  load: Child;
  calendarOrigin: string;
  postgresPid: number;
  companies: number;
  firstDay: string;
}

/** Sends stages to targets, one after the other, and measures what each cost. */
export class Rounds {
  readonly measured: Measured[] = [];
  private wishes = 0;

  constructor(private readonly bench: Bench) {}

  /** Nothing of it is kept. */
  async warmUp(target: Target, talk: Talk, seconds: number): Promise<void> {
    await this.send(target, { talk, connections: 32, seconds });
    await target.settled();
  }

  async measure(target: Target, talk: Talk, connections: number, seconds: number, round: number): Promise<void> {
    // Slots are kept for some seconds only; the questions of a stage find them kept from their first call on.
    if (talk === 'availability') await this.send(target, { talk, connections: 8, seconds, calls: DIFFERENT_QUESTIONS });
    await target.settled();
    await this.calendarCounts();
    const before = { own: cpuMs(target.pid), postgres: familyCpuMs(this.bench.postgresPid) };
    const result = await this.send(target, { talk, connections, seconds });
    await target.settled();
    const calls = result.latencies.length;
    this.measured.push({
      ...{ target: target.name, talk, connections, round, calls, latencies: result.latencies, odd: result.odd },
      unstored: target.path.startsWith('/unstored'),
      callsPerSecond: calls / result.seconds,
      cpuMsPerCall: (cpuMs(target.pid) - before.own) / calls,
      postgresMsPerCall: (familyCpuMs(this.bench.postgresPid) - before.postgres) / calls,
      loadBusy: result.busy,
      calendar: await this.calendarCounts(),
    });
  }

  /** Of one kind of stage over all rounds. */
  of(target: Target['name'], talk: Talk, connections: number, unstored = false): Measured[] {
    return this.measured.filter(
      (each) => each.target === target && each.talk === talk && each.connections === connections && each.unstored === unstored,
    );
  }

  get calls(): number {
    return sum(this.measured.map(({ calls }) => calls));
  }

  private async send(target: Target, wanted: Pick<Stage, 'talk' | 'connections' | 'seconds' | 'calls'>): Promise<StageResult> {
    const { companies, firstDay, load } = this.bench;
    const stage: Stage = { ...wanted, url: `${target.origin}${target.path}`, firstWish: this.wishes, companies, firstDay };
    load.process.send(stage);
    const [result]: StageResult[] = await Promise.race([once(load.process, 'message'), load.gone.then(() => [])]);
    if (!result) throw new Error('the load generator ended');
    this.wishes += result.wishesUsed;
    return result;
  }

  private async calendarCounts(): Promise<Record<string, number>> {
    const answer = await fetch(`${this.bench.calendarOrigin}/_bench/counts`, { method: 'POST' });
    return JSON.parse(await answer.text());
  }
}
