/** Names as they stand in a date of the language: weekdays from Sunday, months from January. */
export interface DayNames {
  weekdays: readonly string[];
  months: readonly string[];
}

const NAMES = new Map<string, DayNames>();

/** The names of a locale, asked from Intl once: every answer speaks of days, and Intl is slow for one at a time. */
export function dayNamesOf(locale: string): DayNames {
  const names = NAMES.get(locale) ?? namesFromIntl(locale);
  NAMES.set(locale, names);
  return names;
}

function namesFromIntl(locale: string): DayNames {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });
  const partOf = (type: 'weekday' | 'month', day: number): string =>
    format.formatToParts(day).find((part) => part.type === type)?.value ?? '';
  return {
    // 4 January 2026 is a Sunday.
    weekdays: Array.from({ length: 7 }, (_, weekday) => partOf('weekday', Date.UTC(2026, 0, 4 + weekday))),
    months: Array.from({ length: 12 }, (_, month) => partOf('month', Date.UTC(2026, month, 1))),
  };
}
