import { bookerOf, type StoredBooking } from './booking.js';
import { coHosts, titleOf } from './booking-create.js';
import { bookingView } from './booking-view.js';
import { isRecord, optionalText, refuseUnknown, requireInstant } from './checks.js';
import { httpError } from './errors.js';
import { type Answer, type CalcomRequest, type House, saveBookings, success } from './house.js';
import { takeTime } from './place.js';
import { bookingUid } from './uid.js';
import { type WorldEventType } from './world.js';

const FIELDS = ['start', 'rescheduledBy', 'reschedulingReason', 'seatUid', 'emailVerificationCode'];

/** POST /v2/bookings/{uid}/reschedule: public; makes a new booking and leaves the old one cancelled. */
export async function rescheduleBooking(house: House, request: CalcomRequest): Promise<Answer> {
  const body = isRecord(request.body) ? request.body : {};
  refuseUnknown(body, FIELDS);
  const from = requireInstant(body['start'], 'start');
  const old = movable(house, request.params['uid'] ?? '');
  const eventType = house.world.eventTypes.get(old.eventTypeId);
  if (!eventType) throw httpError(404, `Event type with id ${old.eventTypeId} not found.`);
  const span = { from, to: from + lengthAfterMove(house, old, eventType) };
  const told = { rescheduledBy: optionalText(body, 'rescheduledBy'), reschedulingReason: optionalText(body, 'reschedulingReason') };
  const moved = await takeTime(house, { eventType, span, moves: old.uid }, (hostIds) => {
    const made = movedBooking(house, { old, eventType, span, hostIds, ...told });
    // The old row is read again: it may have changed while this request was under way.
    const current = house.calendar.get(old.uid) ?? old;
    const { rescheduledBy: _before, ...rest } = current;
    const left: StoredBooking = { ...rest, status: 'cancelled', rescheduledToUid: made.uid, updatedAt: made.createdAt };
    saveBookings(house, told.rescheduledBy === undefined ? left : { ...left, rescheduledBy: told.rescheduledBy }, made);
    return made;
  });
  house.deliveries.rescheduled(moved, old, eventType);
  return success(bookingView(house, moved), 201);
}

function movable(house: House, uid: string): StoredBooking {
  const booking = house.calendar.get(uid);
  if (!booking) throw httpError(404, `Booking with uid=${uid} was not found in the database`);
  if (booking.status !== 'cancelled') return booking;
  const to = booking.rescheduledToUid;
  throw httpError(
    400,
    to === undefined
      ? `Can't reschedule booking with uid=${uid} because it has been cancelled. Please provide uid of a booking that is not cancelled.`
      : `Can't reschedule booking with uid=${uid} because it has been cancelled and rescheduled already to booking with uid=${to}. You probably want to reschedule ${to} instead by passing it within the request URL.`,
  );
}

function lengthAfterMove(house: House, old: StoredBooking, eventType: WorldEventType): number {
  const kept = Date.parse(old.end) - Date.parse(old.start);
  return house.options.lengthOnReschedule === 'kept' ? kept : eventType.lengthInMinutes * 60_000;
}

interface Move {
  old: StoredBooking;
  eventType: WorldEventType;
  span: { from: number; to: number };
  hostIds: [number, ...number[]];
  rescheduledBy: string | undefined;
  reschedulingReason: string | undefined;
}

function movedBooking(house: House, { old, eventType, span, hostIds, rescheduledBy, reschedulingReason }: Move): StoredBooking {
  const at = house.now().toISOString();
  const { rescheduledToUid: _to, rescheduledBy: _by, reschedulingReason: _why, ...kept } = old;
  const { rescheduledReason: _reason, ...responses } = old.responses;
  return {
    ...kept,
    id: house.calendar.nextId(),
    uid: bookingUid(),
    iCalSequence: old.iCalSequence + 1,
    title: titleOf(house, eventType, hostIds[0], bookerOf(old)?.name ?? ''),
    status: eventType.confirmationPolicy ? 'pending' : 'accepted',
    start: new Date(span.from).toISOString(),
    end: new Date(span.to).toISOString(),
    organizerId: hostIds[0],
    hostIds,
    attendees: [...movedAttendees(old), ...(old.seated ? [] : coHosts(house, hostIds))],
    responses: reschedulingReason === undefined ? responses : { ...responses, rescheduledReason: reschedulingReason },
    createdAt: at,
    updatedAt: at,
    rescheduledFromUid: old.uid,
    ...(rescheduledBy === undefined ? {} : { rescheduledBy }),
    ...(reschedulingReason === undefined ? {} : { reschedulingReason }),
  };
}

/** Guests lose their names on the way. */
function movedAttendees(old: StoredBooking): StoredBooking['attendees'] {
  const people = old.attendees.filter((each) => each.part !== 'host');
  return people.map((each) => (each.part === 'guest' ? { ...each, name: '' } : each));
}
