import { DateTime } from 'luxon';
import type { CalendarBooking } from './calendar-control.js';
import { demoEventType } from './phone-lines.js';
import type { FreeTime } from './scenario-schema.js';

/** Bookings are taken up to twelve months ahead. */
const DAYS_AHEAD = 340;

/** The nth Monday to Friday after the day; n = 0: the day itself, or the Monday after it. */
export function weekdayAfter(day: DateTime, n: number): DateTime {
  let found = day;
  while (found.weekday > 5) found = found.plus({ days: 1 });
  for (let left = n; left > 0; left -= 1) {
    do found = found.plus({ days: 1 });
    while (found.weekday > 5);
  }
  return found;
}

/**
 * The day of a scenario: the first Monday to Friday from the day after tomorrow on, with as many following ones as it needs, on
 * which no host of its services ever had a booking in its hours. Cancelled ones count, because Frontdesk may still know them.
 */
export function findFreeDay(free: FreeTime | undefined, bookings: CalendarBooking[], now: DateTime): DateTime {
  const first = weekdayAfter(now.startOf('day').plus({ days: 2 }), 0);
  if (!free) return first;
  const hosts = new Set(free.service.flatMap((service) => demoEventType(service).hosts));
  const taken = bookings.filter((booking) => booking.hostIds.some((host) => hosts.has(host)));
  for (let n = 0; n < DAYS_AHEAD * (5 / 7); n += 1) {
    const days = Array.from({ length: free.days }, (_, more) => weekdayAfter(first, n + more));
    const day = days[0];
    if (day && days.every((each) => taken.every((booking) => !overlaps(booking, at(each, free.from), at(each, free.to))))) return day;
  }
  throw new Error(
    `${free.service.join(', ')} is booked up in the sandbox from ${free.from} to ${free.to}: stop it, remove .frontdesk, start afresh`,
  );
}

export function at(day: DateTime, time: string): DateTime {
  return day.set({ hour: Number(time.slice(0, 2)), minute: Number(time.slice(3)), second: 0, millisecond: 0 });
}

function overlaps(booking: CalendarBooking, from: DateTime, to: DateTime): boolean {
  return Date.parse(booking.start) < to.toMillis() && Date.parse(booking.end) > from.toMillis();
}
