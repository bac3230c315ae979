import type { Heard } from './answers.js';
import type { Wish } from './wishes.js';

export interface CallersWish {
  wish: Wish;
  /** In this order. */
  heard: Heard[];
}

/** What the callers of a scene heard. */
export interface CallersLedger {
  wishes: CallersWish[];
  /** Answered ones. */
  calls: number;
  /** Wishes that were sent once more although they were decided. */
  repeated: number;
  /** Calls that nobody answered. */
  unreachable: number;
  /** Answered 401. */
  turnedAway: number;
  /** Answered neither with a sentence nor with 401. */
  noSentence: number;
  slowestMs: number;
}
