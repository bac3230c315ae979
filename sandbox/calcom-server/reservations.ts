import { randomUUID } from 'node:crypto';
import { isRecord, requireInstant } from './checks.js';
import { httpError } from './errors.js';
import { type Answer, type CalcomRequest, type House, type Reservation, success } from './house.js';

const MINUTE = 60_000;
const STANDARD_MINUTES = 5;

/** POST /v2/slots/reservations: keeps a slot out of the list for a while; does not check that it is available. */
export function reserveSlot(house: House, request: CalcomRequest): Answer {
  const body = isRecord(request.body) ? request.body : {};
  const eventType = house.world.eventTypes.get(Number(body['eventTypeId']));
  if (!eventType) throw httpError(404, `Event Type with ID=${String(body['eventTypeId'])} not found`);
  if (eventType.hosts.length === 0) throw httpError(400, 'Event type has no hosts and so it cannot be reserved.');
  const minutes = durationOf(house, request, body['reservationDuration'], eventType.teamId);
  const from = requireInstant(body['slotStart'], 'slotStart');
  const slotMinutes = typeof body['slotDuration'] === 'number' ? body['slotDuration'] : eventType.lengthInMinutes;
  const to = from + slotMinutes * MINUTE;
  const now = house.now().getTime();
  const others = [...house.reservations.values()].filter((each) => each.eventTypeId === eventType.id && each.until > now);
  const overlaps = (start: number, end: number) => start < to && from < end;
  if (others.some((each) => overlaps(each.from, each.to))) {
    throw httpError(422, 'This time slot is already reserved by another user. Please choose a different time.');
  }
  const bookings = house.calendar.ofEventType(eventType.id, { from: from - MINUTE * 1440, to });
  const taken = bookings.filter((each) => each.status === 'accepted' || each.status === 'pending');
  if (
    !eventType.seats &&
    eventType.schedulingType !== 'roundRobin' &&
    taken.some((each) => overlaps(Date.parse(each.start), Date.parse(each.end)))
  ) {
    throw httpError(422, `Can't reserve a slot if the event is already booked.`);
  }
  const made = { uid: randomUUID(), eventTypeId: eventType.id, from, to, until: now + minutes * MINUTE };
  house.reservations.set(made.uid, made);
  return success({ ...view(made), reservationDuration: minutes }, 201);
}

export function readReservation(house: House, request: CalcomRequest): Answer {
  const found = house.reservations.get(request.params['uid'] ?? '');
  return success(found ? view(found) : null);
}

export function deleteReservation(house: House, request: CalcomRequest): Answer {
  house.reservations.delete(request.params['uid'] ?? '');
  return { status: 200, body: { status: 'success' } };
}

/** A duration of one's own needs a key of somebody in the team. */
function durationOf(house: House, request: CalcomRequest, asked: unknown, teamId: number | null): number {
  if (typeof asked !== 'number') return STANDARD_MINUTES;
  if (!request.user) throw httpError(401, 'reservationDuration can only be used for authenticated requests.');
  if (teamId !== null && !house.world.membership(request.user.id, teamId)) {
    throw httpError(403, 'reservationDuration can only be used for event types of your own team.');
  }
  return asked;
}

function view({ uid, eventTypeId, from, to, until }: Reservation): Record<string, unknown> {
  const iso = (at: number) => new Date(at).toISOString();
  return {
    eventTypeId,
    slotStart: iso(from),
    slotEnd: iso(to),
    slotDuration: (to - from) / MINUTE,
    reservationUid: uid,
    reservationUntil: iso(until),
  };
}
