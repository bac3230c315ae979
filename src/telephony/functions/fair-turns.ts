import { Injectable } from '@nestjs/common';
import { Metrics } from '../../shared/metrics.js';

/** Calls that do their own work at once in each process, shared equally among the companies that call; half as many as there are connections. */
const AT_WORK = 8;

interface Lane {
  atWork: number;
  /** Begun and not ended: at work, or waiting for Cal.com. */
  begun: number;
  /** First come, first served. */
  waiting: Set<() => void>;
}

/** The right of a call to work. It ends with the call, once. */
export class Turn {
  private pauses = 0;
  private isOver = false;

  constructor(
    private readonly lane: Lane,
    private readonly onRoom: () => void,
  ) {
    lane.begun += 1;
    lane.atWork += 1;
  }

  /** The call only waits, for Cal.com or for another call: meanwhile the next one may work. */
  pause(): void {
    if (this.isOver || ++this.pauses > 1) return;
    this.lane.atWork -= 1;
    this.onRoom();
  }

  /** Goes on at once, beside whoever has begun meanwhile: nobody waits with Cal.com's answer in hand. */
  resume(): void {
    if (this.isOver || --this.pauses > 0) return;
    this.lane.atWork += 1;
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.lane.begun -= 1;
    if (this.pauses === 0) this.lane.atWork -= 1;
    this.onRoom();
  }
}

/** A company whose callers are many makes its own ones wait, in a queue of their own, and nobody else's (docs/adr/0009). */
@Injectable()
export class FairTurns {
  private readonly lanes = new Map<string, Lane>();

  constructor(metrics: Metrics) {
    const help = 'Function calls that wait because others of their company are at work';
    metrics.gauge('frontdesk_function_calls_waiting', help, [], (gauge) => gauge.set(this.waiting));
  }

  /** Null when the turn did not come within `waitMs`: nothing was begun. */
  async take(company: string, waitMs: number): Promise<Turn | null> {
    const lane = this.lanes.get(company) ?? { atWork: 0, begun: 0, waiting: new Set() };
    this.lanes.set(company, lane);
    const begin = (): Turn => new Turn(lane, () => this.goOn(company, lane));
    if (lane.atWork < this.share && lane.waiting.size === 0) return begin();
    const { promise, resolve } = Promise.withResolvers<Turn | null>();
    const next = (): void => settle(begin());
    const timer = setTimeout(() => settle(null), waitMs);
    const settle = (turn: Turn | null): void => {
      clearTimeout(timer);
      lane.waiting.delete(next);
      resolve(turn);
    };
    lane.waiting.add(next);
    return promise;
  }

  private goOn(company: string, lane: Lane): void {
    for (const next of lane.waiting) {
      if (lane.atWork >= this.share) break;
      next();
    }
    if (lane.begun === 0 && lane.waiting.size === 0) this.lanes.delete(company);
  }

  private get share(): number {
    return Math.max(1, Math.floor(AT_WORK / this.lanes.size));
  }

  private get waiting(): number {
    return [...this.lanes.values()].reduce((sum, { waiting }) => sum + waiting.size, 0);
  }
}
