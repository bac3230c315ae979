import { guestsOf, type StoredAttendee, type StoredBooking } from './booking.js';
import { isRecord } from './checks.js';
import { type WorldStore } from './world-store.js';

/** Names of hosts and event types are looked up when a booking is shown. */
interface Surroundings {
  world: WorldStore;
}

/** A booking in the shape of version 2024-08-13. */
export function bookingView(around: Surroundings, booking: StoredBooking): Record<string, unknown> {
  return booking.seated ? seatedView(around, booking) : { ...commonView(around, booking), ...ordinaryPart(booking) };
}

/** The newer server's shape: every address once more as `displayEmail`, without a managed user's suffix. */
export function newerBookingView(around: Surroundings, booking: StoredBooking): Record<string, unknown> {
  const shown = withDisplayEmail(bookingView(around, booking));
  if (booking.seated) return shown;
  const guests = guestsOf(booking);
  const display = { displayEmail: booking.responses['email'], ...(guests.length === 0 ? {} : { displayGuests: guests }) };
  return { ...shown, bookingFieldsResponses: { ...booking.responses, ...display } };
}

function withDisplayEmail(view: Record<string, unknown>): Record<string, unknown> {
  const people = (list: unknown) =>
    Array.isArray(list) ? list.filter(isRecord).map((one) => ({ ...one, displayEmail: one['email'] })) : list;
  return { ...view, hosts: people(view['hosts']), attendees: people(view['attendees']) };
}

function commonView(around: Surroundings, booking: StoredBooking): Record<string, unknown> {
  const { id, name, email, username, timeZone } = around.world.user(booking.organizerId);
  return {
    id: booking.id,
    uid: booking.uid,
    title: booking.title,
    description: booking.description,
    hosts: [{ id, name, email, username, timeZone }],
    status: booking.status,
    cancellationReason: booking.cancellationReason ?? '',
    // Stays empty even when a host's key cancels.
    ...(booking.seated ? {} : { cancelledByEmail: '' }),
    ...(booking.reschedulingReason === undefined ? {} : { reschedulingReason: booking.reschedulingReason }),
    rescheduledByEmail: booking.rescheduledBy ?? null,
    ...(booking.rescheduledFromUid === undefined ? {} : { rescheduledFromUid: booking.rescheduledFromUid }),
    ...(booking.rescheduledToUid === undefined ? {} : { rescheduledToUid: booking.rescheduledToUid }),
    start: booking.start,
    end: booking.end,
    duration: (Date.parse(booking.end) - Date.parse(booking.start)) / 60_000,
    eventTypeId: booking.eventTypeId,
    eventType: { id: booking.eventTypeId, slug: around.world.eventTypes.get(booking.eventTypeId)?.slug ?? '' },
    meetingUrl: booking.location,
    location: booking.location,
    absentHost: false,
    createdAt: booking.createdAt,
    updatedAt: booking.updatedAt,
    rating: null,
    icsUid: booking.icsUid,
  };
}

function ordinaryPart(booking: StoredBooking): Record<string, unknown> {
  const guests = guestsOf(booking);
  return {
    metadata: booking.metadata,
    attendees: booking.attendees.map(attendeeView),
    ...(guests.length === 0 ? {} : { guests }),
    bookingFieldsResponses: booking.responses,
  };
}

function attendeeView({ name, email, timeZone, language, phoneNumber }: StoredAttendee): Record<string, unknown> {
  return { name, email, timeZone, language, absent: false, ...(phoneNumber === undefined ? {} : { phoneNumber }) };
}

function seatedView(around: Surroundings, booking: StoredBooking): Record<string, unknown> {
  const attendees = booking.attendees.map((attendee) => ({
    ...attendeeView(attendee),
    seatUid: attendee.seatUid,
    bookingFieldsResponses: attendee.responses ?? {},
    metadata: attendee.metadata ?? {},
  }));
  return { ...commonView(around, booking), attendees };
}

/** The old shape (2024-04-15) that GET answers with 200 when the version header is missing. */
export function bookingView20240415(around: Surroundings, booking: StoredBooking): Record<string, unknown> {
  const { id, name, email, username, timeZone } = around.world.user(booking.organizerId);
  const eventType = around.world.eventTypes.get(booking.eventTypeId);
  const { attendeePhoneNumber: _phone, ...responses } = booking.responses;
  return {
    title: booking.title,
    id: booking.id,
    uid: booking.uid,
    description: booking.description,
    customInputs: {},
    smsReminderNumber: null,
    recurringEventId: null,
    startTime: booking.start,
    endTime: booking.end,
    location: booking.location,
    status: booking.status.toUpperCase(),
    metadata: { ...booking.metadata, videoCallUrl: booking.location },
    cancellationReason: booking.cancellationReason ?? null,
    cancelledBy: null,
    responses,
    rejectionReason: booking.rejectionReason ?? null,
    userPrimaryEmail: email,
    fromReschedule: booking.rescheduledFromUid ?? null,
    rescheduled: booking.rescheduledToUid === undefined ? null : true,
    rescheduledBy: booking.rescheduledBy ?? null,
    user: { id, name, email, username, timeZone, avatarUrl: null },
    attendees: booking.attendees.map((each) => ({
      name: each.name,
      email: each.email,
      timeZone: each.timeZone,
      phoneNumber: each.phoneNumber ?? null,
    })),
    eventTypeId: booking.eventTypeId,
    eventType: {
      eventName: null,
      slug: eventType?.slug ?? '',
      timeZone: null,
      schedulingType: databaseName(eventType?.schedulingType ?? null),
      hideOrganizerEmail: false,
    },
    seatsReferences: [],
    tracking: null,
  };
}

/** `roundRobin` of the API is `ROUND_ROBIN` in old answers and in webhooks. */
export function databaseName(schedulingType: string | null): string | null {
  return schedulingType === null ? null : schedulingType.replace('R', '_R').toUpperCase();
}
