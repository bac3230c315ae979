import type { SpokenPart, Which } from './date-facts.js';

/** What a phrase means; `interpret-phrase.ts` makes facts of it. */
export type Meaning =
  | 'nothing'
  | 'negation'
  | 'break'
  | 'or'
  | 'soonest'
  | 'unclear_day'
  | 'unclear_time'
  | 'from_day'
  | 'until_day'
  | 'leaving_day'
  | 'day_word'
  | 'weekday'
  | 'weekday_in_weeks'
  | 'in_weeks_weekday'
  | 'day_word_in_weeks'
  | 'in_days'
  | 'in_weeks'
  | 'week'
  | 'month'
  | 'date'
  | 'day_or_month'
  | 'part'
  | 'clock'
  | 'between'
  | 'after'
  | 'before';

/** What a phrase says without a slot for it. */
export interface Known {
  n?: number;
  also?: number;
  which?: Which;
  part?: SpokenPart;
  weeks?: number[];
  first?: number;
  last?: number;
  hour?: number;
  minute?: number;
  /** Minutes added to the hour: -30 in "halb drei". */
  plus?: number;
  /** -1 where the minutes are counted down: "zehn vor drei". */
  sign?: number;
  half?: 'am' | 'pm';
}

/**
 * A regular expression over folded words (`plain-words.ts`) in which `{slot}` stands for a word table, a blank also for a comma and
 * `-` for an optional blank, but not in square brackets. Round brackets never capture. `pattern.ts` says what else may be used.
 */
export type Phrase = readonly [meaning: Meaning, pattern: string, known?: Known];
export type ClockPhrase = readonly [pattern: string, known?: Known];

/** Lists are separated by blanks and begin at 0 (numbers) or 1 (ordinals, tens, weekdays from Monday, months); entries are patterns. */
export interface Lexicon {
  numbers: { upTo19: string; tens: string; joined: string };
  /** `joined` of a tens ordinal: {unit}, {ten} are cardinal, {nth}, {tenth} ordinal; `digits` is how a written one looks. */
  ordinals: { upTo19: string; tens: string; joined: string; digits: string };
  /** The number one as an hour: without the articles that look like it. */
  oneOclock: string;
  /** What stands before the last two digits of a spoken year. */
  century: string;
  weekdays: string;
  months: string;
  dayWords: Record<string, number>;
  weeks: Record<string, number>;
  parts: Record<string, SpokenPart>;
  /** Parts that are only such directly behind a day: "Dienstag morgen". */
  partsAfterDay: Record<string, SpokenPart>;
  /** Words after which a number is a quantity and no hour. */
  units: string;
  /** Words that may stand between a marker or a weekday and the day that belongs to it. */
  articles: string;
  /** Clock times that are such without a word before them. */
  clocks: readonly ClockPhrase[];
  /** Clock times only behind a word such as "um", "at", "after". */
  looseClocks: readonly ClockPhrase[];
  phrases: readonly Phrase[];
}
