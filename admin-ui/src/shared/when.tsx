import { useLocale } from 'react-admin';

const UNITS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** The reader's own way to write dates, if their browser speaks the chosen language: British English for some, American for others. */
export const regional = (locale: string) => navigator.languages.find((tag) => tag.startsWith(locale)) ?? locale;

/** An instant in words of the reader: "2 minutes ago". */
export function ago(at: string, locale: string, now = Date.now()): string {
  const seconds = Math.round((Date.parse(at) - now) / 1000);
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

/** Date and time as people of the locale write them; in the reader's own zone unless one is named. */
export function localTime(at: string, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(regional(locale), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at));
}

/** A UTC instant. `relative`: "2 minutes ago", the exact time on hover and to assistive technology. A dash stands for none. */
export function When({ at, timeZone, relative = false }: { at: string | null | undefined; timeZone?: string; relative?: boolean }) {
  const locale = useLocale();
  if (!at) return <>–</>;
  const exact = localTime(at, locale, timeZone);
  return (
    <time dateTime={at} title={timeZone ? `${exact} (${timeZone})` : exact}>
      {relative ? ago(at, locale) : exact}
    </time>
  );
}
