import { DateTime } from 'luxon';
import { ZONE, slotsOf } from '../data/numbers.js';
import type { BookedTimes } from './booked-times.js';

const DAYS_AHEAD = 120;

interface Slot {
  start: number;
  day: string;
  /** `{"start":"2026-12-01T09:00:00.000+01:00"}` */
  json: string;
}

/** GET /v2/slots: weekdays from nine to five; all event types have the same hours. */
export class FreeSlots {
  private readonly all: Slot[] = [];
  /** Answers for event types without bookings, by their range. */
  private readonly untouched = new Map<string, string>();

  constructor(private readonly booked: BookedTimes) {
    const today = DateTime.now().setZone(ZONE).startOf('day');
    for (let day = 0; day < DAYS_AHEAD; day++)
      for (const start of slotsOf(today.plus({ days: day })))
        this.all.push({ start: start.toMillis(), day: start.toFormat('yyyy-MM-dd'), json: JSON.stringify({ start: start.toISO() }) });
  }

  answer(query: URLSearchParams): string {
    const from = Date.parse(query.get('start') ?? '');
    const to = Date.parse(query.get('end') ?? '');
    const taken = this.booked.of(Number(query.get('eventTypeId')));
    if (taken.some((booking) => booking.start >= from && booking.start < to))
      return this.within(from, to, new Set(taken.map((booking) => booking.start)));
    const range = `${from}-${to}`;
    const known = this.untouched.get(range) ?? this.within(from, to, new Set());
    this.untouched.set(range, known);
    return known;
  }

  private within(from: number, to: number, taken: Set<number>): string {
    const days = new Map<string, string[]>();
    for (const slot of this.all)
      if (slot.start >= from && slot.start < to && !taken.has(slot.start)) days.set(slot.day, [...(days.get(slot.day) ?? []), slot.json]);
    const data = [...days].map(([day, slots]) => `"${day}":[${slots.join(',')}]`).join(',');
    return `{"data":{${data}},"status":"success"}`;
  }
}
