/** Callers of one company who do not wait for each other: a call every so often, whether or not the last one was answered. */
export interface Stream {
  /** The whole address that the calls go to. */
  url: string;
  company: number;
  everyMs: number;
  calls: number;
  /** Wishes are counted over the whole run: no two streams of a company share one. */
  firstWish: number;
  /** yyyy-mm-dd, a Monday. */
  firstDay: string;
}

export interface StreamResult {
  /** Milliseconds from the moment a call was meant to be sent until its whole answer, one a call, ascending. */
  latencies: number[];
  answers: Record<string, number>;
  /** Share of the time in which this program was busy. */
  busy: number;
}
