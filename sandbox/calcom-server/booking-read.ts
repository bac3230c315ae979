import { isOver, type StoredBooking } from './booking.js';
import { bookingView, bookingView20240415, newerBookingView } from './booking-view.js';
import { instant } from './checks.js';
import { httpError, validationError } from './errors.js';
import { type Answer, type CalcomRequest, type House, success } from './house.js';
import { type WorldUser } from './world.js';

const STATUSES = ['upcoming', 'recurring', 'past', 'cancelled', 'unconfirmed'];

/** GET /v2/bookings/{uid}: public, everybody who has the uid. */
export function readBooking(house: House, request: CalcomRequest): Answer {
  return success(bookingView(house, existing(house, request)));
}

/** The same without the version header. */
export function readBooking20240415(house: House, request: CalcomRequest): Answer {
  return success(bookingView20240415(house, existing(house, request)));
}

/** GET /v2/bookings: those the caller hosts or attends, and all of the teams in which the caller is admin or owner. */
export function listBookings(house: House, request: CalcomRequest): Answer {
  const { user } = request;
  const found = user ? candidates(house, request.query).filter((each) => isVisible(house, user, each)) : [];
  return page(house, request, found, bookingView);
}

/** GET /v2/teams/{id}/bookings of the newer server; the route has checked the caller's role. */
export function listTeamBookings(house: House, request: CalcomRequest): Answer {
  const teamId = Number(request.params['teamId']);
  const ofTeam = candidates(house, request.query).filter((each) => teamOf(house, each) === teamId);
  return page(house, request, ofTeam, newerBookingView);
}

function existing(house: House, request: CalcomRequest): StoredBooking {
  const uid = request.params['uid'] ?? '';
  const booking = house.calendar.get(uid);
  if (!booking) throw httpError(404, `Booking with uid=${uid} was not found in the database`);
  return booking;
}

function isVisible(house: House, user: WorldUser, booking: StoredBooking): boolean {
  if (booking.hostIds.includes(user.id) || booking.attendees.some((each) => each.email === user.email)) return true;
  const teamId = teamOf(house, booking);
  return teamId !== null && house.world.isTeamAdmin(user.id, teamId);
}

function teamOf(house: House, booking: StoredBooking): number | null {
  return house.world.eventTypes.get(booking.eventTypeId)?.teamId ?? null;
}

/** The bookings that can match at all: an event type or team filter and a time range save looking at every booking. */
function candidates(house: House, query: URLSearchParams): StoredBooking[] {
  const from = instant(query.get('afterStart'));
  const to = instant(query.get('beforeEnd'));
  const range = from !== undefined && to !== undefined ? { from, to } : undefined;
  const asked = numbers(query, 'eventTypeId', 'eventTypeIds');
  const teams = numbers(query, 'teamId', 'teamsIds');
  if (asked.length === 0 && teams.length === 0 && !range) return house.calendar.all();
  const known =
    teams.length === 0 ? house.calendar.eventTypeIds() : teams.flatMap((id) => house.world.eventTypesOf(id)).map((each) => each.id);
  const eventTypes = asked.length === 0 ? known : asked.filter((id) => teams.length === 0 || known.includes(id));
  return eventTypes.flatMap((id) => house.calendar.ofEventType(id, range));
}

function page(house: House, { query }: CalcomRequest, found: StoredBooking[], view: typeof bookingView): Answer {
  const take = wholeNumber(query, 'take', 100);
  if (take > 250) throw invalid('take', take, 'max', 'take must not be greater than 250');
  if (take < 1) throw invalid('take', take, 'min', 'take must not be less than 1');
  const skip = wholeNumber(query, 'skip', 0);
  const matching = found.filter(matcher(house, query)).sort(order(query));
  const data = matching.slice(skip, skip + take).map((booking) => view(house, booking));
  const total = matching.length;
  const remaining = Math.max(0, total - skip - data.length);
  const pagination = {
    returnedItems: data.length,
    totalItems: total,
    itemsPerPage: take,
    remainingItems: remaining,
    currentPage: total === 0 ? 0 : Math.floor(skip / take) + 1,
    totalPages: Math.ceil(total / take),
    hasNextPage: remaining > 0,
    hasPreviousPage: total > 0 && skip > 0,
  };
  return { status: 200, body: { status: 'success', data, pagination } };
}

