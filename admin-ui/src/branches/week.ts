import type { Schema } from '../api/client';

type OpeningHours = Schema<'OpeningHoursDto'>[];

/** Open from `from` until before `to`, as HH:MM. */
export interface Span {
  from: string;
  to: string;
}

/** Monday to Sunday, each with its spans; a day without any is closed. */
export type Week = Span[][];

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const NINE_TO_FIVE: Span = { from: '09:00', to: '17:00' };

/** What is offered first where no hours were stated: Monday to Friday, nine to five. */
export function usualWeek(): Week {
  return DAYS.map((day) => (day <= 5 ? [NINE_TO_FIVE] : []));
}

/** The span that is added to a day: after its last one, else nine to five. */
export function anotherSpan(spans: Span[]): Span {
  const last = spans.at(-1);
  return last === undefined || last.to >= '22:00' ? NINE_TO_FIVE : { from: last.to, to: '22:00' };
}

export function weekOf(hours: OpeningHours): Week {
  return DAYS.map((day) =>
    hours
      .filter(({ days }) => days.includes(day))
      .map(({ from, to }) => ({ from, to }))
      .toSorted((a, b) => a.from.localeCompare(b.from)),
  );
}

/** Days with the same span stand together, as people write them. */
export function hoursOf(week: Week): OpeningHours {
  const days = new Map<string, number[]>();
  for (const [index, spans] of week.entries())
    for (const { from, to } of spans) days.set(`${from} ${to}`, [...(days.get(`${from} ${to}`) ?? []), index + 1]);
  return [...days].map(([span, on]) => ({ days: [...new Set(on)], from: span.slice(0, 5), to: span.slice(6) }));
}

/** Null when each span begins before it ends and before the next one. */
export function faultIn(week: Week): 'unfinished' | 'backwards' | 'overlapping' | null {
  for (const spans of week) {
    const sorted = spans.toSorted((a, b) => a.from.localeCompare(b.from));
    if (sorted.some(({ from, to }) => from === '' || to === '')) return 'unfinished';
    if (sorted.some(({ from, to }) => from >= to)) return 'backwards';
    if (sorted.some(({ from }, index) => from < (sorted[index - 1]?.to ?? ''))) return 'overlapping';
  }
  return null;
}

/** Monday to Sunday in the reader's words. */
export function dayNames(locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return DAYS.map((day) => format.format(Date.UTC(2024, 0, day)));
}
