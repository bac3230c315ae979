import type { StandingAtCalcom } from '../contracts/calcom/read-at-calcom.query.js';
import type { BookingStatus } from './entities/booking.entity.js';

/** How we believe a booking to stand, while no change of our own is under way. */
export interface Believed {
  status: BookingStatus;
  uid: string | null;
  start: Date;
  end: Date;
}

type ForeignEvent = 'BookingCancelledAtCalcom' | 'BookingMovedAtCalcom' | 'BookingConfirmedByHost' | 'BookingDeclinedByHost';

/** What somebody did at Cal.com, as it is to be written here. */
export interface ForeignChange {
  status: BookingStatus;
  /** None: only the uid or the host is another one. */
  events: ForeignEvent[];
  /** Why the customer should be rung, should nobody else have told them; null: there is nothing to tell. */
  reason: string | null;
}

const LIVE: readonly BookingStatus[] = ['confirmed', 'pending_confirmation', 'needs_attention'];

/**
 * What is different at Cal.com, where our own changes are all settled: so it was somebody else. Null: nothing, or nothing that may be
 * believed. A booking that we know to be over comes alive only under a new uid (a host's "request reschedule" that the customer
 * followed): the old uid still standing is a reading that is older than our own cancellation.
 */
export function judgeStanding(believed: Believed, standing: StandingAtCalcom): ForeignChange | null {
  const isLive = LIVE.includes(believed.status);
  if (standing.status === 'cancelled' || standing.status === 'rejected') return isLive ? ended(standing.status) : null;
  if (standing.status === 'other' || believed.status === 'needs_attention') return null;
  const hasNewUid = standing.uid !== believed.uid;
  const status = standing.status === 'pending' ? 'pending_confirmation' : 'confirmed';
  if (!isLive) return hasNewUid ? moved(status) : null;
  const isElsewhen = standing.start.getTime() !== believed.start.getTime() || standing.end.getTime() !== believed.end.getTime();
  const isConfirmed = believed.status === 'pending_confirmation' && status === 'confirmed';
  if (isElsewhen) return moved(status, isConfirmed);
  if (isConfirmed) return { status, events: ['BookingConfirmedByHost'], reason: 'confirmed_by_host' };
  return hasNewUid || status !== believed.status ? { status, events: [], reason: null } : null;
}

function ended(status: 'cancelled' | 'rejected'): ForeignChange {
  if (status === 'rejected') return { status, events: ['BookingDeclinedByHost'], reason: 'declined_by_host' };
  return { status, events: ['BookingCancelledAtCalcom'], reason: 'cancelled_at_calcom' };
}

function moved(status: BookingStatus, isConfirmed = false): ForeignChange {
  return {
    status,
    events: ['BookingMovedAtCalcom', ...(isConfirmed ? ['BookingConfirmedByHost' as const] : [])],
    reason: 'moved_at_calcom',
  };
}
