import { DateTime } from 'luxon';
import { type StoredAttendee, type StoredBooking } from './booking.js';
import { databaseName } from './booking-view.js';
import { createdResponses, settledResponses, userFields } from './webhook-responses.js';
import { type WorldStore } from './world-store.js';
import { type WorldEventType } from './world.js';

type Payload = Record<string, unknown>;

interface Told {
  booking: StoredBooking;
  eventType: WorldEventType;
  /** The booking that was moved. */
  old?: StoredBooking | undefined;
  seat?: StoredAttendee | undefined;
}

/** Payload of created, requested and rescheduled: times as `2026-12-01T09:00:00Z`. */
export function createdPayload(world: WorldStore, { booking, eventType, old, seat }: Told): Payload {
  const told = seat ? [seat] : booking.attendees.filter((attendee) => attendee.part !== 'host');
  const responses = createdResponses(booking, eventType, seat);
  return {
    bookerUrl: 'https://cal.com',
    title: booking.title,
    startTime: withoutMs(booking.start),
    endTime: withoutMs(booking.end),
    additionalNotes: booking.description ?? '',
    type: eventType.slug,
    description: booking.description ?? '',
    eventTypeId: eventType.id,
    hideCalendarNotes: false,
    hideCalendarEventDetails: false,
    hideOrganizerEmail: false,
    schedulingType: databaseName(eventType.schedulingType),
    seatsPerTimeSlot: eventType.seats?.seatsPerTimeSlot ?? null,
    seatsShowAttendees: true,
    seatsShowAvailabilityCount: true,
    customReplyToEmail: null,
    disableRescheduling: false,
    disableCancelling: false,
    organizer: organizerOf(world, booking),
    attendees: told.map((attendee) => ({
      email: attendee.email,
      name: attendee.name,
      firstName: '',
      lastName: '',
      timeZone: attendee.timeZone,
      language: { locale: attendee.language },
      ...(attendee.phoneNumber === undefined ? {} : { phoneNumber: attendee.phoneNumber }),
      utcOffset: offset(attendee.timeZone, booking),
    })),
    customInputs: {},
    responses,
    userFieldsResponses: userFields(responses, eventType),
    location: booking.location,
    destinationCalendar: eventType.teamId === null ? null : [],
    ...(old ? {} : { iCalUID: booking.icsUid }),
    iCalSequence: booking.iCalSequence,
    requiresConfirmation: booking.status === 'pending',
    oneTimePassword: booking.status === 'pending' ? booking.icsUid : null,
    hashedLink: null,
    ...teamPart(world, booking, eventType, { firstName: '', lastName: '' }),
    uid: booking.uid,
    ...(old ? movePart(booking, old, eventType) : {}),
    ...(seat ? { attendeeSeatId: seat.seatUid } : {}),
    ...conference(booking, old),
    eventTitle: eventType.title,
    eventDescription: null,
    price: eventType.price,
    currency: eventType.currency,
    length: minutes(booking),
    bookingId: booking.id,
    metadata: webhookMetadata(booking),
    status: booking.status.toUpperCase(),
  };
}

/** Payload of confirmed and rejected: times with milliseconds. */
export function settledPayload(world: WorldStore, booking: StoredBooking, eventType: WorldEventType): Payload {
  const rejected = booking.status === 'rejected';
  const responses = settledResponses(booking, eventType);
  return {
    type: eventType.slug,
    title: booking.title,
    description: booking.description ?? '',
    bookerUrl: 'https://cal.com',
    userFieldsResponses: userFields(responses, eventType),
    responses,
    customInputs: {},
    startTime: booking.start,
    endTime: booking.end,
    organizer: organizerOf(world, booking),
    attendees: settledAttendees(booking),
    location: booking.location,
    uid: booking.uid,
    destinationCalendar: [],
    requiresConfirmation: true,
    hideOrganizerEmail: false,
    hideCalendarNotes: false,
    hideCalendarEventDetails: false,
    eventTypeId: eventType.id,
    customReplyToEmail: null,
    ...teamPart(world, booking, eventType, { phoneNumber: null }),
    organizationId: null,
    additionalNotes: booking.description ?? '',
    ...(rejected ? { rejectionReason: booking.rejectionReason ?? '' } : {}),
    eventTitle: eventType.title,
    eventDescription: null,
    price: eventType.price,
    currency: eventType.currency,
    length: minutes(booking),
    bookingId: booking.id,
    status: booking.status.toUpperCase(),
    ...(rejected ? {} : { metadata: webhookMetadata(booking) }),
  };
}

export function organizerOf(world: WorldStore, booking: StoredBooking): Payload {
  const { id, name, email, username, timeZone } = world.user(booking.organizerId);
  const utcOffset = offset(timeZone, booking);
  return { id, name, email, username, timeZone, language: { locale: 'en' }, timeFormat: 'h:mma', utcOffset };
}

export function settledAttendees(booking: StoredBooking): Payload[] {
  return booking.attendees
    .filter((attendee) => attendee.part !== 'host')
    .map(({ name, email, timeZone, phoneNumber, language }) => ({
      name,
      email,
      timeZone,
      phoneNumber: phoneNumber ?? null,
      language: { locale: language },
      utcOffset: offset(timeZone, booking),
    }));
}

/** The other hosts of a collective booking are the team's members here, not attendees. */
export function teamPart(world: WorldStore, booking: StoredBooking, eventType: WorldEventType, extra: Payload): Payload {
  const team = eventType.teamId === null ? undefined : world.teams.get(eventType.teamId);
  if (!team) return {};
  const ids = 'firstName' in extra;
  const members = booking.hostIds.slice(1).map((hostId) => {
    const { id, email, name, timeZone } = world.user(hostId);
    return { ...(ids ? { id } : {}), email, name, ...extra, timeZone, language: { locale: 'en' } };
  });
  return { team: { members, name: team.name, id: team.id } };
}

export function minutes(booking: StoredBooking): number {
  return (Date.parse(booking.end) - Date.parse(booking.start)) / 60_000;
}

function movePart(booking: StoredBooking, old: StoredBooking, eventType: WorldEventType): Payload {
  const changed = eventType.schedulingType === 'roundRobin' && booking.organizerId !== old.organizerId;
  return {
    ...(changed ? { hasOrganizerChanged: true } : {}),
    ...(booking.rescheduledBy === undefined ? {} : { rescheduledBy: booking.rescheduledBy }),
    appsStatus: [],
    rescheduleId: old.id,
    rescheduleUid: old.uid,
    rescheduleStartTime: withoutMs(old.start),
    rescheduleEndTime: withoutMs(old.end),
  };
}

function conference(booking: StoredBooking, old: StoredBooking | undefined): Payload {
  if (old || booking.location !== 'integrations:daily') return {};
  return { conferenceData: { createRequest: { requestId: booking.uid } } };
}

function webhookMetadata(booking: StoredBooking): Payload {
  const video = booking.location.startsWith('http') ? { videoCallUrl: booking.location } : {};
  return { ...video, ...booking.metadata };
}

function withoutMs(iso: string): string {
  return iso.replace('.000Z', 'Z');
}

function offset(zone: string, booking: StoredBooking): number {
  return DateTime.fromISO(booking.start, { zone }).offset;
}
