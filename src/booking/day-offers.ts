import { Injectable } from '@nestjs/common';
import type { Outcome } from '../contracts/booking/outcome.js';
import type { PartOfDay, Understood } from './dates/understand-date.js';
import { FreeTimes, type TimeQuestion } from './free-times.js';
import { isClosedAllDay } from './judge-time.js';
import { daysFrom, localDate, plusMinutes, startOfDate, weekdayAndTime } from './local-time.js';
import { OpenClaims } from './open-claims.js';

type AskedDay = Extract<Understood, { kind: 'day' | 'soonest' }>;
type Told = Pick<Outcome, 'status' | 'date' | 'slots' | 'alternatives' | 'partOfDay' | 'from' | 'to'>;

/** Local hours of a part of the day, `to` exclusive (design section 6: evening begins at 17:00). */
const PARTS: Record<PartOfDay, { from: string; to: string }> = {
  morning: { from: '00:00', to: '12:00' },
  afternoon: { from: '12:00', to: '17:00' },
  evening: { from: '17:00', to: '24:00' },
};
const MOST_SLOTS = 3;
/** How far ahead the soonest time is looked for. */
const SOONEST_DAYS = 14;

/** What is free on an understood day, in part of it, or soonest. */
@Injectable()
export class DayOffers {
  constructor(
    private readonly times: FreeTimes,
    private readonly claims: OpenClaims,
  ) {}

  /** The instant from which Cal.com is asked. */
  anchor(understood: AskedDay, timeZone: string, now: Date): Date {
    return understood.kind === 'day' ? startOfDate(understood.date, timeZone) : now;
  }

  /** Every start that could be booked within these local days; null when Cal.com did not answer in time. */
  async offerable(question: TimeQuestion, days: number): Promise<Date[] | null> {
    const { scene, start, earliest, durationMinutes, row, call } = question;
    const free = await this.times.from(question, days);
    if (!free.known) return null;
    const held = await this.claims.of(row, daysFrom(start, scene.timeZone, days), call);
    return free.starts.filter(
      (slot) => slot >= earliest && !held.some((claim) => slot < claim.to && plusMinutes(slot, durationMinutes) > claim.from),
    );
  }

  async on(question: TimeQuestion, understood: AskedDay): Promise<Told> {
    const { scene, start, row } = question;
    const part = understood.partOfDay ? { partOfDay: understood.partOfDay } : {};
    const range =
      understood.kind === 'day' ? { ...(understood.from && { from: understood.from }), ...(understood.to && { to: understood.to }) } : {};
    const offerable = await this.offerable(question, understood.kind === 'day' ? 7 : SOONEST_DAYS);
    const asked = { date: understood.kind === 'day' ? understood.date : localDate(start, scene.timeZone), ...part, ...range };
    if (!offerable) return { status: 'temporarily_unavailable', ...asked };
    const hours = { ...(understood.partOfDay && PARTS[understood.partOfDay]), ...range };
    const day = daysFrom(start, scene.timeZone, 1);
    const onDay = understood.kind === 'soonest' ? offerable : offerable.filter((slot) => slot >= day.from && slot < day.to);
    const slots = first(MOST_SLOTS, onDay, (slot) => isWithin(slot, scene.timeZone, hours));
    if (slots.length > 0 && slots[0]) return { status: 'slots', ...asked, date: localDate(slots[0], scene.timeZone), slots };
    const alternatives = offerable.filter((slot) => slot >= day.from).slice(0, MOST_SLOTS);
    const closed = understood.kind === 'day' && isClosedAllDay(start, scene.timeZone, row.opening_hours);
    return { status: closed ? 'closed' : 'unavailable', ...asked, alternatives };
  }
}

/** Looks no further than it must: local time is dear to reckon. */
function first(most: number, slots: Date[], isWanted: (slot: Date) => boolean): Date[] {
  const found: Date[] = [];
  for (const slot of slots) {
    if (found.length === most) break;
    if (isWanted(slot)) found.push(slot);
  }
  return found;
}

function isWithin(slot: Date, timeZone: string, { from, to }: { from?: string; to?: string }): boolean {
  if (from === undefined && to === undefined) return true;
  const { time } = weekdayAndTime(slot, timeZone);
  return (from === undefined || time >= from) && (to === undefined || time < to);
}
