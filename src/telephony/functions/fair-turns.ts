import { Injectable } from '@nestjs/common';
import { Metrics } from '../../shared/metrics.js';

/** Calls that do their own work at once in each process, shared equally among the companies that call; half as many as there are connections. */
const AT_WORK = 8;

/**
 * Calls a second that one company may begin in each process while others call; it may save up those of four seconds. A caller asks once
 * in some ten seconds: these are a hundred callers at once.
 */
export const SHARE_PER_SECOND = 10;
const SAVED_UP = 4 * SHARE_PER_SECOND;

/** Who has called last so long ago calls no more. */
const CALLS_FOR_MS = 1_000;

interface Lane {
  company: string;
  atWork: number;
  /** Begun and not ended: at work, or waiting for Cal.com. */
  begun: number;
  /** First come, first served. */
  waiting: Set<() => void>;
  calledAt: number;
  /** Of its share, as it was at `countedAt`. */
  permits: number;
  countedAt: number;
  /** Set while the first who waits has to wait for a permit. */
  nextPermit: NodeJS.Timeout | null;
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
    const lane = this.laneOf(company);
    if (this.mayBegin(lane) && lane.waiting.size === 0) return this.begin(lane);
    const { promise, resolve } = Promise.withResolvers<Turn | null>();
    const next = (): void => settle(this.begin(lane));
    const timer = setTimeout(() => settle(null), waitMs);
    const settle = (turn: Turn | null): void => {
      clearTimeout(timer);
      lane.waiting.delete(next);
      resolve(turn);
    };
    lane.waiting.add(next);
    this.goOn(lane);
    return promise;
  }

  /** Who called by this name is known by another one from now on, and is not somebody else beside it. */
  rename(company: string): void {
    const lane = this.lanes.get(company);
    if (!lane) return;
    lane.calledAt = Number.NEGATIVE_INFINITY;
    this.forgetIdle(lane);
  }

  private laneOf(company: string): Lane {
    const now = performance.now();
    const fresh = { company, atWork: 0, begun: 0, waiting: new Set<() => void>(), permits: SAVED_UP, countedAt: now, nextPermit: null };
    const lane = Object.assign(this.lanes.get(company) ?? fresh, { calledAt: now });
    // Who has called last stands last.
    this.lanes.delete(company);
    this.lanes.set(company, lane);
    for (const each of this.lanes.values()) {
      if (each.calledAt > now - CALLS_FOR_MS) break;
      this.forgetIdle(each);
    }
    return lane;
  }

  private forgetIdle({ company, begun, waiting, calledAt, nextPermit }: Lane): void {
    if (begun > 0 || waiting.size > 0 || calledAt > performance.now() - CALLS_FOR_MS) return;
    // It would come back to what is forgotten, and forget whoever calls by this name by then.
    if (nextPermit) clearTimeout(nextPermit);
    this.lanes.delete(company);
  }

  private begin(lane: Lane): Turn {
    lane.permits = Math.max(0, permitsOf(lane) - 1);
    lane.countedAt = performance.now();
    return new Turn(lane, () => this.goOn(lane));
  }

  private mayBegin(lane: Lane): boolean {
    const isAlone = this.lanes.size === 1;
    return lane.atWork < Math.max(1, Math.floor(AT_WORK / this.lanes.size)) && (isAlone || permitsOf(lane) >= 1);
  }

  private goOn(lane: Lane): void {
    for (const next of lane.waiting) {
      if (!this.mayBegin(lane)) break;
      next();
    }
    this.forgetIdle(lane);
    if (lane.waiting.size === 0 || lane.nextPermit) return;
    const lacking = 1 - permitsOf(lane);
    if (lacking <= 0) return;
    lane.nextPermit = setTimeout(
      () => {
        lane.nextPermit = null;
        this.goOn(lane);
      },
      (lacking / SHARE_PER_SECOND) * 1_000,
    );
  }

  private get waiting(): number {
    return [...this.lanes.values()].reduce((sum, { waiting }) => sum + waiting.size, 0);
  }
}

function permitsOf({ permits, countedAt }: Lane): number {
  return Math.min(SAVED_UP, permits + ((performance.now() - countedAt) / 1_000) * SHARE_PER_SECOND);
}
