import { isOk, OK_STATUSES, REFUSAL_STATUSES, type Status } from '../../src/contracts/error-codes.js';
import type { FunctionAnswer } from '../retell-caller/retell-call.js';
import type { ExpectedAnswer } from './scenario-schema.js';
import { valueAt, type Wording } from './wording.js';

const STATUSES: readonly string[] = [...OK_STATUSES, ...REFUSAL_STATUSES];
/** Ids, ISO dates and unfilled variables are nothing to be said aloud (design section 6, words to the caller). */
const UNSPEAKABLE = /[0-9a-f]{8}-[0-9a-f]{4}-|\d{4}-\d\d-\d\d|T\d\d:\d\d|\{\{|undefined|\[object/;

type Fields = Record<string, string | number | boolean | null>;

/** Every way in which an answer is not the expected one; none: it is. */
export function missesOf(answer: FunctionAnswer, expected: ExpectedAnswer, wording: Wording, same: unknown): string[] {
  const { body, httpStatus, ms } = answer;
  return [
    ...(httpStatus === expected.http ? [] : [miss('HTTP status', expected.http, httpStatus)]),
    ...(expected.status === undefined || body.status === expected.status ? [] : [miss('status', expected.status, body.status)]),
    ...messageMisses(body.message, expected, wording),
    ...fieldMisses(body, expected.with, expected.without, wording),
    ...(expected.within_ms === undefined || ms <= expected.within_ms ? [] : [miss('milliseconds at most', expected.within_ms, ms)]),
    ...(expected.same_answer_as === undefined || JSON.stringify(body) === JSON.stringify(same)
      ? []
      : [miss(`the answer of "${expected.same_answer_as}" again`, same, body)]),
    ...unwritten(answer),
  ];
}

/** What holds of each answer without being written into a scenario. */
function unwritten({ body, httpStatus }: FunctionAnswer): string[] {
  if (httpStatus !== 200 && httpStatus !== 403) return [];
  const { status, ok, message } = body;
  if (!isStatus(status)) return [miss('status', 'one of src/contracts/error-codes.ts', status)];
  return [
    ...(ok === isOk(status) ? [] : [miss(`ok of ${status}`, isOk(status), ok)]),
    ...(typeof message === 'string' && message !== '' && !UNSPEAKABLE.test(message)
      ? []
      : [miss('message', 'something speakable', message)]),
  ];
}

function isStatus(status: unknown): status is Status {
  return typeof status === 'string' && STATUSES.includes(status);
}

function messageMisses(message: unknown, { says, never_says: never }: ExpectedAnswer, wording: Wording): string[] {
  const missing = says.filter((text) => !matches(message, text, wording, 'within'));
  const wrong = never.filter((text) => matches(message, text, wording, 'within'));
  return [
    ...missing.map((text) => miss('message with', wording.text(text), message)),
    ...wrong.map((text) => miss('message without', wording.text(text), message)),
  ];
}

export function fieldMisses(body: unknown, fields: Fields, without: string[], wording: Wording): string[] {
  const wrong = Object.entries(fields).filter(([path, wanted]) => !matches(valueAt(body, path), wanted, wording, 'whole'));
  const present = without.filter((path) => valueAt(body, path) !== undefined);
  return [
    ...wrong.map(([path, wanted]) => miss(path, wording.fill(wanted), valueAt(body, path))),
    ...present.map((path) => miss(`no ${path}`, 'absent', valueAt(body, path))),
  ];
}

/** A text between slashes is a pattern; else a field has to be the whole text, a message to hold it, in any case of letters. */
function matches(seen: unknown, wanted: Fields[string], wording: Wording, how: 'whole' | 'within'): boolean {
  if (typeof wanted !== 'string') return seen === wanted;
  if (typeof seen !== 'string') return how === 'whole' && typeof seen === 'number' && String(seen) === wording.text(wanted);
  const [, pattern] = /^\/(.+)\/$/s.exec(wanted) ?? [];
  if (pattern !== undefined) return new RegExp(wording.text(pattern, escaped), 'iu').test(seen);
  const filled = wording.text(wanted);
  return how === 'whole' ? seen === filled : seen.toLowerCase().includes(filled.toLowerCase());
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

export function miss(what: string, expected: unknown, seen: unknown): string {
  return `${what}: expected ${shown(expected)}, saw ${shown(seen)}`;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}
