import { DateTime } from 'luxon';
import type { DayFact } from './date-facts.js';

/** A spoken date without a year that was less than this ago is a slip, not a date of next year. */
const RECENT_DAYS = 90;

/** Which days one fact allows. Facts of one group are alternatives, groups must agree. */
export interface DayConstraint {
  group: string;
  fits: (date: DateTime) => boolean;
  /** The days that the fact means when it stands alone. */
  options: DateTime[];
  problem?: 'past' | 'impossible';
}

/**
 * Calendar arithmetic only: `today` is a plain day in UTC, so that no clock change can move it.
 * `aheadToday` says that one time was understood and that it is still to come today.
 */
export function dayConstraint(fact: DayFact, today: DateTime, aheadToday: boolean): DayConstraint {
  switch (fact.is) {
    case 'counted':
      return only(
        'counted',
        fact.days.map((days) => today.plus({ days })),
      );
    case 'weekday':
      return weekdayConstraint(fact, today, aheadToday);
    case 'weekday_weeks': {
      const said = coming(fact.weekday, today).plus({ weeks: fact.weeks });
      const inThatWeek = today.startOf('week').plus({ weeks: fact.weeks, days: fact.weekday - 1 });
      return only('weekday', fact.alsoCalendarWeek ? [inThatWeek, said] : [said]);
    }
    case 'week': {
      const starts = fact.weeks.map((weeks) => today.startOf('week').plus({ weeks }));
      return only(
        'week',
        starts.flatMap((start) => days(start.plus({ days: fact.first - 1 }), fact.last - fact.first + 1)),
      );
    }
    case 'month':
      return only('month', monthDays(fact, today));
    case 'date':
      return dateConstraint(fact, today);
    case 'bound': {
      const { options } = dayConstraint(fact.day, today, aheadToday);
      const [first, last] = [options[0], options.at(-1)];
      const fits = (date: DateTime): boolean => (fact.side === 'from' ? !first || date >= first : !last || date <= last);
      return { group: `bound ${fact.side}`, fits, options: [] };
    }
  }
}

function weekdayConstraint({ weekday, which }: DayFact & { is: 'weekday' }, today: DateTime, aheadToday: boolean): DayConstraint {
  const soon = coming(weekday, today);
  const isToday = weekday === today.weekday;
  const strictly = isToday ? soon.plus({ weeks: 1 }) : soon;
  const anyOfThem = (date: DateTime): boolean => date.weekday === weekday;
  switch (which) {
    case 'plain':
      return { group: 'weekday', fits: anyOfThem, options: isToday && !aheadToday ? [soon, strictly] : [soon] };
    case 'any':
      return { group: 'weekday', fits: anyOfThem, options: [soon, soon.plus({ weeks: 1 })] };
    case 'this':
      return only('weekday', isToday && !aheadToday ? [soon, strictly] : [soon]);
    case 'coming':
      return only('weekday', [strictly]);
    case 'next':
      return only('weekday', [strictly, strictly.plus({ weeks: 1 })]);
    case 'after_next':
      return only('weekday', [strictly.plus({ weeks: 1 }), strictly.plus({ weeks: 2 })]);
    case 'last':
      return { group: 'weekday', fits: (date) => anyOfThem(date) && date < today, options: [], problem: 'past' };
  }
}

function dateConstraint({ day, month, year }: DayFact & { is: 'date' }, today: DateTime): DayConstraint {
  const fits = (date: DateTime): boolean =>
    date.day === day && (month === undefined || date.month === month) && (year === undefined || date.year === year);
  const nextYear = days(today, 367).filter(fits).slice(0, 1);
  if (year !== undefined || nextYear.length === 0) return { group: 'date', fits, ...exactly(day, month, year, today) };
  const slip = month !== undefined && days(today.minus({ days: RECENT_DAYS }), RECENT_DAYS).some(fits);
  return { group: 'date', fits, options: nextYear, problem: slip ? 'past' : undefined };
}

/** A date with its year; or one that the next year does not have, such as 31 November. */
function exactly(
  day: number,
  month: number | undefined,
  year: number | undefined,
  today: DateTime,
): Pick<DayConstraint, 'options' | 'problem'> {
  if (month === undefined || year === undefined) return { options: [], problem: 'impossible' };
  const date = DateTime.fromObject({ year, month, day }, { zone: today.zone });
  return date.isValid ? { options: [date] } : { options: [], problem: 'impossible' };
}

function monthDays(fact: DayFact & { is: 'month' }, today: DateTime): DateTime[] {
  const thisMonth = today.startOf('month');
  const start =
    fact.month === undefined
      ? thisMonth.plus({ months: fact.months ?? 0 })
      : thisMonth.plus({ months: (fact.month - today.month + 12) % 12 });
  return days(start, 31).filter((date) => date.month === start.month && date.day >= fact.first && date.day <= fact.last);
}

/** The next day with that name, today included. */
function coming(weekday: number, today: DateTime): DateTime {
  return today.plus({ days: (weekday - today.weekday + 7) % 7 });
}

function days(first: DateTime, count: number): DateTime[] {
  return Array.from({ length: count }, (_, index) => first.plus({ days: index }));
}

function only(group: string, options: DateTime[]): DayConstraint {
  return { group, options, fits: (date) => options.some((option) => option.hasSame(date, 'day')) };
}