type Test = (booking: StoredBooking) => boolean;

function matcher(house: House, query: URLSearchParams): Test {
  const tests: Test[] = [];
  const statuses = (query.get('status') ?? '').split(',').filter((status) => status !== '');
  if (statuses.some((status) => !STATUSES.includes(status))) {
    throw invalid('status', statuses, 'isEnum', `Invalid status. Allowed are ${STATUSES.join(', ')}`);
  }
  if (statuses.length > 0) tests.push((booking) => statuses.some((status) => hasStatus(booking, status, house.now())));
  const email = query.get('attendeeEmail');
  if (email !== null) tests.push((booking) => booking.attendees.some((each) => each.email === email));
  const name = query.get('attendeeName');
  if (name !== null) tests.push((booking) => booking.attendees.some((each) => each.name === name));
  const uid = query.get('bookingUid');
  if (uid !== null) tests.push((booking) => booking.uid === uid);
  const bound = (property: string, keeps: (booking: StoredBooking, at: string) => boolean) => {
    const value = query.get(property);
    if (value === null) return;
    const at = instant(value);
    if (at === undefined) throw invalid(property, value, 'isISO8601', `${property} must be a valid ISO 8601 date string`);
    const iso = new Date(at).toISOString();
    tests.push((booking) => keeps(booking, iso));
  };
  bound('afterStart', (booking, at) => booking.start >= at);
  bound('beforeEnd', (booking, at) => booking.end <= at);
  bound('afterCreatedAt', (booking, at) => booking.createdAt >= at);
  bound('beforeCreatedAt', (booking, at) => booking.createdAt <= at);
  bound('afterUpdatedAt', (booking, at) => booking.updatedAt >= at);
  bound('beforeUpdatedAt', (booking, at) => booking.updatedAt <= at);
  return (booking) => tests.every((test) => test(booking));
}

function hasStatus(booking: StoredBooking, status: string, now: Date): boolean {
  if (status === 'cancelled') return isOver(booking);
  if (isOver(booking)) return false;
  const ended = Date.parse(booking.end) <= now.getTime();
  if (status === 'unconfirmed') return booking.status === 'pending' && !ended;
  return (status === 'past' && ended) || (status === 'upcoming' && !ended);
}

const SORTS: [string, (booking: StoredBooking) => string][] = [
  ['sortStart', (booking) => booking.start],
  ['sortEnd', (booking) => booking.end],
  ['sortCreated', (booking) => booking.createdAt],
  ['sortUpdatedAt', (booking) => booking.updatedAt],
];

/** Earliest start first, unless a sort is asked for; past and cancelled ones come latest first. */
function order(query: URLSearchParams): (a: StoredBooking, b: StoredBooking) => number {
  const asked = SORTS.find(([name]) => query.has(name));
  const by = asked?.[1] ?? ((booking: StoredBooking) => booking.start);
  const downward = asked ? query.get(asked[0]) === 'desc' : ['past', 'cancelled'].includes(query.get('status') ?? '');
  const sign = downward ? -1 : 1;
  return (a, b) => sign * (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0) || a.id - b.id;
}

function numbers(query: URLSearchParams, ...names: string[]): number[] {
  return names
    .flatMap((name) => (query.get(name) ?? '').split(','))
    .filter((text) => text !== '')
    .map(Number);
}

function wholeNumber(query: URLSearchParams, name: string, standard: number): number {
  const text = query.get(name);
  const value = text === null ? standard : Number(text);
  if (!Number.isInteger(value) || value < 0) throw invalid(name, text, 'isNumber', `${name} must be a number`);
  return value;
}

function invalid(property: string, value: unknown, rule: string, text: string): Error {
  return validationError([{ target: { [property]: value }, value, property, children: [], constraints: { [rule]: text } }]);
}
