import { type StoredBooking } from './booking.js';
import { minutes, organizerOf, settledAttendees, teamPart } from './webhook-payload.js';
import { settledResponses, userFields } from './webhook-responses.js';
import { type WorldStore } from './world-store.js';
import { type WorldEventType } from './world.js';

/** Payload of cancelled: times as `2026-12-01T09:00:00+00:00`; `old` = through the end point without a version header. */
export function cancelledPayload(
  world: WorldStore,
  booking: StoredBooking,
  eventType: WorldEventType,
  { old }: { old: boolean },
): Record<string, unknown> {
  const platform = { platformClientId: '', platformRescheduleUrl: '', platformCancelUrl: '', platformBookingUrl: '' };
  const time = (iso: string) => iso.replace('.000Z', '+00:00');
  const responses = settledResponses(booking, eventType);
  return {
    bookerUrl: 'https://cal.com',
    title: booking.title,
    length: minutes(booking),
    type: eventType.slug,
    additionalNotes: booking.description ?? '',
    description: booking.description ?? '',
    customInputs: {},
    eventTypeId: eventType.id,
    userFieldsResponses: userFields(responses, eventType),
    responses,
    startTime: time(booking.start),
    endTime: time(booking.end),
    organizer: organizerOf(world, booking),
    attendees: settledAttendees(booking),
    uid: booking.uid,
    bookingId: booking.id,
    location: booking.location,
    destinationCalendar: [],
    ...(booking.cancellationReason === undefined ? {} : { cancellationReason: booking.cancellationReason }),
    ...teamPart(world, booking, eventType, { phoneNumber: null }),
    seatsPerTimeSlot: eventType.seats?.seatsPerTimeSlot ?? null,
    seatsShowAttendees: false,
    iCalUID: booking.icsUid,
    iCalSequence: booking.iCalSequence,
    ...(old ? platform : {}),
    hideOrganizerEmail: false,
    customReplyToEmail: null,
    organizationId: null,
    eventTitle: eventType.title,
    eventDescription: null,
    requiresConfirmation: null,
    price: null,
    currency: eventType.currency,
    status: booking.status.toUpperCase(),
  };
}
