import type { BookingField } from './chain/chain-row.js';

/** Default fields that Frontdesk fills itself or that have no place in a new booking. */
const FILLED = new Set([
  'name',
  'email',
  'attendeePhoneNumber',
  'smsReminderNumber',
  'aiAgentCallPhoneNumber',
  'title',
  'location',
  'guests',
  'rescheduleReason',
]);

function asked(fields: BookingField[]): BookingField[] {
  return fields.filter((field) => !field.hidden && !FILLED.has(field.slug));
}

/** The event type wants a phone number and can do without an e-mail address (design: phone-only). */
export function isPhoneOnly(fields: BookingField[]): boolean {
  const email = fields.find((field) => field.slug === 'email');
  const phone = fields.find((field) => field.slug === 'attendeePhoneNumber');
  return phone?.required === true && !phone.hidden && (email === undefined || email.hidden || !email.required);
}

/** The first required question without a usable answer. */
export function openQuestion(fields: BookingField[], answers: Record<string, unknown>): BookingField | null {
  return asked(fields).find((field) => field.required && !isAnswer(field, answers[field.slug])) ?? null;
}

/** Answers to questions that this event type really has; `title` is filled where it is required and visible. */
export function bookingAnswers(
  fields: BookingField[],
  answers: Record<string, unknown>,
  notes: string | null,
  title: string,
): Record<string, unknown> {
  const known = asked(fields).filter((field) => isAnswer(field, answers[field.slug]));
  const result = Object.fromEntries(known.map((field) => [field.slug, answers[field.slug]]));
  const takesNotes = fields.some((field) => field.slug === 'notes' && !field.hidden);
  if (notes && takesNotes && result.notes === undefined) result.notes = notes;
  if (fields.some((field) => field.slug === 'title' && field.required && !field.hidden)) result.title = title;
  return result;
}

function isAnswer(field: BookingField, answer: unknown): boolean {
  if (answer === undefined || answer === null || answer === '') return false;
  if (field.options && field.options.length > 0) {
    const given = Array.isArray(answer) ? answer : [answer];
    return given.every((one) => field.options?.includes(String(one)));
  }
  return true;
}
