import { isOver, type StoredBooking } from './booking.js';

const DAY = 86_400_000;
/** Buffers reach at most this far over the edge of a booking, so a look-up widened by it misses nothing. */
const LONGEST_BUFFER = DAY / 4;

export interface DayRange {
  from: number;
  to: number;
}

/**
 * All bookings, found by uid, by host and day, and by event type and day: a request looks at the few bookings near its time,
 * however many there are. Round robin needs to know who got the last booking of an event type.
 */
export class Calendar {
  private readonly byUid = new Map<string, StoredBooking>();
  private readonly byHostDay = new Map<string, Set<StoredBooking>>();
  private readonly byEventTypeDay = new Map<number, Map<number, Set<StoredBooking>>>();
  private readonly lastOfHost = new Map<string, number>();
  private lastId = 0;

  nextId(): number {
    return ++this.lastId;
  }

  get(uid: string): StoredBooking | undefined {
    return this.byUid.get(uid);
  }

  all(): StoredBooking[] {
    return [...this.byUid.values()];
  }

  /** Adds a booking or replaces the one with its uid. */
  put(booking: StoredBooking): void {
    const before = this.byUid.get(booking.uid);
    if (before) this.unlist(before);
    this.byUid.set(booking.uid, booking);
    this.lastId = Math.max(this.lastId, booking.id);
    if (!before) this.lastOfHost.set(`${booking.eventTypeId}:${booking.organizerId}`, booking.id);
    for (const set of this.sets(booking)) set.add(booking);
  }

  /** Event types that were ever booked, removed ones too. */
  eventTypeIds(): number[] {
    return [...this.byEventTypeDay.keys()];
  }

  /** Number of the last booking that this host got of the event type; 0 = none yet. */
  lastAssigned(eventTypeId: number, hostId: number): number {
    return this.lastOfHost.get(`${eventTypeId}:${hostId}`) ?? 0;
  }

  /** Bookings of the host near the range, cancelled and rejected ones left out; the caller compares the exact times. */
  near(hostId: number, range: DayRange): Set<StoredBooking> {
    const found = new Set<StoredBooking>();
    for (let day = dayOf(range.from - LONGEST_BUFFER); day <= dayOf(range.to + LONGEST_BUFFER); day++) {
      for (const booking of this.byHostDay.get(`${hostId}:${day}`) ?? []) if (!isOver(booking)) found.add(booking);
    }
    return found;
  }

  /** Bookings of an event type that start on a day of the range, or all of them. */
  ofEventType(eventTypeId: number, range?: DayRange): StoredBooking[] {
    const days = this.byEventTypeDay.get(eventTypeId);
    if (!days) return [];
    if (!range || dayOf(range.to) - dayOf(range.from) > days.size) return [...days.values()].flatMap((set) => [...set]);
    const found: StoredBooking[] = [];
    for (let day = dayOf(range.from); day <= dayOf(range.to); day++) found.push(...(days.get(day) ?? []));
    return found;
  }

  private unlist(booking: StoredBooking): void {
    for (const set of this.sets(booking)) set.delete(booking);
  }

  private *sets(booking: StoredBooking): Generator<Set<StoredBooking>> {
    const start = Date.parse(booking.start);
    for (const hostId of booking.hostIds) {
      for (let day = dayOf(start); day <= dayOf(Date.parse(booking.end)); day++) {
        yield entry(this.byHostDay, `${hostId}:${day}`, () => new Set<StoredBooking>());
      }
    }
    const days = entry(this.byEventTypeDay, booking.eventTypeId, () => new Map<number, Set<StoredBooking>>());
    yield entry(days, dayOf(start), () => new Set<StoredBooking>());
  }
}

function dayOf(instant: number): number {
  return Math.floor(instant / DAY);
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
