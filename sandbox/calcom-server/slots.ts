import { DateTime } from 'luxon';
import { instant, isTimeZone, requireInstant, wrongProperty } from './checks.js';
import { httpError } from './errors.js';
import { type Answer, type CalcomRequest, type House } from './house.js';
import { type Span } from './availability.js';
import { type WorldEventType } from './world.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** GET /v2/slots (2024-09-04): public; days without slots are missing. */
export function listSlots(house: House, request: CalcomRequest): Answer {
  const { query } = request;
  const zone = query.get('timeZone') ?? 'UTC';
  const range = rangeOf(query, zone);
  if (!isTimeZone(zone)) wrongProperty('timeZone', 'timeZone must be a valid IANA time-zone');
  const eventType = eventTypeOf(house, query);
  const length = (Number(query.get('duration')) || eventType.lengthInMinutes) * MINUTE;
  const except = query.get('bookingUidToReschedule') ?? undefined;
  const days: Record<string, Record<string, unknown>[]> = {};
  for (const from of freeStarts(house, { eventType, range, length, except })) {
    const local = DateTime.fromMillis(from, { zone });
    const end = query.get('format') === 'range' ? { end: DateTime.fromMillis(from + length, { zone }).toISO() } : {};
    (days[local.toISODate() ?? ''] ??= []).push({ start: local.toISO(), ...end, ...seatsAt(house, eventType, from) });
  }
  return { status: 200, body: { data: days, status: 'success' } };
}

/** GET /v2/slots/available, the old end point (2024-04-15). */
export function listSlots20240415(house: House, request: CalcomRequest): Answer {
  const from = requireInstant(request.query.get('startTime'), 'startTime');
  const to = requireInstant(request.query.get('endTime'), 'endTime');
  const eventType = eventTypeOf(house, request.query);
  const slots: Record<string, { time: string }[]> = {};
  for (const start of freeStarts(house, { eventType, range: { from, to }, length: eventType.lengthInMinutes * MINUTE })) {
    const time = new Date(start).toISOString();
    (slots[time.slice(0, 10)] ??= []).push({ time });
  }
  return { status: 200, body: { data: { slots }, status: 'success' } };
}

function eventTypeOf(house: House, query: URLSearchParams): WorldEventType {
  const id = query.get('eventTypeId');
  const owner = { teamSlug: query.get('teamSlug') ?? undefined, username: query.get('username') ?? undefined };
  const found = id === null ? house.world.eventTypeBySlug(query.get('eventTypeSlug') ?? '', owner) : house.world.eventTypes.get(Number(id));
  if (!found) throw httpError(404, 'Event Type not found');
  return found;
}

function rangeOf(query: URLSearchParams, zone: string): Span {
  const bound = (name: 'start' | 'end'): number => {
    const text = query.get(name);
    const at = requireInstant(text, name);
    if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text) || !isTimeZone(zone)) return at;
    const day = DateTime.fromISO(text, { zone });
    return (name === 'start' ? day : day.plus({ days: 1 })).toMillis();
  };
  return { from: bound('start'), to: bound('end') };
}

interface Search {
  eventType: WorldEventType;
  range: Span;
  length: number;
  except?: string | undefined;
}

/**
 * Starts on the grid of the hosts' working hours that can be booked. The grid is fixed from the opening on: the real server lets
 * it begin anew after a booking that ends off the grid, which the stand-in does not imitate.
 */
function freeStarts(house: House, { eventType, range, length, except }: Search): number[] {
  const earliest = Math.max(range.from, house.now().getTime() + eventType.minimumBookingNotice * MINUTE);
  const step = eventType.slotInterval === null ? length : eventType.slotInterval * MINUTE;
  const reserved = [...house.reservations.values()].filter(
    (each) => each.eventTypeId === eventType.id && each.until > house.now().getTime(),
  );
  const starts = new Set<number>();
  for (const hours of workingHours(house, eventType, { from: earliest, to: range.to })) {
    for (let from = hours.from; from + length <= hours.to; from += step) {
      const span = { from, to: from + length };
      const inRange = from >= earliest && from < range.to && !reserved.some((each) => each.from < span.to && span.from < each.to);
      if (inRange && !starts.has(from) && isOpen(house, eventType, span, except)) starts.add(from);
    }
  }
  return [...starts].sort((a, b) => a - b);
}

function workingHours(house: House, eventType: WorldEventType, range: Span): Span[] {
  const spans: Span[] = [];
  for (const host of eventType.hosts.map((id) => house.world.user(id))) {
    for (let at = range.from - DAY; at < range.to + DAY; at += DAY) {
      spans.push(...house.availability.hours(host, new Date(at).toISOString().slice(0, 10)));
    }
  }
  return spans;
}

/** A seated slot stays open until its last seat is gone. */
function isOpen(house: House, eventType: WorldEventType, span: Span, except: string | undefined): boolean {
  const booked = seatedBooking(house, eventType, span.from);
  if (booked) return booked.attendees.length < (eventType.seats?.seatsPerTimeSlot ?? 0);
  return house.availability.isFree(eventType, span, except);
}

function seatsAt(house: House, eventType: WorldEventType, from: number): Record<string, unknown> {
  if (!eventType.seats) return {};
  const booking = seatedBooking(house, eventType, from);
  const total = eventType.seats.seatsPerTimeSlot;
  const booked = booking?.attendees.length ?? 0;
  const uid = booking ? { bookingUid: booking.uid } : {};
  return { seatsTotal: total, seatsBooked: booked, seatsRemaining: total - booked, ...uid };
}

function seatedBooking(house: House, eventType: WorldEventType, from: number) {
  if (!eventType.seats) return undefined;
  return house.calendar
    .ofEventType(eventType.id, { from, to: from })
    .find((each) => each.status === 'accepted' && instant(each.start) === from);
}
