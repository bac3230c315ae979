import type { Booked } from './booked-times.js';

export interface Answer {
  status: number;
  text: string;
}

/** POST /v2/bookings, version 2024-08-13 (recording booking-create). */
export function bookingAnswer(booking: Booked): Answer {
  return { status: 201, text: JSON.stringify({ status: 'success', data: view(booking) }) };
}

/** GET /v2/bookings of one event type: what a look-up reads (recording bookings-list). */
export function bookingsAnswer(bookings: Booked[]): Answer {
  const pagination = { returnedItems: bookings.length, totalItems: bookings.length, hasNextPage: false, hasPreviousPage: false };
  return { status: 200, text: JSON.stringify({ status: 'success', data: bookings.map(view), pagination }) };
}

/** Recording booking-create-taken. */
export function takenAnswer(): Answer {
  const message = 'One of the hosts either already has booking at this time or is not available';
  const error = { code: 'BadRequestException', message, details: { message, error: 'Bad Request', statusCode: 400 } };
  return { status: 400, text: JSON.stringify({ status: 'error', timestamp: new Date().toISOString(), path: '/v2/bookings', error }) };
}

function view({ id, uid, eventTypeId, start, end, attendee, metadata }: Booked): object {
  const now = new Date().toISOString();
  return {
    id,
    uid,
    title: `Service between Host and ${String(attendee['name'])}`,
    description: '',
    // Host and event type have the same number in our data.
    hosts: [{ id: eventTypeId, name: 'Host', email: 'host@example.com', username: 'host', timeZone: 'Europe/Berlin' }],
    status: 'accepted',
    cancellationReason: '',
    cancelledByEmail: '',
    rescheduledByEmail: null,
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    duration: (end - start) / 60_000,
    eventTypeId,
    eventType: { id: eventTypeId, slug: 'service' },
    meetingUrl: 'Uferweg 12, Berlin',
    location: 'Uferweg 12, Berlin',
    absentHost: false,
    createdAt: now,
    updatedAt: now,
    metadata,
    rating: null,
    icsUid: `${uid}@Cal.com`,
    attendees: [{ ...attendee, absent: false }],
    bookingFieldsResponses: { email: attendee['email'], name: attendee['name'] },
  };
}
