export type PartOfDay = 'morning' | 'afternoon' | 'evening';

/** Parts of the day that people name; only the first three are asked for as such (`PartOfDay`). */
export type SpokenPart = PartOfDay | 'noon' | 'night';

/** `plain` "on Tuesday", `this`, `coming` never today, `next` where people differ, `any` "on Tuesdays", `last` the one that is over. */
export type Which = 'plain' | 'this' | 'coming' | 'next' | 'after_next' | 'any' | 'last';

/** Minutes since midnight when `fixed`, else on the twelve-hour clock (0 to 719): the half of the day was not said. */
export interface Clock {
  minutes: number;
  fixed: boolean;
}

export type DayFact =
  | { is: 'counted'; days: number[] }
  | { is: 'weekday'; weekday: number; which: Which }
  | { is: 'weekday_weeks'; weekday: number; weeks: number; alsoCalendarWeek: boolean }
  | { is: 'week'; weeks: number[]; first: number; last: number }
  | { is: 'month'; month?: number; months?: number; first: number; last: number }
  | { is: 'date'; day: number; month?: number; year?: number }
  | { is: 'bound'; side: 'from' | 'until'; day: DayFact };

export type TimeFact = { is: 'clock'; clock: Clock } | { is: 'range'; from?: Clock; to?: Clock } | { is: 'part'; part: SpokenPart };

/** What one phrase says, without regard to its neighbours. */
export type Fact =
  | DayFact
  | TimeFact
  | { is: 'soonest' }
  | { is: 'or' }
  | { is: 'negation' }
  | { is: 'break' }
  | { is: 'marker'; side: 'from' | 'until' | 'leaving' }
  | { is: 'unclear'; about: 'day' | 'time' };

/** What all words together say, before the calendar is asked. */
export interface Reading {
  days: DayFact[];
  notDays: DayFact[];
  times: TimeFact[];
  notTimes: TimeFact[];
  soonest: boolean;
  or: boolean;
  unclearDay: boolean;
  unclearTime: boolean;
}

export type AskReason = 'none' | 'contradiction' | 'impossible' | 'past' | 'too_far' | 'ambiguous' | 'not_understood';

const TIME_KINDS = new Set(['clock', 'range', 'part']);
const DAY_KINDS = new Set(['counted', 'weekday', 'weekday_weeks', 'week', 'month', 'date', 'bound']);

export function isTimeFact(fact: Fact): fact is TimeFact {
  return TIME_KINDS.has(fact.is);
}

export function isDayFact(fact: Fact): fact is DayFact {
  return DAY_KINDS.has(fact.is);
}
