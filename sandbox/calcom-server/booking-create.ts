import { randomUUID } from 'node:crypto';
import { type StoredAttendee, type StoredBooking } from './booking.js';
import { type CreateInput, parseCreate } from './booking-input.js';
import { bookingView } from './booking-view.js';
import { contactOf, responsesOf } from './booking-fields.js';
import { bareError, httpError, validationError } from './errors.js';
import { type Answer, type CalcomRequest, type House, saveBookings, success } from './house.js';
import { takeTime } from './place.js';
import { bookingUid } from './uid.js';
import { type WorldEventType } from './world.js';

/** POST /v2/bookings: public, not idempotent. */
export async function createBooking(house: House, request: CalcomRequest): Promise<Answer> {
  const input = parseCreate(request.body);
  const eventType = findEventType(house, input);
  if (eventType.bookingRequiresAuthentication && !request.user) throw httpError(401, 'This event type requires authentication.');
  const length = lengthOf(eventType, input.lengthInMinutes);
  const contact = contactOf(eventType, input);
  const span = { from: input.start, to: input.start + length * 60_000 };
  const booker: StoredAttendee = {
    part: 'booker',
    name: input.attendee.name,
    email: contact.email,
    timeZone: input.attendee.timeZone,
    language: input.attendee.language,
    ...(contact.phoneNumber === undefined ? {} : { phoneNumber: contact.phoneNumber }),
  };
  const responses = responsesOf(eventType, input, contact);
  if (eventType.seats) return takeSeat(house, { eventType, input, span, booker, responses });
  const booking = await takeTime(house, { eventType, span }, (hostIds) => {
    const made = newBooking(house, { eventType, input, span, booker, responses, hostIds });
    saveBookings(house, made);
    return made;
  });
  house.deliveries.booked(booking, eventType);
  return success(bookingView(house, booking), 201);
}

/** POST /v2/bookings without the version header reaches the old end point, which asks for other fields. */
export function createBooking20240415(_house: House, request: CalcomRequest): never {
  const known = typeof request.body === 'object' && request.body !== null ? Object.entries(request.body) : [];
  const target = Object.fromEntries(known.filter(([key]) => ['eventTypeId', 'start', 'end'].includes(key)));
  const wrong = (property: string, rule: string, text: string) => ({ target, property, children: [], constraints: { [rule]: text } });
  throw validationError([
    wrong('timeZone', 'isTimeZone', 'timeZone must be a valid IANA time-zone'),
    wrong('language', 'isString', 'language must be a string'),
    wrong('metadata', 'isObject', 'metadata must be an object'),
  ]);
}

function findEventType(house: House, input: CreateInput): WorldEventType {
  if (input.eventTypeId !== undefined) {
    const found = house.world.eventTypes.get(input.eventTypeId);
    if (!found) throw httpError(404, `Event type with id ${input.eventTypeId} not found.`);
    return found;
  }
  const { eventTypeSlug, teamSlug, username } = input;
  if (eventTypeSlug === undefined || (teamSlug ?? username) === undefined) {
    throw httpError(400, 'Either eventTypeId or eventTypeSlug + teamSlug or eventTypeSlug + username must be provided.');
  }
  const found = house.world.eventTypeBySlug(eventTypeSlug, { teamSlug, username });
  const owner = teamSlug === undefined ? `user ${username}` : `team ${teamSlug}`;
  if (!found) throw httpError(404, `Event type with slug ${eventTypeSlug} belonging to ${owner} not found.`);
  return found;
}

function lengthOf(eventType: WorldEventType, asked: number | undefined): number {
  if (asked === undefined) return eventType.lengthInMinutes;
  const options = eventType.lengthInMinutesOptions;
  if (!options) {
    throw httpError(
      400,
      "Can't specify 'lengthInMinutes' because event type does not have multiple possible lengths. Please, remove the 'lengthInMinutes' field from the request.",
    );
  }
  if (options.includes(asked)) return asked;
  throw httpError(
    400,
    `Provided 'lengthInMinutes' is not one of the possible lengths for the event type. The possible lengths are: ${options.join(', ')}`,
  );
}

interface Draft {
  eventType: WorldEventType;
  input: CreateInput;
  span: { from: number; to: number };
  booker: StoredAttendee;
  responses: Record<string, unknown>;
}

