import { DateTime } from 'luxon';
import { TO_THE_MINUTE, timeZoneOf } from '../shared/time-zone.js';

const WALL_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::00(?:\.0+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * The one place where local wall time becomes an instant (invariant 15). Null for what is no wall time, for a date that does not
 * exist, for a time that the clocks skip, and for an offset that is not the zone's at that instant. Of an hour that comes twice
 * the first is meant.
 */
export function toInstant(text: string, timeZone: string): Date | null {
  const [, date, time, offset] = WALL_TIME.exec(text.trim()) ?? [];
  if (!date || !time) return null;
  const local = DateTime.fromISO(`${date}T${time}`, { zone: timeZoneOf(timeZone) });
  if (!local.isValid || local.toISO(TO_THE_MINUTE) !== `${date}T${time}`) return null;
  const candidates = local.getPossibleOffsets().toSorted((a, b) => a.toMillis() - b.toMillis());
  const meant = offset ? candidates.find((candidate) => candidate.offset === offsetMinutes(offset)) : candidates[0];
  return meant ? meant.toJSDate() : null;
}

function offsetMinutes(text: string): number {
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2));
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** An instant as local wall time with its offset: what `toInstant` reads back, also in the hour that comes twice. */
export function localText(instant: Date, timeZone: string): string {
  return DateTime.fromJSDate(instant, { zone: timeZoneOf(timeZone) }).toFormat("yyyy-MM-dd'T'HH:mmZZ");
}

/** yyyy-mm-dd of an instant in a zone. */
export function localDate(instant: Date, timeZone: string): string {
  return DateTime.fromJSDate(instant, { zone: timeZoneOf(timeZone) }).toISODate() ?? '';
}

/** The instants between which `days` local days lie, beginning with the instant's own day; days may have 23 or 25 hours. */
export function daysFrom(instant: Date, timeZone: string, days: number): { from: Date; to: Date } {
  const start = DateTime.fromJSDate(instant, { zone: timeZoneOf(timeZone) }).startOf('day');
  return { from: start.toJSDate(), to: start.plus({ days }).toJSDate() };
}

/** ISO weekday (1 Monday) and `HH:MM` of an instant in a zone. */
export function weekdayAndTime(instant: Date, timeZone: string): { weekday: number; time: string } {
  const local = DateTime.fromJSDate(instant, { zone: timeZoneOf(timeZone) });
  // Put together by hand: `toFormat` makes a formatter and reads its pattern for every instant.
  return { weekday: local.weekday, time: `${twoDigits(local.hour)}:${twoDigits(local.minute)}` };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

export function plusMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}

/** Bookings are taken up to 12 months ahead; beyond that, and in the past, the caller is asked again. */
export function isBookableDate(instant: Date, now: Date): boolean {
  return instant > now && instant <= DateTime.fromJSDate(now).plus({ months: 12 }).toJSDate();
}

/** The first instant of a local date. */
export function startOfDate(date: string, timeZone: string): Date {
  return DateTime.fromISO(date, { zone: timeZoneOf(timeZone) })
    .startOf('day')
    .toJSDate();
}
