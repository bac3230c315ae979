import fc from 'fast-check';
import { DateTime } from 'luxon';
import { aBooking, anOutcome, MITTE } from '../../../test/factories/outcomes.js';
import { speak } from './answer.js';
import { en } from './en.js';
import { WallClock } from './wall-clock.js';

const NOW = new Date('2026-10-20T09:00:00Z');
const MINUTE = 60_000;

const aZone = fc.constantFrom(
  'Europe/Berlin',
  'Europe/London',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
);
const anInstant = fc
  .integer({ min: Date.UTC(2026, 0, 1) / MINUTE, max: Date.UTC(2028, 0, 1) / MINUTE })
  .map((minutes) => new Date(minutes * MINUTE));

/** The instants a local time without offset can mean: two in the hour that the clock repeats in autumn. */
function meanings(local: unknown, zone: string): number[] {
  return DateTime.fromISO(String(local), { zone })
    .getPossibleOffsets()
    .map((meaning) => meaning.toMillis());
}

describe('the local times of an answer', () => {
  it('mean the instants of the outcome in the zone of the branch', () => {
    fc.assert(
      fc.property(anInstant, anInstant, aZone, (start, free, timeZone) => {
        fc.pre(start.getTime() !== free.getTime());
        const outcome = anOutcome('slot_taken', { scene: { ...MITTE, timeZone }, start, alternatives: [free] });

        const answer = speak('book_appointment', outcome, 'de', NOW);

        expect(meanings(answer['start'], timeZone)).toContain(start.getTime());
        expect(answer['date']).toBe(String(answer['start']).slice(0, 10));
        const [offered] = [answer['alternatives']].flat();
        expect(meanings(new Map(Object.entries(offered ?? {})).get('start'), timeZone)).toContain(free.getTime());
      }),
    );
  });

  it('of a booking mean its start and end in its own zone', () => {
    fc.assert(
      fc.property(anInstant, aZone, (start, timeZone) => {
        const end = new Date(start.getTime() + 45 * MINUTE);

        const { booking } = speak('book_appointment', anOutcome('booked', { booking: aBooking({ start, end, timeZone }) }), 'en', NOW);

        const fields = new Map(Object.entries(booking ?? {}));
        expect(meanings(fields.get('start'), timeZone)).toContain(start.getTime());
        expect(meanings(fields.get('end'), timeZone)).toContain(end.getTime());
      }),
    );
  });
});

describe('the week the clocks change', () => {
  it.each([
    ['Europe/Berlin', '2026-10-25T07:00:00Z', '2026-10-25T08:00', 'on Sunday, 25 October at 8 am'],
    ['Europe/Berlin', '2026-10-24T07:00:00Z', '2026-10-24T09:00', 'on Saturday, 24 October at 9 am'],
    ['Europe/London', '2026-10-25T00:30:00Z', '2026-10-25T01:30', 'on Sunday, 25 October at 1:30 am'],
    ['Europe/London', '2026-10-25T12:00:00Z', '2026-10-25T12:00', 'on Sunday, 25 October at noon'],
    ['Europe/Berlin', '2026-03-29T00:59:00Z', '2026-03-29T01:59', 'on Sunday, 29 March at 1:59 am'],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-03-29T03:00', 'on Sunday, 29 March at 3 am'],
    ['Europe/London', '2026-03-29T22:59:00Z', '2026-03-29T23:59', 'on Sunday, 29 March at 11:59 pm'],
    ['Europe/London', '2026-03-29T23:00:00Z', '2026-03-30T00:00', 'on Monday, 30 March at midnight'],
  ])('%s shows %s as %s', (zone, instant, local, spoken) => {
    const clock = new WallClock(en, zone, NOW);

    expect(clock.local(new Date(instant))).toBe(local);
    expect(clock.onDayAtTime(new Date(instant))).toBe(spoken);
  });
});

describe('a day beside one already named', () => {
  const clock = new WallClock(en, 'Europe/London', NOW);

  it.each(['2026-10-22', '2026-10-25', '2026-10-28'])('needs only its weekday within a week (%s)', (day) => {
    expect(clock.dayBeside(day, '2026-10-22')).toEqual({ weekday: expect.any(String) });
  });

  it.each(['2026-10-21', '2026-10-29'])('needs its date before or after that (%s)', (day) => {
    expect(clock.dayBeside(day, '2026-10-22')).toHaveProperty('date.month', 'October');
  });
});
