import type { OpeningHours } from '../contracts/companies/opening-hours.js';
import { daysFrom, plusMinutes, weekdayAndTime } from './local-time.js';

/** Outside the branch's opening hours; without hours nothing is known to be closed. */
export function isClosed(start: Date, timeZone: string, hours: OpeningHours | null): boolean {
  if (!hours || hours.length === 0) return false;
  const { weekday, time } = weekdayAndTime(start, timeZone);
  return !hours.some((open) => open.days.includes(weekday) && open.from <= time && time < open.to);
}

/** No opening hours at all on the local day of the instant; without hours nothing is known to be closed. */
export function isClosedAllDay(instant: Date, timeZone: string, hours: OpeningHours | null): boolean {
  if (!hours || hours.length === 0) return false;
  const { weekday } = weekdayAndTime(instant, timeZone);
  return !hours.some((open) => open.days.includes(weekday));
}

/** Whether the notice that the business wants is kept: the strictest of Cal.com's and its own. */
export function isTooSoon(start: Date, now: Date, noticeMinutes: number): boolean {
  return start < plusMinutes(now, noticeMinutes);
}

/**
 * Whether a start that is not free lies on the slot grid (then somebody has it) or beside it (then it never was a slot). Known
 * from other slots of the same wall-clock grid, and no earlier or later in the day than those: the last slot is one that ends
 * before closing. Cal.com itself accepts any start (calcom-behaviours.md, booking-create-off-grid).
 */
export function isOnGrid(start: Date, free: Date[], stepMinutes: number, timeZone: string): boolean {
  const minute = minuteOfDay(start, timeZone);
  const slots = free.map((slot) => minuteOfDay(slot, timeZone));
  return minute >= Math.min(...slots) && minute <= Math.max(...slots) && slots.some((slot) => (slot - minute) % stepMinutes === 0);
}

function minuteOfDay(instant: Date, timeZone: string): number {
  const { time } = weekdayAndTime(instant, timeZone);
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

export interface TimeSpan {
  from: Date;
  to: Date;
}

/**
 * Up to three other starts: the asked day's nearest first, then the following days'. Never the asked one, never too soon, never
 * inside a time that another attempt holds.
 */
export function alternatives(
  free: Date[],
  asked: Date,
  timeZone: string,
  earliest: Date,
  durationMinutes: number,
  held: TimeSpan[] = [],
): Date[] {
  const day = daysFrom(asked, timeZone, 1);
  const offerable = free.filter(
    (start) =>
      start.getTime() !== asked.getTime() &&
      start >= earliest &&
      !held.some((span) => start < span.to && plusMinutes(start, durationMinutes) > span.from),
  );
  const near = (a: Date, b: Date): number => Math.abs(a.getTime() - asked.getTime()) - Math.abs(b.getTime() - asked.getTime());
  const sameDay = offerable.filter((start) => start >= day.from && start < day.to).toSorted(near);
  const later = offerable.filter((start) => start >= day.to);
  return [...sameDay, ...later].slice(0, 3);
}
