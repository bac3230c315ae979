import type { Outcome } from '../../contracts/booking/outcome.js';
import type { Status } from '../../contracts/error-codes.js';
import type { Catalogue } from './catalogue.js';
import { offeredTimes } from './offers.js';
import { WallClock } from './wall-clock.js';

/** Statuses that speak about one day: their answers carry `date` (design section 6, Dates). */
const ABOUT_A_DAY: ReadonlySet<Status> = new Set<Status>(['slots', 'available', 'unavailable', 'closed', 'too_soon', 'slot_taken']);

/** What was understood of day and time, and what is offered. Empty where an answer must not name a time, as in ask_date. */
export interface Understood {
  /** The branch's clock; without a branch there is no zone to speak in. */
  clock?: WallClock;
  aboutADay: boolean;
  day?: string;
  start?: Date;
  offered: Date[];
}

/** Statuses beside those of a day that still speak about the one time asked for. */
const ABOUT_A_TIME: ReadonlySet<Status> = new Set<Status>([
  'one_moment',
  'will_confirm_later',
  'ask_confirmation',
  'ask_name',
  'ask_contact',
  'ask_answer',
  'ask_duration',
  'temporarily_unavailable',
]);

/** Day, time and offers of an outcome, as far as its status may speak of them. */
export function understoodOf(outcome: Outcome, words: Catalogue, now: Date): Understood {
  const { status, scene, start } = outcome;
  const clock = scene ? new WallClock(words, scene.timeZone, now) : undefined;
  if (!clock) return { aboutADay: false, offered: [] };
  if (ABOUT_A_TIME.has(status)) return { clock, aboutADay: false, start, offered: [] };
  if (!ABOUT_A_DAY.has(status)) return { clock, aboutADay: false, offered: [] };
  const offered = status === 'slots' ? offeredTimes(outcome.slots ?? [], undefined) : offeredTimes(outcome.alternatives ?? [], start);
  const first = start ?? outcome.slots?.[0];
  return { clock, aboutADay: true, day: outcome.date ?? (first && clock.localDay(first)), start, offered };
}
