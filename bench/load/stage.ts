export const TALKS = ['booking', 'availability'] as const;
export type Talk = (typeof TALKS)[number];

export function isTalk(text: string): text is Talk {
  return TALKS.some((talk) => talk === text);
}

/** What the load generator is told to do. */
export interface Stage {
  talk: Talk;
  /** The whole address that the calls go to. */
  url: string;
  connections: number;
  seconds: number;
  /** Ends it sooner. */
  calls?: number;
  /** Wishes are counted over the whole run: no two stages share one. */
  firstWish: number;
  companies: number;
  /** yyyy-mm-dd, a Monday. */
  firstDay: string;
}

/** What it saw. */
export interface StageResult {
  seconds: number;
  /** Milliseconds from sending to the whole answer, one a call, ascending. */
  latencies: number[];
  /** Answers that were not the expected one, by status. */
  odd: Record<string, number>;
  wishesUsed: number;
  /** The generator's own CPU time, and the share of the time in which it was busy: near 1 it is what was measured. */
  cpuMs: number;
  busy: number;
}
