import { IANAZone } from 'luxon';
import { timeZoneOf } from './time-zone.js';

const WEEK_MS = 7 * 86_400_000;
const [FROM, TO] = [Date.UTC(2024), Date.UTC(2031)];

/** The instants at which the clocks of a zone are put forward or back, as Intl knows them. */
function changes(zone: IANAZone): number[] {
  const found: number[] = [];
  for (let at = FROM; at < TO; at += WEEK_MS) {
    let [before, after] = [at, at + WEEK_MS];
    const old = zone.offset(before);
    if (zone.offset(after) === old) continue;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (zone.offset(middle) === old) before = middle;
      else after = middle;
    }
    found.push(after);
  }
  return found;
}

describe('timeZoneOf', () => {
  it.each([
    'Europe/Berlin',
    'Europe/London',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'America/St_Johns',
    'Africa/Casablanca',
    'Antarctica/Troll',
  ])('keeps no offset beyond the change of the clocks: %s', (name) => {
    const [kept, asked] = [timeZoneOf(name), new IANAZone(name)];
    const instants = changes(asked).flatMap((change) => [-900_000, -1, 0, 1, 900_000].map((by) => change + by));

    expect(instants.length).toBeGreaterThan(30);
    // Twice: the second time from what was kept.
    for (const _ of [1, 2]) expect(instants.map((at) => kept.offset(at))).toEqual(instants.map((at) => asked.offset(at)));
  });

  it('keeps its offsets right when there were many', () => {
    const kept = timeZoneOf('Europe/Berlin');
    for (let at = FROM; at < TO; at += WEEK_MS / 24) kept.offset(at);

    expect([kept.offset(Date.UTC(2026, 6)), kept.offset(Date.UTC(2026, 11))]).toEqual([120, 60]);
  });

  it('is not valid where there is no such zone', () => {
    expect([timeZoneOf('Europe/Nowhere').isValid, timeZoneOf('Europe/Berlin').isValid]).toEqual([false, true]);
  });
});
