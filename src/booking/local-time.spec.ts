import fc from 'fast-check';
import { DateTime } from 'luxon';
import { daysFrom, isBookableDate, localDate, toInstant, weekdayAndTime } from './local-time.js';

const BERLIN = 'Europe/Berlin';

function utc(text: string, zone = BERLIN): string | null {
  return toInstant(text, zone)?.toISOString() ?? null;
}

describe('a local wall time', () => {
  it.each([
    ['2026-11-26T14:30', BERLIN, '2026-11-26T13:30:00.000Z'],
    ['2026-07-01T09:00', BERLIN, '2026-07-01T07:00:00.000Z'],
    ['2026-11-26T14:30:00', BERLIN, '2026-11-26T13:30:00.000Z'],
    ['2026-11-26T14:30:00.000', BERLIN, '2026-11-26T13:30:00.000Z'],
    [' 2026-11-26T14:30 ', BERLIN, '2026-11-26T13:30:00.000Z'],
    ['2026-11-26T14:30', 'Europe/London', '2026-11-26T14:30:00.000Z'],
    ['2026-11-26T14:30', 'Asia/Kathmandu', '2026-11-26T08:45:00.000Z'],
    ['2028-02-29T10:00', BERLIN, '2028-02-29T09:00:00.000Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(utc(text, zone)).toBe(instant);
  });

  it.each(['2026-02-30T10:00', '2027-02-29T10:00', '2026-13-01T10:00', '2026-11-26T24:00', '2026-11-26T25:00', '2026-11-26T10:60'])(
    '%s does not exist',
    (text) => {
      expect(utc(text)).toBeNull();
    },
  );

  it.each([
    '',
    'tomorrow',
    '2026-11-26',
    '14:30',
    '26.11.2026 14:30',
    '2026-11-26T14',
    '2026-11-26T14:30:30',
    '2026-11-26T14:30[Europe/Berlin]',
  ])('"%s" is none', (text) => {
    expect(utc(text)).toBeNull();
  });
});

describe('an offset', () => {
  it.each([
    ['2026-11-26T14:30+01:00', '2026-11-26T13:30:00.000Z'],
    ['2026-11-26T14:30:00+0100', '2026-11-26T13:30:00.000Z'],
    ['2026-07-01T09:00+02:00', '2026-07-01T07:00:00.000Z'],
  ])('counts when it is the zone’s at that instant: %s', (text, instant) => {
    expect(utc(text)).toBe(instant);
  });

  it.each(['2026-11-26T14:30+02:00', '2026-11-26T14:30Z', '2026-07-01T09:00+01:00', '2026-11-26T14:30-01:00', '2026-11-26T14:30+00:30'])(
    'is refused when it is not: %s',
    (text) => {
      expect(utc(text)).toBeNull();
    },
  );

  it('Z is London’s in winter only', () => {
    expect(utc('2026-11-26T14:30Z', 'Europe/London')).toBe('2026-11-26T14:30:00.000Z');
    expect(utc('2026-07-01T14:30Z', 'Europe/London')).toBeNull();
  });

  it('tells the two passes of an hour that comes twice apart', () => {
    expect(utc('2026-10-25T02:30+02:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(utc('2026-10-25T02:30+01:00')).toBe('2026-10-25T01:30:00.000Z');
    expect(utc('2026-10-25T02:30+03:00')).toBeNull();
  });
});

describe('the changes of the clocks', () => {
  it.each(['2027-03-28T02:00', '2027-03-28T02:30', '2027-03-28T02:59', '2027-03-28T02:30+01:00', '2027-03-28T02:30+02:00'])(
    'skips %s',
    (text) => {
      expect(utc(text)).toBeNull();
    },
  );

  it('knows the minutes around the gap', () => {
    expect(utc('2027-03-28T01:59')).toBe('2027-03-28T00:59:00.000Z');
    expect(utc('2027-03-28T03:00')).toBe('2027-03-28T01:00:00.000Z');
  });

  it('means the first pass of an hour that comes twice', () => {
    expect(utc('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('gives days of 23 and 25 hours', () => {
    const hours = ({ from, to }: { from: Date; to: Date }): number => (to.getTime() - from.getTime()) / 3_600_000;

    expect(hours(daysFrom(new Date('2027-03-28T10:00:00Z'), BERLIN, 1))).toBe(23);
    expect(hours(daysFrom(new Date('2026-10-25T10:00:00Z'), BERLIN, 1))).toBe(25);
  });
});

describe('any instant', () => {
  const zone = fc.constantFrom(BERLIN, 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia', 'UTC');
  const minute = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 }).map((at) => new Date(at * 60_000));

  it('comes back from its own wall time with its own offset', () => {
    fc.assert(
      fc.property(minute, zone, (instant, timeZone) => {
        const text = DateTime.fromJSDate(instant, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mmZZ");

        expect(toInstant(text, timeZone)).toEqual(instant);
      }),
      { numRuns: 500 },
    );
  });

  it('has a wall time without offset that means itself, or the earlier pass of a repeated hour', () => {
    fc.assert(
      fc.property(minute, zone, (instant, timeZone) => {
        const wall = DateTime.fromJSDate(instant, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
        const meant = toInstant(wall, timeZone);

        expect(meant).not.toBeNull();
        expect(meant?.getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(`${localDate(meant ?? instant, timeZone)}T${weekdayAndTime(meant ?? instant, timeZone).time}`).toBe(wall);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a bookable date', () => {
  const now = new Date('2026-11-22T12:00:00Z');

  it.each([
    ['a minute ago', '2026-11-22T11:59:00Z', false],
    ['now', '2026-11-22T12:00:00Z', false],
    ['in a minute', '2026-11-22T12:01:00Z', true],
    ['in 12 months', '2027-11-22T12:00:00Z', true],
    ['a minute later than that', '2027-11-22T12:01:00Z', false],
  ])('%s', (_when, at, bookable) => {
    expect(isBookableDate(new Date(at), now)).toBe(bookable);
  });
});
