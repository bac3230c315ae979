import type { Disagreement } from '../ledgers/compare.js';

/** What a scene came to. */
export interface Row {
  scene: string;
  /** Why it was not played; then nothing else counts. */
  skipped: string | null;
  /** What was done to Frontdesk. */
  did: string;
  /** Answered ones. */
  calls: number;
  /** Wishes that callers were told to be booked. */
  booked: number;
  repeated: number;
  unreachable: number;
  turnedAway: number;
  noSentence: number;
  /** Callers who were left without a promise, and who rang again once all was settled. */
  rangAgain: number;
  disagreement: Disagreement;
  unsettled: number;
  slowestMs: number;
  /** What is wrong, in words; nothing: the scene went well. */
  broken: string[];
}
