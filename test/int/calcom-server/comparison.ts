import { type RecordedResponse } from './recordings.js';

/** What differs between the recorded answer and ours, one sentence each; nothing = the same. */
export function differences(recorded: RecordedResponse, ours: RecordedResponse, how: { values: boolean }): string[] {
  const found: string[] = [];
  if (recorded.status !== ours.status) found.push(`status ${ours.status} instead of ${recorded.status}`);
  if (limited(recorded) !== limited(ours)) found.push(`rate limit headers: ${limited(ours)} instead of ${limited(recorded)}`);
  found.push(...bodyDifferences(recorded.body, ours.body, how));
  return found;
}

/** Field sets at every depth and, if asked, every value that is not made anew by each run. */
export function bodyDifferences(recorded: unknown, ours: unknown, how: { values: boolean }): string[] {
  const [theirKeys, ourKeys] = [keyPaths(recorded), keyPaths(ours)];
  const found = [
    ...[...theirKeys].filter((path) => !ourKeys.has(path)).map((path) => `field ${path} is missing`),
    ...[...ourKeys].filter((path) => !theirKeys.has(path)).map((path) => `field ${path} is not in the recording`),
  ];
  return how.values ? [...found, ...valueDifferences(recorded, ours, '')] : [...found, ...textDifferences(recorded, ours)];
}

function limited({ headers }: RecordedResponse): boolean {
  return headers['x-ratelimit-limit-default'] !== undefined;
}

function textDifferences(recorded: unknown, ours: unknown): string[] {
  const [theirs, own] = [errorText(recorded), errorText(ours)];
  return theirs === own ? [] : [`error "${own}" instead of "${theirs}"`];
}

function errorText(body: unknown): string {
  if (!isRecord(body)) return '';
  const error = isRecord(body['error']) ? body['error'] : body;
  return `${text(error['code'])} ${text(error['message'])}`.trim();
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function keyPaths(value: unknown, path = '', into = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    for (const item of value) keyPaths(item, `${path}[]`, into);
  } else if (isRecord(value)) {
    for (const [key, held] of Object.entries(value)) keyPaths(held, `${path}.${key}`, into.add(`${path}.${key}`));
  }
  return into;
}

/** Made anew by each run. A booking's number is one of them: the real server uses numbers up for bookings that fail. */
const FRESH = ['createdAt', 'updatedAt', 'timestamp', 'reservationUntil', 'oneTimePassword', 'requestId', 'bookingId', 'rescheduleId'];

function valueDifferences(recorded: unknown, ours: unknown, path: string): string[] {
  if (Array.isArray(recorded) && Array.isArray(ours)) {
    if (recorded.length !== ours.length) return [`${path} has ${ours.length} items instead of ${recorded.length}`];
    // PostgreSQL lists bookings with the same start in chance order; the order of the starts counts.
    const [theirs, own] = [byUid(recorded), byUid(ours)];
    const [theirStarts, ownStarts] = [startsOf(recorded), startsOf(ours)];
    const disorder = theirStarts === ownStarts ? [] : [`${path} is ordered ${ownStarts} instead of ${theirStarts}`];
    return [...disorder, ...theirs.flatMap((item, index) => valueDifferences(item, own[index], `${path}[${index}]`))];
  }
  if (isRecord(recorded) && isRecord(ours)) {
    const numbered = 'uid' in recorded || 'role' in recorded;
    const keys = Object.keys(recorded).filter((key) => key in ours && !FRESH.includes(key) && !(numbered && key === 'id'));
    return keys.flatMap((key) => valueDifferences(recorded[key], ours[key], `${path}.${key}`));
  }
  return recorded === ours ? [] : [`${path} is ${JSON.stringify(ours)} instead of ${JSON.stringify(recorded)}`];
}

function startsOf(list: unknown[]): string {
  return list.map((item) => (isRecord(item) ? text(item['start']) : '')).join(' ');
}

function byUid(list: unknown[]): unknown[] {
  const uidOf = (item: unknown) => (isRecord(item) ? text(item['uid']) : '');
  return [...list].sort((a, b) => (uidOf(a) < uidOf(b) ? -1 : uidOf(a) > uidOf(b) ? 1 : 0));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
