import type { StandingAtCalcom } from '../contracts/calcom/read-at-calcom.query.js';
import { type Believed, judgeStanding } from './judge-standing.js';

const START = new Date('2026-12-01T09:00:00Z');
const END = new Date('2026-12-01T09:20:00Z');
const ELSEWHEN = { start: new Date('2026-12-02T09:00:00Z'), end: new Date('2026-12-02T09:20:00Z') };

function believed(change: Partial<Believed> = {}): Believed {
  return { status: 'confirmed', uid: 'a', start: START, end: END, ...change };
}

function standing(change: Partial<StandingAtCalcom> = {}): StandingAtCalcom {
  return { uid: 'a', status: 'accepted', start: START, end: END, hostUserId: 1, hostName: 'Karim', ...change };
}

describe('what differs at Cal.com', () => {
  it.each([
    ['nothing', believed(), standing()],
    ['nothing of a pending one', believed({ status: 'pending_confirmation' }), standing({ status: 'pending' })],
    ['a word of a newer Cal.com', believed(), standing({ status: 'other' })],
    ['nothing of a cancelled one', believed({ status: 'cancelled' }), standing({ status: 'cancelled' })],
    ['an older reading of a cancelled one', believed({ status: 'cancelled' }), standing()],
    ['an older reading of a declined one', believed({ status: 'rejected' }), standing({ status: 'pending' })],
    ['what a person is looking at', believed({ status: 'needs_attention' }), standing({ uid: 'b', ...ELSEWHEN })],
  ])('%s: nothing is written', (_what, ours, theirs) => {
    expect(judgeStanding(ours, theirs)).toBeNull();
  });

  it.each([
    ['cancelled', believed(), standing({ status: 'cancelled' }), 'cancelled', ['BookingCancelledAtCalcom'], 'cancelled_at_calcom'],
    [
      'declined',
      believed({ status: 'pending_confirmation' }),
      standing({ status: 'rejected' }),
      'rejected',
      ['BookingDeclinedByHost'],
      'declined_by_host',
    ],
    ['confirmed', believed({ status: 'pending_confirmation' }), standing(), 'confirmed', ['BookingConfirmedByHost'], 'confirmed_by_host'],
    ['moved', believed(), standing({ uid: 'b', ...ELSEWHEN }), 'confirmed', ['BookingMovedAtCalcom'], 'moved_at_calcom'],
    ['made longer', believed(), standing({ end: ELSEWHEN.end }), 'confirmed', ['BookingMovedAtCalcom'], 'moved_at_calcom'],
    [
      'moved and waiting again',
      believed(),
      standing({ uid: 'b', status: 'pending', ...ELSEWHEN }),
      'pending_confirmation',
      ['BookingMovedAtCalcom'],
      'moved_at_calcom',
    ],
    [
      'moved and confirmed',
      believed({ status: 'pending_confirmation' }),
      standing({ uid: 'b', ...ELSEWHEN }),
      ...(['confirmed', ['BookingMovedAtCalcom', 'BookingConfirmedByHost'], 'moved_at_calcom'] as const),
    ],
    ['another uid at the same time', believed(), standing({ uid: 'b' }), 'confirmed', [], null],
    [
      'a new time for one whose host had asked for another',
      believed({ status: 'cancelled' }),
      standing({ uid: 'b', ...ELSEWHEN }),
      'confirmed',
      ['BookingMovedAtCalcom'],
      'moved_at_calcom',
    ],
    [
      'the end of what a person is looking at',
      believed({ status: 'needs_attention' }),
      standing({ status: 'cancelled' }),
      'cancelled',
      ['BookingCancelledAtCalcom'],
      'cancelled_at_calcom',
    ],
  ])('%s', (_what, ours, theirs, status, events, reason) => {
    expect(judgeStanding(ours, theirs)).toEqual({ status, events, reason });
  });
});
