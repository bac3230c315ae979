import { bookerOf, type StoredBooking } from './booking.js';
import { person } from './booking-create.js';
import { bookingView } from './booking-view.js';
import { isEmail, isRecord, optionalText, refuseUnknown } from './checks.js';
import { bareError, codedError, httpError } from './errors.js';
import { type Answer, type CalcomRequest, type House, saveBookings, success } from './house.js';

/** POST /v2/bookings/{uid}/cancel: public; only the organizer's own key must give a reason. */
export function cancelBooking(house: House, request: CalcomRequest): Answer {
  return success(bookingView(house, cancel(house, request, false)));
}

/** The same without the version header: the old end point answers 201 with another body. */
export function cancelBooking20240415(house: House, request: CalcomRequest): Answer {
  const cancelled = cancel(house, request, true);
  return success({ bookingId: cancelled.id, bookingUid: cancelled.uid, onlyRemovedAttendee: false }, 201);
}

function cancel(house: House, request: CalcomRequest, old: boolean): StoredBooking {
  const uid = request.params['uid'] ?? '';
  const body = isRecord(request.body) ? request.body : {};
  refuseUnknown(body, ['cancellationReason', 'cancelSubsequentBookings', 'seatUid', 'allRemainingBookings', 'seatReferenceUid']);
  const reason = optionalText(body, 'cancellationReason') ?? '';
  const booking = house.calendar.get(uid);
  if (!booking) throw httpError(404, `Booking with uid=${uid} not found`);
  if (booking.status === 'cancelled') {
    throw httpError(
      400,
      `Can't cancel booking with uid=${uid} because it has been cancelled already. Please provide uid of a booking that is not cancelled.`,
    );
  }
  if (reason === '' && request.user?.id === booking.organizerId) {
    throw bareError(400, 'Cancellation reason is required when you are the host');
  }
  const seatUid = optionalText(body, 'seatUid');
  const left = booking.attendees.filter((each) => seatUid === undefined || each.seatUid !== seatUid);
  if (seatUid !== undefined && left.length > 0) return giveSeatBack(house, booking, left, old);
  const cancelled: StoredBooking = { ...booking, status: 'cancelled', iCalSequence: booking.iCalSequence + 1 };
  if (reason !== '') cancelled.cancellationReason = reason;
  const kept = keep(house, cancelled);
  house.deliveries.cancelled(kept, { old });
  return kept;
}

/** The booking stays; its webhook says CANCELLED for the one attendee all the same. */
function giveSeatBack(house: House, booking: StoredBooking, attendees: StoredBooking['attendees'], old: boolean): StoredBooking {
  const gone = booking.attendees.filter((each) => !attendees.includes(each));
  house.deliveries.cancelled({ ...booking, status: 'cancelled', attendees: gone }, { old });
  const kept = { ...booking, attendees };
  saveBookings(house, kept);
  return kept;
}

/** POST /v2/bookings/{uid}/confirm: a host's key or that of a team admin. */
export function confirmBooking(house: House, request: CalcomRequest): Answer {
  const confirmed = keep(house, { ...pendingFor(house, request), status: 'accepted' });
  house.deliveries.confirmed(confirmed);
  return success(bookingView(house, confirmed));
}

/** POST /v2/bookings/{uid}/decline */
export function declineBooking(house: House, request: CalcomRequest): Answer {
  const reason = isRecord(request.body) ? optionalText(request.body, 'reason') : undefined;
  const declined = keep(house, { ...pendingFor(house, request), status: 'rejected', rejectionReason: reason ?? '' });
  house.deliveries.rejected(declined);
  return success(bookingView(house, declined));
}

/** POST /v2/bookings/{uid}/guests */
export function addGuests(house: House, request: CalcomRequest): Answer {
  const booking = existing(house, request);
  refuseStranger(house, request, booking);
  const guests: unknown[] = isRecord(request.body) && Array.isArray(request.body['guests']) ? request.body['guests'] : [];
  const added = guests.map((guest) => {
    const { email, name } = isRecord(guest) ? guest : {};
    if (!isEmail(email) || booking.attendees.some((each) => each.email === email)) throw badRequest();
    return { email, name: typeof name === 'string' ? name : '' };
  });
  const booker = bookerOf(booking);
  if (added.length === 0 || !booker) throw badRequest();
  const known: unknown[] = Array.isArray(booking.responses['guests']) ? booking.responses['guests'] : [];
  const kept = keep(house, {
    ...booking,
    attendees: [...booking.attendees, ...added.map((guest) => person('guest', guest, booker))],
    responses: { ...booking.responses, guests: [...known, ...added.map((guest) => guest.email)] },
  });
  return success(bookingView(house, kept));
}

function pendingFor(house: House, request: CalcomRequest): StoredBooking {
  const booking = existing(house, request);
  refuseStranger(house, request, booking);
  if (booking.status !== 'pending') throw badRequest();
  return booking;
}

function existing(house: House, request: CalcomRequest): StoredBooking {
  const uid = request.params['uid'] ?? '';
  const booking = house.calendar.get(uid);
  if (!booking) throw httpError(404, `Booking with uid=${uid} not found`);
  return booking;
}

/** Strangers are told 401 here, not 403. */
function refuseStranger(house: House, request: CalcomRequest, booking: StoredBooking): void {
  const userId = request.user?.id ?? 0;
  const teamId = house.world.eventTypes.get(booking.eventTypeId)?.teamId ?? null;
  if (booking.hostIds.includes(userId) || (teamId !== null && house.world.isTeamAdmin(userId, teamId))) return;
  throw codedError(401, 'TRPCError', 'You are not authorized to access this resource');
}

function badRequest(): Error {
  return codedError(400, 'TRPCError', 'Bad request: Please check your request data and try again');
}

function keep(house: House, changed: StoredBooking): StoredBooking {
  const kept = { ...changed, updatedAt: house.now().toISOString() };
  saveBookings(house, kept);
  return kept;
}
