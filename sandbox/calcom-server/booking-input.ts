import { isRecord, isTimeZone, optionalText, refuseUnknown, requireInstant, wrongProperty } from './checks.js';

// The list and its order are those of the recorded refusal.
const LANGUAGES =
  'ar, ca, de, es, eu, he, id, ja, lv, pl, ro, sr, th, vi, az, cs, el, es-419, fi, hr, it, km, nl, pt, ru, sv, tr, zh-CN, bg, da, en, et, fr, hu, iw, ko, no, pt-BR, sk, ta, uk, zh-TW, bn';

const CREATE_FIELDS = [
  'start',
  'lengthInMinutes',
  'attendee',
  'bookingFieldsResponses',
  'eventTypeId',
  'eventTypeSlug',
  'username',
  'teamSlug',
  'organizationSlug',
  'guests',
  'meetingUrl',
  'location',
  'metadata',
  'routing',
  'emailVerificationCode',
  'instant',
  'recurrenceCount',
];

export interface AttendeeInput {
  name: string;
  email: string | undefined;
  phoneNumber: string | undefined;
  timeZone: string;
  language: string;
}

export interface CreateInput {
  start: number;
  lengthInMinutes: number | undefined;
  attendee: AttendeeInput;
  guests: string[] | undefined;
  metadata: Record<string, unknown>;
  responses: Record<string, unknown>;
  eventTypeId: number | undefined;
  eventTypeSlug: string | undefined;
  teamSlug: string | undefined;
  username: string | undefined;
}

/** What the server checks of a new booking before it looks at the event type. */
export function parseCreate(value: unknown): CreateInput {
  const body = isRecord(value) ? value : {};
  refuseUnknown(body, CREATE_FIELDS);
  const start = requireInstant(body['start'], 'start');
  return {
    start,
    lengthInMinutes: typeof body['lengthInMinutes'] === 'number' ? body['lengthInMinutes'] : undefined,
    attendee: parseAttendee(body['attendee']),
    guests: parseGuests(body['guests']),
    metadata: parseMetadata(body['metadata']),
    responses: isRecord(body['bookingFieldsResponses']) ? body['bookingFieldsResponses'] : {},
    eventTypeId: typeof body['eventTypeId'] === 'number' ? body['eventTypeId'] : undefined,
    eventTypeSlug: optionalText(body, 'eventTypeSlug'),
    teamSlug: optionalText(body, 'teamSlug'),
    username: optionalText(body, 'username'),
  };
}

function parseAttendee(value: unknown): AttendeeInput {
  if (!isRecord(value)) wrongProperty('attendee', 'attendee should not be null or undefined');
  const { name, timeZone, email, phoneNumber, language } = value;
  if (typeof name !== 'string') wrongProperty('name', 'name must be a string', 'attendee');
  if (!isTimeZone(timeZone)) wrongProperty('timeZone', 'timeZone must be a valid IANA time-zone', 'attendee');
  if (language !== undefined && (typeof language !== 'string' || !LANGUAGES.split(', ').includes(language))) {
    wrongProperty('language', `language must be one of the following values: ${LANGUAGES}`, 'attendee');
  }
  const contact = { email: textOrNone(email), phoneNumber: textOrNone(phoneNumber) };
  if (contact.email === undefined && contact.phoneNumber === undefined) {
    wrongProperty('attendee email or phone', 'Attendee must have at least one contact method (email or phone number)', 'attendee');
  }
  return { name, timeZone, language: language ?? 'en', ...contact };
}

function textOrNone(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function parseGuests(value: unknown): string[] | undefined {
  if (value === undefined) return undefined;
  const list: unknown[] = Array.isArray(value) ? value : wrongProperty('guests', 'guests must be an array');
  return list.map((guest) => (typeof guest === 'string' ? guest : wrongProperty('guests', 'each value in guests must be a string')));
}

function parseMetadata(value: unknown): Record<string, unknown> {
  if (value === undefined) return {};
  const entries = isRecord(value) ? Object.entries(value) : wrongProperty('metadata', 'metadata must be an object');
  const fits = entries.length <= 50 && entries.every(([key, held]) => key.length <= 40 && !(typeof held === 'string' && held.length > 500));
  if (!fits) {
    wrongProperty('metadata', 'Metadata must have at most 50 keys, each key up to 40 characters, and string values up to 500 characters.');
  }
  return Object.fromEntries(entries);
}
