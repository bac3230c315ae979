import { DateTime } from 'luxon';
import { missesOf } from './compare.js';
import { scenarioOf } from './scenario-files.js';
import type { ExpectedAnswer } from './scenario-schema.js';
import { Wording } from './wording.js';

const DAY = DateTime.fromISO('2026-11-27T00:00', { zone: 'Europe/Berlin' });
const BODY = {
  ok: true,
  status: 'booked',
  message: 'Gebucht: Bartschnitt am Freitag.',
  booking: { start: '2026-11-27T09:00', minutes: 20 },
};

function expectation(yaml: string): ExpectedAnswer {
  const text = `title: t\nphone: Leith\nsteps: [{ function: f, expect: ${yaml} }]\nin_the_end: { database: [], calendar: [] }`;
  const [step] = scenarioOf('t', 't.yaml', text).steps;
  if (step?.kind !== 'function') throw new Error('not a function step');
  return step.expect;
}

function misses(yaml: string, change: object = {}, httpStatus = 200): string[] {
  const answer = { httpStatus, ms: 50, body: { ...BODY, ...change }, request: { url: '', signature: '', body: '' } };
  return missesOf(answer, expectation(yaml), new Wording('de', DAY, DAY, () => ''), BODY);
}

describe('an answer', () => {
  it.each([
    '{}',
    '{ status: booked, http: 200, within_ms: 50 }',
    `{ says: [gebucht, '{{weekday of day}}', '/^Gebucht: .*\\.$/'], never_says: [moment] }`,
    `{ with: { booking.start: '{{day at 09:00}}', booking.minutes: 20 }, without: [alternatives, booking.end] }`,
    '{ with: { status: /^book/ } }',
  ])('is as expected: %s', (yaml) => {
    expect(misses(yaml)).toEqual([]);
  });

  it.each([
    ['{ status: slot_taken }', 'status: expected "slot_taken", saw "booked"'],
    ['{ http: 403 }', 'HTTP status: expected 403, saw 200'],
    ['{ says: [Samstag] }', 'message with: expected "Samstag", saw "Gebucht: Bartschnitt am Freitag."'],
    ['{ never_says: [bartschnitt] }', 'message without: expected "bartschnitt", saw "Gebucht: Bartschnitt am Freitag."'],
    [`{ with: { booking.start: '{{day at 09:20}}' } }`, 'booking.start: expected "2026-11-27T09:20", saw "2026-11-27T09:00"'],
    ['{ with: { booking.start: 2026 } }', 'booking.start: expected 2026, saw "2026-11-27T09:00"'],
    ['{ with: { slots.length: 3 } }', 'slots.length: expected 3, saw nothing'],
    ['{ without: [booking.start] }', 'no booking.start: expected "absent", saw "2026-11-27T09:00"'],
    ['{ within_ms: 49 }', 'milliseconds at most: expected 49, saw 50'],
  ])('is not as expected: %s', (yaml, miss) => {
    expect(misses(yaml)).toEqual([miss]);
  });

  it.each([
    [{ ok: false }, 'ok of booked'],
    [{ status: 'hello' }, 'status'],
    [{ message: '' }, 'message'],
    [{ message: 'Gebucht am 2026-11-27.' }, 'message'],
    [{ message: 'Gebucht: {{name}}.' }, 'message'],
  ])('with %j is never as expected', (change, about) => {
    expect(misses('{}', change).join()).toMatch(new RegExp(`^${about}: expected`));
  });
});
