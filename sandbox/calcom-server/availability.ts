import { DateTime } from 'luxon';
import { type StoredBooking } from './booking.js';
import { type Calendar } from './calendar.js';
import { type WorldStore } from './world-store.js';
import { type WorldEventType, type WorldUser } from './world.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

export interface Span {
  from: number;
  to: number;
}

/** Says when hosts work and whether their time is taken. */
export class Availability {
  private readonly hoursCache = new Map<string, Span[]>();

  constructor(
    private readonly world: WorldStore,
    private readonly calendar: Calendar,
  ) {}

  /** Working hours of a host on one local date (`2026-12-01`). */
  hours(user: WorldUser, date: string): Span[] {
    const key = `${user.id}:${date}`;
    const known = this.hoursCache.get(key);
    if (known) return known;
    const day = DateTime.fromISO(date, { zone: user.timeZone });
    const spans = user.schedule
      .filter((hours) => hours.days.includes(day.weekday))
      .map((hours) => ({ from: atClock(day, hours.start), to: atClock(day, hours.end) }));
    this.hoursCache.set(key, spans);
    return spans;
  }

  /** Hosts who work during the span and have nothing else then; `except` is the booking being moved. */
  freeHosts(eventType: WorldEventType, span: Span, except?: string): number[] {
    return eventType.hosts.filter((hostId) => this.works(hostId, span) && !this.isBusy(eventType, hostId, span, except));
  }

  /** Whether the event type can take the span at all: round robin needs one host, the others need all. */
  isFree(eventType: WorldEventType, span: Span, except?: string): boolean {
    if (eventType.hosts.length === 0) return false;
    const needed = eventType.schedulingType === 'roundRobin' ? 1 : eventType.hosts.length;
    return this.freeHosts(eventType, span, except).length >= needed;
  }

  private works(hostId: number, span: Span): boolean {
    const user = this.world.user(hostId);
    // The local date of an instant differs from the UTC date by at most one day.
    return [-DAY, 0, DAY].some((shift) => {
      const date = new Date(span.from + shift).toISOString().slice(0, 10);
      return this.hours(user, date).some((hours) => hours.from <= span.from && span.to <= hours.to);
    });
  }

  private isBusy(eventType: WorldEventType, hostId: number, span: Span, except?: string): boolean {
    const wanted = buffered(span, eventType);
    for (const booking of this.calendar.near(hostId, wanted)) {
      if (booking.uid === except || !this.blocks(booking)) continue;
      const taken = this.takenBy(booking);
      if (taken.from < wanted.to && wanted.from < taken.to) return true;
    }
    return false;
  }

  /** A pending booking takes its slot only where the event type says so. */
  private blocks(booking: StoredBooking): boolean {
    if (booking.status !== 'pending') return true;
    return this.world.eventTypes.get(booking.eventTypeId)?.confirmationPolicy?.blockUnconfirmedBookingsInBooker ?? true;
  }

  private takenBy(booking: StoredBooking): Span {
    const span = { from: Date.parse(booking.start), to: Date.parse(booking.end) };
    const eventType = this.world.eventTypes.get(booking.eventTypeId);
    return eventType ? buffered(span, eventType) : span;
  }
}

function buffered(span: Span, eventType: WorldEventType): Span {
  return { from: span.from - eventType.beforeEventBuffer * MINUTE, to: span.to + eventType.afterEventBuffer * MINUTE };
}

function atClock(day: DateTime, clock: string): number {
  const [hour, minute] = clock.split(':').map(Number);
  return day.set({ hour, minute, second: 0, millisecond: 0 }).toMillis();
}
