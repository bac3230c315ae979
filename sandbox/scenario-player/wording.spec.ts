import { DateTime } from 'luxon';
import { findFreeDay } from './free-day.js';
import { valueAt, Wording } from './wording.js';

const NOW = DateTime.fromISO('2026-11-25T23:30', { zone: 'Europe/Berlin' });
const FRIDAY = DateTime.fromISO('2026-11-27T00:00', { zone: 'Europe/Berlin' });

describe('the words between {{ and }}', () => {
  const wording = new Wording('de', FRIDAY, NOW, () => '+4917600000000');
  wording.remember('offer', { slots: [{ start: '2026-11-27T09:20' }], ms: 7 });

  it.each([
    ['{{day}}', '2026-11-27'],
    ['{{day at 09:20}}', '2026-11-27T09:20'],
    ['{{day+1}}', '2026-11-30'],
    ['{{day+2 at 10:00}}', '2026-12-01T10:00'],
    ['{{saturday}}', '2026-11-28'],
    ['{{yesterday at 10:00}}', '2026-11-24T10:00'],
    ['{{in 13 months}}', '2027-12-27'],
    ['am {{weekday of day}}, dem {{date of day+1}}', 'am Freitag, dem 30. November'],
    ['{{offer.slots.0.start}} {{offer.ms}}', '2026-11-27T09:20 7'],
    ['{{caller}}', '+4917600000000'],
  ])('%s', (text, meant) => {
    expect(wording.text(text)).toBe(meant);
  });

  it('replaces them wherever they stand', () => {
    expect(wording.fill({ a: ['{{day}}', 1, null], b: { c: true } })).toEqual({ a: ['2026-11-27', 1, null], b: { c: true } });
  });

  it.each([
    ['{{tuesday}}', 'no such day'],
    ['{{later.start}}', 'no earlier step of that name'],
    ['{{offer.booking.start}}', 'the answer of "offer" has no booking.start'],
  ])('does not guess what %s is', (text, told) => {
    expect(() => wording.text(text)).toThrow(told);
  });

  it('counts what a list holds', () => {
    expect(valueAt({ slots: [1, 2] }, 'slots.length')).toBe(2);
    expect(valueAt({ slots: [1, 2] }, 'booking.start')).toBeUndefined();
  });
});

describe('the day of a scenario', () => {
  const free = { service: ['Bartschnitt'], from: '09:00', to: '10:00', days: 1 };
  const booking = { uid: 'u', eventTypeId: 1004, status: 'cancelled', hostIds: [15], metadata: {} };

  it('is the first weekday from the day after tomorrow on', () => {
    expect(findFreeDay(undefined, [], NOW).toISODate()).toBe('2026-11-27');
    expect(findFreeDay(free, [], NOW.plus({ days: 1 })).toISODate()).toBe('2026-11-30');
  });

  it('is one on which its hosts never had a booking in its hours, in the zone of the branch', () => {
    const at = (start: string, end: string, hostIds = [15]) => ({ ...booking, start, end, hostIds });

    expect(findFreeDay(free, [at('2026-11-27T08:40:00.000Z', '2026-11-27T09:00:00.000Z')], NOW).toISODate()).toBe('2026-11-30');
    expect(findFreeDay(free, [at('2026-11-27T09:00:00.000Z', '2026-11-27T09:20:00.000Z')], NOW).toISODate()).toBe('2026-11-27');
    expect(findFreeDay(free, [at('2026-11-27T08:40:00.000Z', '2026-11-27T09:00:00.000Z', [11])], NOW).toISODate()).toBe('2026-11-27');
  });

  it('has as many free ones after it as are wanted', () => {
    const monday = { ...booking, start: '2026-11-30T08:00:00.000Z', end: '2026-11-30T08:20:00.000Z' };

    expect(findFreeDay({ ...free, days: 2 }, [monday], NOW).toISODate()).toBe('2026-12-01');
  });
});
