import { type StoredAttendee, type StoredBooking } from './booking.js';
import { type WorldEventType } from './world.js';

type Payload = Record<string, unknown>;
type Label = [slug: string, label: string, hidden: boolean];

const PHONE: Label = ['attendeePhoneNumber', 'phone_number', true];
const LABELS: Label[] = [
  ['name', 'your_name', false],
  ['email', 'email_address', false],
  ['location', 'location', false],
  ['title', 'what_is_this_meeting_about', true],
  ['notes', 'additional_notes', false],
  ['guests', 'additional_guests', false],
  ['rescheduleReason', 'reason_for_reschedule', false],
];
// The form of a phone-only type has labels of its own and, once stored, fewer fields.
const PHONE_ONLY_LABELS: Label[] = [
  ['name', 'your name', false],
  ['email', 'your email', false],
  ['attendeePhoneNumber', 'phone_number', false],
  ['rescheduleReason', 'reason_for_reschedule', false],
];

/** `responses` of created, requested and rescheduled: every field of the form, filled in or not. */
export function createdResponses(booking: StoredBooking, eventType: WorldEventType, seat: StoredAttendee | undefined): Payload {
  const given: Payload = seat ? { ...seat.responses, name: seat.name, email: seat.email } : booking.responses;
  const own = eventType.bookingFields === 'phone' ? PHONE_ONLY_LABELS : [];
  return labelled([...LABELS, ...own, PHONE], { ...given, location: { value: booking.location, optionValue: '' } });
}

/** `responses` of cancelled, confirmed and rejected. */
export function settledResponses(booking: StoredBooking, eventType: WorldEventType): Payload {
  return labelled(eventType.bookingFields === 'phone' ? PHONE_ONLY_LABELS : LABELS, booking.responses);
}

/** `userFieldsResponses`: fields beyond the ordinary ones. */
export function userFields(responses: Payload, eventType: WorldEventType): Payload {
  return eventType.bookingFields === 'phone' ? { attendeePhoneNumber: responses['attendeePhoneNumber'] } : {};
}

function labelled(labels: Label[], given: Payload): Payload {
  return Object.fromEntries(
    labels.map(([slug, label, isHidden]) => {
      const value = given[slug];
      return [slug, { label, ...(value === undefined ? {} : { value }), isHidden }];
    }),
  );
}