function newBooking(house: House, draft: Draft & { hostIds: [number, ...number[]] }): StoredBooking {
  const { eventType, input, booker, hostIds } = draft;
  const uid = bookingUid();
  const at = house.now().toISOString();
  const notes = draft.responses['notes'];
  const guests = (input.guests ?? []).map((email) => person('guest', { name: '', email }, booker));
  return {
    id: house.calendar.nextId(),
    uid,
    icsUid: `${uid}@Cal.com`,
    iCalSequence: 0,
    eventTypeId: eventType.id,
    title: titleOf(house, eventType, hostIds[0], booker.name),
    description: typeof notes === 'string' ? notes : '',
    status: eventType.confirmationPolicy ? 'pending' : 'accepted',
    start: new Date(draft.span.from).toISOString(),
    end: new Date(draft.span.to).toISOString(),
    organizerId: hostIds[0],
    hostIds,
    attendees: [booker, ...guests, ...coHosts(house, hostIds)],
    location: locationOf(eventType),
    metadata: input.metadata,
    responses: draft.responses,
    createdAt: at,
    updatedAt: at,
    seated: false,
  };
}

/** Everybody but the organizer stands among the attendees. */
export function coHosts(house: House, hostIds: readonly number[]): StoredAttendee[] {
  return hostIds.slice(1).map((id) => {
    const { name, email, timeZone } = house.world.user(id);
    return { part: 'host' as const, name, email, timeZone, language: 'en' };
  });
}

export function person(part: 'guest', who: { name: string; email: string }, like: StoredAttendee): StoredAttendee {
  return { part, ...who, timeZone: like.timeZone, language: like.language };
}

export function titleOf(house: House, eventType: WorldEventType, organizerId: number, booker: string): string {
  const team = eventType.teamId === null ? undefined : house.world.teams.get(eventType.teamId);
  const host = eventType.schedulingType === 'roundRobin' || !team ? house.world.user(organizerId).name : team.name;
  return `${eventType.title} between ${host} and ${booker}`;
}

function locationOf(eventType: WorldEventType): string {
  const { location } = eventType;
  if (!location) return '';
  if (location['integration'] !== undefined) return 'integrations:daily';
  const place = [location['link'], location['address'], location['phone']].find((each) => typeof each === 'string');
  return typeof place === 'string' ? place : '';
}

async function takeSeat(house: House, draft: Draft): Promise<Answer> {
  const { eventType, span, booker } = draft;
  const start = new Date(span.from).toISOString();
  const seated: StoredAttendee = {
    ...booker,
    seatUid: randomUUID(),
    responses: { name: booker.name, guests: draft.input.guests ?? [] },
    metadata: draft.input.metadata,
  };
  const joinable = house.calendar.ofEventType(eventType.id, span).find((each) => each.start === start && each.status === 'accepted');
  if (joinable) {
    refuseSeat(joinable, eventType, booker);
    const joined = { ...joinable, attendees: [...joinable.attendees, seated] };
    saveBookings(house, joined);
    // Told as if it were a booking of its own, but for the uid.
    const title = titleOf(house, eventType, joined.organizerId, booker.name);
    house.deliveries.booked({ ...joined, title, icsUid: `${bookingUid()}@Cal.com` }, eventType, seated);
    return success({ ...bookingView(house, joined), seatUid: seated.seatUid }, 201);
  }
  const first = await takeTime(house, { eventType, span }, (hostIds) => {
    const made = { ...newBooking(house, { ...draft, hostIds }), description: null, seated: true, attendees: [seated] };
    saveBookings(house, made);
    return made;
  });
  house.deliveries.booked(first, eventType, seated);
  return success({ ...bookingView(house, first), seatUid: seated.seatUid }, 201);
}

function refuseSeat(booking: StoredBooking, eventType: WorldEventType, booker: StoredAttendee): void {
  if (booking.attendees.some((each) => each.email === booker.email)) throw bareError(409, 'already_signed_up_for_this_booking_error');
  if (booking.attendees.length >= (eventType.seats?.seatsPerTimeSlot ?? 0)) {
    throw httpError(409, 'No more seats left at this seated booking.');
  }
}
