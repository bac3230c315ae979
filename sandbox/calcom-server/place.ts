import { setImmediate, setTimeout } from 'node:timers/promises';
import { type Span } from './availability.js';
import { bareError, httpError } from './errors.js';
import { type House } from './house.js';
import { type WorldEventType } from './world.js';

/** A time that is to be taken, by a new booking or by one that moves. */
export interface Placement {
  eventType: WorldEventType;
  span: Span;
  /** Uid of the booking that moves away to this time. */
  moves?: string;
}

const TOO_SOON =
  'The event type can\'t be booked at the "start" time provided. This could be because it\'s too soon (violating the minimum booking notice) or too far in the future (outside the event\'s scheduling window). Try fetching available slots first using the GET /v2/slots endpoint and then make a booking with "start" time equal to one of the available slots: https://cal.com/docs/api-reference/v2/slots';

/**
 * Takes a time and runs `commit` with the hosts it got.
 *
 * The real server checks against committed bookings, then works for half a second, and only the unique key of the row (start,
 * end, organizer) stands against another request under way. Hence its two surprises: equal starts in flight give one 201 and
 * bare 409s, even if another round robin host is free; overlapping but unequal starts in flight are both booked.
 */
export async function takeTime<T>(house: House, placement: Placement, commit: (hostIds: [number, ...number[]]) => T): Promise<T> {
  const { eventType, span } = placement;
  refuseBadTime(house, placement);
  const hostIds = chooseHosts(house, placement);
  const key = `${span.from}|${span.to}|${hostIds[0]}`;
  const mine = !house.underWay.has(key);
  if (mine) house.underWay.add(key);
  try {
    await work(house);
    if (!mine) throw bareError(409, 'booking_conflict_error');
    if (!house.world.eventTypes.has(eventType.id)) throw httpError(404, `Event type with id ${eventType.id} not found.`);
    return commit(hostIds);
  } finally {
    if (mine) house.underWay.delete(key);
  }
}

function refuseBadTime(house: House, { eventType, span }: Placement): void {
  const now = house.now().getTime();
  if (span.from < now) throw httpError(400, 'Attempting to book a meeting in the past.');
  if (span.from < now + eventType.minimumBookingNotice * 60_000) throw httpError(400, TOO_SOON);
}

function chooseHosts(house: House, { eventType, span, moves }: Placement): [number, ...number[]] {
  const free = house.availability.freeHosts(eventType, span, moves);
  const wanted = eventType.schedulingType === 'roundRobin' ? longestWaiting(house, eventType, free) : free;
  const [organizer, ...others] = wanted;
  const enough = eventType.schedulingType === 'roundRobin' || free.length === eventType.hosts.length;
  if (organizer === undefined || !enough) {
    const who = moves === undefined ? 'One of the hosts' : 'User';
    throw httpError(400, `${who} either already has booking at this time or is not available`);
  }
  return [organizer, ...others];
}

/** Round robin gives the booking to the free host whose last booking of this event type is the oldest. */
function longestWaiting(house: House, eventType: WorldEventType, free: number[]): number[] {
  const waiting = free.map((hostId) => ({ hostId, last: house.calendar.lastAssigned(eventType.id, hostId) }));
  return waiting
    .sort((a, b) => a.last - b.last)
    .slice(0, 1)
    .map((each) => each.hostId);
}

async function work(house: House): Promise<void> {
  const options = { signal: house.closing };
  await (house.bookingDelayMs > 0 ? setTimeout(house.bookingDelayMs, undefined, options) : setImmediate(undefined, options));
}
