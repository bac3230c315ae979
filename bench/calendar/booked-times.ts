import { randomBytes } from 'node:crypto';
import { LENGTH_MINUTES } from '../data/numbers.js';

export interface Booked {
  id: number;
  uid: string;
  eventTypeId: number;
  start: number;
  end: number;
  attendee: Record<string, unknown>;
  metadata: Record<string, unknown>;
}

interface Wanted {
  eventTypeId: number;
  start: string;
  attendee: Record<string, unknown>;
  metadata?: Record<string, unknown>;
}

/** Every event type has one host of its own, so that a time is taken for it alone. */
export class BookedTimes {
  private readonly byEventType = new Map<number, Booked[]>();
  private lastId = 0;

  of(eventTypeId: number): Booked[] {
    return this.byEventType.get(eventTypeId) ?? [];
  }

  /** Null when the host has another booking then. */
  take({ eventTypeId, start, attendee, metadata = {} }: Wanted): Booked | null {
    const from = Date.parse(start);
    const to = from + LENGTH_MINUTES * 60_000;
    const others = this.of(eventTypeId);
    if (others.some((other) => other.start < to && from < other.end)) return null;
    const made = { id: ++this.lastId, uid: randomBytes(11).toString('hex'), eventTypeId, start: from, end: to, attendee, metadata };
    this.byEventType.set(eventTypeId, [...others, made]);
    return made;
  }
}
