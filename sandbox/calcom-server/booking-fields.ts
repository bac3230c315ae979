import { type CreateInput } from './booking-input.js';
import { isEmail } from './checks.js';
import { codedError, httpError } from './errors.js';
import { type WorldEventType } from './world.js';

export interface Contact {
  email: string;
  phoneNumber: string | undefined;
}

type Field = Record<string, unknown> & { type: string; slug: string };

const NAME = { isDefault: true, type: 'name', slug: 'name', required: true, label: 'your_name', disableOnPrefill: false };
const RESCHEDULE_REASON = field('textarea', 'rescheduleReason');

const EMAIL_FIELDS: Field[] = [
  NAME,
  field('email', 'email', { required: true }),
  { isDefault: true, type: 'radioInput', slug: 'location', required: false, hidden: false },
  field('text', 'title', { required: true, hidden: true }),
  field('textarea', 'notes'),
  field('multiemail', 'guests'),
  RESCHEDULE_REASON,
];

const PHONE_FIELDS: Field[] = [
  { ...NAME, label: 'your name' },
  { ...field('email', 'email'), label: 'your email' },
  { ...field('phone', 'attendeePhoneNumber', { required: true }), isDefault: false, label: 'phone_number', placeholder: '' },
  RESCHEDULE_REASON,
];

/** The booking fields as the event type end points show them. */
export function bookingFieldsOf(eventType: WorldEventType): Field[] {
  if (eventType.bookingFields === 'email') return EMAIL_FIELDS;
  return eventType.bookingFields === 'phone' ? PHONE_FIELDS : eventType.bookingFields;
}

/** How the booker can be reached; a phone-only type makes up an address of the phone number, which nobody checks. */
export function contactOf(eventType: WorldEventType, { attendee, guests, responses }: CreateInput): Contact {
  const { email, phoneNumber } = attendee;
  const fields = bookingFieldsOf(eventType);
  const wantsPhone = fields.some((each) => each.slug === 'attendeePhoneNumber' && each['required'] === true);
  if (wantsPhone && phoneNumber === undefined) {
    throw httpError(
      400,
      'Missing attendee phone number - it is required by the event type. Pass it as "attendee.phoneNumber" string in the request.',
    );
  }
  if (email !== undefined && !isEmail(email)) throw codedError(400, 'BAD_REQUEST', 'responses - {email}email_validation_error, ');
  const wantsEmail = fields.some((each) => each.slug === 'email' && each['required'] === true);
  if (email === undefined && (wantsEmail || phoneNumber === undefined)) {
    throw codedError(400, 'BAD_REQUEST', 'responses - {email}error_required_field, ');
  }
  if (guests?.some((guest) => !isEmail(guest))) throw codedError(400, 'BAD_REQUEST', 'responses - {guests}email_validation_error, ');
  refuseMissing(fields, responses);
  return { email: email ?? `${(phoneNumber ?? '').replaceAll(/\D/g, '')}@sms.cal.com`, phoneNumber };
}

/** `bookingFieldsResponses` of the answer: what the server itself fills in, then what was sent. */
export function responsesOf(eventType: WorldEventType, input: CreateInput, contact: Contact): Record<string, unknown> {
  return {
    email: contact.email,
    ...(contact.phoneNumber === undefined ? {} : { attendeePhoneNumber: contact.phoneNumber }),
    name: input.attendee.name,
    ...(input.guests === undefined && !eventType.seats ? {} : { guests: input.guests ?? [] }),
    ...input.responses,
  };
}

function refuseMissing(fields: Field[], responses: Record<string, unknown>): void {
  const missing = fields.find((each) => each['isDefault'] === false && each['required'] === true && responses[each.slug] === undefined);
  if (missing && missing.slug !== 'attendeePhoneNumber') {
    throw codedError(400, 'BAD_REQUEST', `responses - {${missing.slug}}error_required_field, `);
  }
}

function field(type: string, slug: string, extra: { required?: boolean; hidden?: boolean } = {}): Field {
  return { isDefault: true, type, slug, required: false, disableOnPrefill: false, hidden: false, ...extra };
}
