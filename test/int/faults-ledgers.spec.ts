import type { CallersWish } from '../../faults/callers/callers-ledger.js';
import { type CalendarEntry, type Disagreement, type Ledgers, compare } from '../../faults/ledgers/compare.js';
import type { OurRow } from '../../faults/ledgers/our-rows.js';
import { whatIsBroken } from '../../faults/report/judge.js';
import type { Row } from '../../faults/report/row.js';
import { verdictOf } from '../../faults/report/verdict.js';

const STARTS_AT = '2027-01-11T09:00:00.000Z';
const WISH = {
  ...{ id: 'call_1', from: '+4917600000001', to: '+49305550101', service: 'Bartschnitt' },
  ...{ start: '2027-01-11T10:00', startsAt: STARTS_AT, calcomEventTypeId: 1_004 },
};
const AGREED = { toldButMissing: [], doubles: [], wronglyNo: [], unowned: [] };

const caller = (...statuses: string[]): CallersWish => ({
  wish: WISH,
  heard: statuses.map((status) => ({ status, reference: /booked|pending/.test(status) ? 'FD-7' : null, ms: 20 })),
});
const row = (change: Partial<OurRow> = {}): OurRow => ({
  ...{ id: 'b1', wish: WISH.id, status: 'confirmed', reference: 'FD-7', uid: 'u1' },
  ...change,
});
const entry = (change: Partial<CalendarEntry> = {}): CalendarEntry => ({
  ...{ uid: 'u1', eventTypeId: 1_004, start: STARTS_AT, status: 'accepted', metadata: { frontdeskBookingId: 'b1' } },
  ...change,
});

/** Which of the four ways to disagree the ledgers show. */
function shown(change: Partial<Ledgers>): string[] {
  const found: Disagreement = compare({ callers: [caller('booked')], ours: [row()], calendar: [entry()], ...change });
  return Object.entries(found).flatMap(([what, lines]) => (lines.length > 0 ? [what] : []));
}

describe('three ledgers that agree', () => {
  it.each<[string, Partial<Ledgers>]>([
    ['what was booked stands', {}],
    ['it was booked in the end', { callers: [caller('temporarily_unavailable', 'one_moment', 'booked', 'booked')] }],
    ['the start is written with another offset', { calendar: [entry({ start: '2027-01-11T10:00:00+01:00' })] }],
    ['an earlier try was refused', { ours: [row({ id: 'b0', status: 'refused', uid: null }), row()] }],
    ['an earlier booking of that time was cancelled', { calendar: [entry({ uid: 'u0', status: 'cancelled' }), entry()] }],
    [
      'a host is still to confirm it',
      {
        callers: [caller('pending_confirmation')],
        ours: [row({ status: 'pending_confirmation' })],
        calendar: [entry({ status: 'pending' })],
      },
    ],
    ['somebody else has another time', { calendar: [entry(), entry({ uid: 'u9', start: '2027-01-11T11:00:00.000Z', metadata: {} })] }],
  ])('%s', (_what, ledgers) => {
    expect(shown(ledgers)).toEqual([]);
  });
});

describe('a lie that is found', () => {
  it.each<[string, Partial<Ledgers>, string[]]>([
    ['told booked, and the calendar is empty', { calendar: [] }, ['toldButMissing']],
    [
      'told booked, and the calendar has it at another time',
      { calendar: [entry({ start: '2027-01-11T09:20:00.000Z' })] },
      ['toldButMissing'],
    ],
    ['told booked, and it is cancelled there', { calendar: [entry({ status: 'cancelled' })] }, ['toldButMissing']],
    ['told booked, and a host is still to confirm it', { calendar: [entry({ status: 'pending' })] }, ['toldButMissing']],
    ['told booked, and no row of ours', { ours: [] }, ['toldButMissing', 'unowned']],
    ['told booked, and our row was refused', { ours: [row({ status: 'refused' })] }, ['toldButMissing', 'unowned']],
    ['told booked, and our row is open still', { ours: [row({ status: 'open', uid: null })] }, ['toldButMissing', 'unowned']],
    ['told booked, and our row has another uid', { ours: [row({ uid: 'u2' })] }, ['toldButMissing', 'unowned']],
    [
      'told booked, and what stands is of another booking',
      { calendar: [entry({ metadata: { frontdeskBookingId: 'b2' } })] },
      ['toldButMissing', 'unowned'],
    ],
    ['told two references', { callers: [caller('booked')], ours: [row({ reference: 'FD-8' })] }, ['toldButMissing']],
    [
      'told booked once and no afterwards',
      { callers: [caller('booked', 'slot_taken')], ours: [], calendar: [] },
      ['toldButMissing', 'wronglyNo'],
    ],
    ['stands twice in the calendar', { calendar: [entry(), entry({ uid: 'u2' })] }, ['doubles', 'unowned']],
    ['stands twice in our rows', { ours: [row(), row({ id: 'b2', uid: 'u2' })] }, ['doubles']],
    ['told no although nobody else wants the time', { callers: [caller('slot_taken')], ours: [], calendar: [] }, ['wronglyNo']],
    ['told no, and it is booked all the same', { callers: [caller('slot_taken')] }, ['wronglyNo']],
    ['never told anything', { callers: [caller()], ours: [], calendar: [] }, ['wronglyNo']],
    ['left with "later"', { callers: [caller('will_confirm_later')], ours: [], calendar: [] }, ['wronglyNo']],
  ])('%s', (_what, ledgers, expected) => {
    expect(shown(ledgers)).toEqual(expected);
  });
});

describe('the verdict of a scene', () => {
  const fine = {
    ...{ scene: 'killed', did: '', calls: 9, booked: 5, repeated: 2, rangAgain: 0, disagreement: AGREED, unsettled: 0, slowestMs: 2_999 },
    ...{ unreachable: 0, turnedAway: 0, noSentence: 0 },
  };

  it('is well when nothing is wrong', () => {
    expect(whatIsBroken({}, fine)).toEqual([]);
    expect(whatIsBroken({ isAway: true, turnsAway: true }, { ...fine, unreachable: 7, turnedAway: 7 })).toEqual([]);
  });

  it.each<[string, Partial<typeof fine>]>([
    ['an answer took 3 s', { slowestMs: 3_000 }],
    ['something is unsettled', { unsettled: 1 }],
    ['somebody got no answer', { unreachable: 1 }],
    ['somebody got a 401', { turnedAway: 1 }],
    ['an answer had no sentence', { noSentence: 1 }],
    ['nobody booked', { booked: 0 }],
    ...Object.keys(AGREED).map((what): [string, object] => [what, { disagreement: { ...AGREED, [what]: ['it'] } }]),
  ])('is broken when %s', (_what, change) => {
    expect(whatIsBroken({}, { ...fine, ...change })).toHaveLength(1);
  });

  it('counts for the run, and a run without any scene shows nothing', () => {
    const played: Row = { ...fine, skipped: null, broken: [] };

    expect(verdictOf([played]).well).toBe(true);
    expect(verdictOf([played, { ...played, broken: ['it'] }])).toMatchObject({ well: false, broken: ['killed'] });
    expect(verdictOf([played, { ...played, skipped: 'no redis' }])).toMatchObject({ well: true, skipped: ['killed'] });
    expect(verdictOf([{ ...played, skipped: 'no redis' }]).well).toBe(false);
  });
});
