import { DateTime } from 'luxon';
import type { AskReason, DayFact, Reading } from './date-facts.js';
import { type DayConstraint, dayConstraint } from './day-constraint.js';

/** More candidates than these are a span and no question to a caller. */
const MOST_CANDIDATES = 4;

export interface Today {
  today: string;
  /** One time was understood and is still to come today, or has passed today. */
  aheadToday: boolean;
  passedToday: boolean;
}

export type SettledDay = { date: string } | { why: AskReason; candidates?: string[] };

/** The one day that the words mean, or the given one if the words do not contradict it. */
export function settleDay(given: string | null, reading: Reading, { today: isoToday, aheadToday, passedToday }: Today): SettledDay {
  const today = DateTime.fromISO(isoToday, { zone: 'utc' });
  const constraints = reading.days.map((fact: DayFact) => dayConstraint(fact, today, aheadToday));
  const denied = reading.notDays.map((fact: DayFact) => dayConstraint(fact, today, aheadToday));
  const allowed = (date: DateTime): boolean => !denied.some(({ fits }) => fits(date));
  const meant = unique(constraints.flatMap(({ options }) => options)).filter((date) => allowed(date) && everyGroupFits(constraints, date));
  const alternatives = reading.or && meant.length === 0;
  if (given) {
    const date = DateTime.fromISO(given, { zone: 'utc' });
    const fits = alternatives ? constraints.some((one) => one.fits(date)) : everyGroupFits(constraints, date);
    return fits && allowed(date) ? { date: given } : { why: 'contradiction' };
  }
  const problem = constraints.find((one) => one.problem)?.problem;
  if (problem) return { why: problem };
  if (reading.unclearDay) return { why: 'not_understood' };
  if (constraints.length === 0) return { why: denied.length > 0 ? 'not_understood' : 'none' };
  const [one, another] = meant;
  if (one && !another) return { date: isoDate(one) };
  const open = alternatives ? unique(constraints.flatMap(({ options }) => options)).filter(allowed) : meant;
  const possible = open.filter((date) => (passedToday ? date > today : date >= today)).map(isoDate);
  if (open.length === 0 && constraints.some(({ options }) => options.length > 0)) return { why: 'contradiction' };
  return { why: 'ambiguous', ...(possible.length > 0 && possible.length <= MOST_CANDIDATES ? { candidates: possible } : {}) };
}

function everyGroupFits(constraints: DayConstraint[], date: DateTime): boolean {
  return constraints.every(({ group }) => constraints.some((one) => one.group === group && one.fits(date)));
}

function unique(dates: DateTime[]): DateTime[] {
  const known = new Map(dates.map((date) => [isoDate(date), date]));
  return [...known.values()].toSorted((a, b) => a.toMillis() - b.toMillis());
}

function isoDate(date: DateTime): string {
  return date.toISODate() ?? '';
}
