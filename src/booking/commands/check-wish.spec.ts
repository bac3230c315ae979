import { aServiceRow } from '../../../test/factories/chain-rows.js';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import type { BookingWish } from '../../contracts/booking/place-booking.command.js';
import { understoodDuration, understoodStart, whatIsMissing } from './check-wish.js';

const VISIBLE: CallIdentity = {
  callId: null,
  workspaceId: 'w',
  toNumber: '+49305550101',
  callerNumber: '+4917604069010',
  receivedAt: new Date('2026-11-22T12:00:00Z'),
};
const HIDDEN: CallIdentity = { ...VISIBLE, callerNumber: null };
const WISH: BookingWish = {
  ...{ service: 'Bartschnitt', start: '2026-11-26T10:00', durationMinutes: null, customerName: 'Mila Brandt', customerPhone: null },
  ...{ words: null, customerEmail: null, notes: null, answers: {}, callerConfirmed: true },
};
const phoneField = { slug: 'attendeePhoneNumber', type: 'phone', label: 'Phone', required: true, hidden: false, isDefault: true };
const question = { slug: 'hair', type: 'select', label: 'Hair?', required: true, hidden: false, isDefault: false, options: ['a', 'b'] };

function missing(change: Partial<BookingWish>, call = VISIBLE, row = aServiceRow()): unknown {
  return whatIsMissing({ ...WISH, ...change }, row, call);
}

describe('what is missing', () => {
  it('is nothing for a complete wish', () => {
    expect(missing({})).toBeNull();
  });

  it.each([
    ['a name', { customerName: null }, VISIBLE, { status: 'ask_name' }],
    ['a number of a hidden caller', {}, HIDDEN, { status: 'ask_contact', contact: 'phone' }],
    ['a readable number of a hidden caller', { customerPhone: 'weiß nicht' }, HIDDEN, { status: 'ask_contact', contact: 'phone' }],
    ['a readable address', { customerEmail: 'mila at example' }, VISIBLE, { status: 'ask_contact', contact: 'email' }],
    ['the yes', { callerConfirmed: false }, VISIBLE, { status: 'ask_confirmation', customerName: 'Mila Brandt' }],
  ])('is %s', (_what, change, call, asked) => {
    expect(missing(change, call)).toEqual(asked);
  });

  it('is not a number when the caller is visible, even if another one cannot be read', () => {
    expect(missing({ customerPhone: 'weiß nicht' })).toBeNull();
  });

  it('is a readable number where the event type wants one', () => {
    const row = aServiceRow({ booking_fields: [phoneField] });

    expect(missing({ customerPhone: 'weiß nicht' }, VISIBLE, row)).toEqual({ status: 'ask_contact', contact: 'phone' });
    expect(missing({}, VISIBLE, row)).toBeNull();
  });

  it('is an address where the service asks for one', () => {
    expect(missing({}, VISIBLE, aServiceRow({ email_policy: 'ask' }))).toEqual({ status: 'ask_contact', contact: 'email' });
  });

  it('is an answer that the event type requires', () => {
    const row = aServiceRow({ booking_fields: [question] });

    expect(missing({}, VISIBLE, row)).toEqual({ status: 'ask_answer', question: { slug: 'hair', label: 'Hair?', options: ['a', 'b'] } });
    expect(missing({ answers: { hair: 'a' } }, VISIBLE, row)).toBeNull();
  });

  it('is asked name first and yes last', () => {
    const row = aServiceRow({ booking_fields: [question] });
    const nothing = { customerName: null, callerConfirmed: false };

    expect(missing(nothing, HIDDEN, row)).toEqual({ status: 'ask_name' });
    expect(missing({ ...nothing, customerName: 'Mila Brandt' }, HIDDEN, row)).toMatchObject({ status: 'ask_contact' });
    expect(missing({ callerConfirmed: false }, VISIBLE, row)).toMatchObject({ status: 'ask_answer' });
  });
});

describe('the length', () => {
  const several = aServiceRow({ duration_minutes: 30, length_options: [15, 30, 60] });

  it.each([
    ['the only one', aServiceRow(), null, 45],
    ['the named one of several', several, 60, 60],
    ['the branch’s', { ...several, branch_duration_minutes: 15 }, null, 15],
  ])('is %s', (_what, row, named, minutes) => {
    expect(understoodDuration(row, named)).toBe(minutes);
  });

  it.each([
    ['several and none named', several, null, [15, 30, 60]],
    ['one that is not offered', several, 45, [15, 30, 60]],
    ['one that the branch does not offer', { ...several, branch_duration_minutes: 15 }, 60, [15]],
  ])('is asked for: %s', (_what, row, named, durations) => {
    expect(understoodDuration(row, named)).toEqual({ status: 'ask_duration', durations });
  });
});

it.each([null, 'morgen', '2026-02-30T10:00', '2026-11-22T10:00', '2027-12-01T10:00', '2027-03-28T02:30'])(
  'asks for the date with %p',
  (start) => {
    expect(understoodStart(start, 'Europe/Berlin', VISIBLE.receivedAt)).toEqual({ status: 'ask_date' });
  },
);
