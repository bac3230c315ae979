import { alternatives, isClosed, isOnGrid, isTooSoon } from './judge-time.js';

const BERLIN = 'Europe/Berlin';
const HOURS = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }];

/** A winter time in Berlin. */
function berlin(text: string): Date {
  return new Date(`${text}:00+01:00`);
}

describe('opening hours', () => {
  it.each([
    ['Thursday 09:00', '2026-11-26T09:00', false],
    ['Thursday 16:59', '2026-11-26T16:59', false],
    ['Thursday 17:00', '2026-11-26T17:00', true],
    ['Thursday 08:59', '2026-11-26T08:59', true],
    ['Thursday 20:00', '2026-11-26T20:00', true],
    ['Saturday 10:00', '2026-11-28T10:00', true],
  ])('%s is closed: %p', (_when, start, closed) => {
    expect(isClosed(berlin(start), BERLIN, HOURS)).toBe(closed);
  });

  it('are read in the branch’s zone', () => {
    expect(isClosed(berlin('2026-11-26T09:30'), 'Europe/London', HOURS)).toBe(true);
  });

  it.each([[null], [[]]])('close nothing when there are none: %p', (hours) => {
    expect(isClosed(berlin('2026-11-28T03:00'), BERLIN, hours)).toBe(false);
  });
});

it('wants the whole notice', () => {
  const now = berlin('2026-11-26T09:00');

  expect(isTooSoon(berlin('2026-11-26T10:59'), now, 120)).toBe(true);
  expect(isTooSoon(berlin('2026-11-26T11:00'), now, 120)).toBe(false);
});

describe('the slot grid', () => {
  const free = ['2026-11-26T09:00', '2026-11-26T11:15', '2026-11-27T15:45'].map(berlin);

  it.each([
    ['a start that somebody has', '2026-11-26T09:45', true],
    ['another day’s last slot', '2026-11-26T15:45', true],
    ['a start beside the grid', '2026-11-26T10:07', false],
    ['a start after the last slot of any day, though a multiple of the step', '2026-11-26T16:30', false],
    ['a start before the first slot of any day', '2026-11-26T08:15', false],
  ])('%s: %s', (_what, start, on) => {
    expect(isOnGrid(berlin(start), free, 45, BERLIN)).toBe(on);
  });

  it('is unknown without any slot', () => {
    expect(isOnGrid(berlin('2026-11-26T09:45'), [], 45, BERLIN)).toBe(false);
  });

  it('keeps to the wall clock over a change of the clocks', () => {
    const summer = [new Date('2026-10-23T09:00:00+02:00'), new Date('2026-10-23T12:00:00+02:00')];

    expect(isOnGrid(new Date('2026-10-26T09:45:00+01:00'), summer, 45, BERLIN)).toBe(true);
  });
});

describe('alternatives', () => {
  const asked = berlin('2026-11-26T12:00');
  const early = berlin('2026-11-20T00:00');
  const offered = (free: string[], held: [string, string][] = [], earliest = early): string[] => {
    const spans = held.map(([from, to]) => ({ from: berlin(from), to: berlin(to) }));
    return alternatives(free.map(berlin), asked, BERLIN, earliest, 45, spans).map((at) =>
      new Date(at.getTime() + 3_600_000).toISOString().slice(0, 16),
    );
  };

  it('are the nearest of the asked day, then the next days’ first ones, three at most', () => {
    const free = ['2026-11-26T09:00', '2026-11-26T13:30', '2026-11-27T09:00', '2026-11-27T09:45'];

    expect(offered(free)).toEqual(['2026-11-26T13:30', '2026-11-26T09:00', '2026-11-27T09:00']);
  });

  it('never include the asked time', () => {
    expect(offered(['2026-11-26T12:00', '2026-11-26T12:45'])).toEqual(['2026-11-26T12:45']);
  });

  it('never include what is too soon', () => {
    expect(offered(['2026-11-26T11:15', '2026-11-26T12:45'], [], berlin('2026-11-26T12:30'))).toEqual(['2026-11-26T12:45']);
  });

  it('never touch a time that another attempt holds', () => {
    const free = ['2026-11-26T11:15', '2026-11-26T11:30', '2026-11-26T12:30', '2026-11-26T12:45'];

    expect(offered(free, [['2026-11-26T12:00', '2026-11-26T12:45']])).toEqual(['2026-11-26T11:15', '2026-11-26T12:45']);
  });
});
