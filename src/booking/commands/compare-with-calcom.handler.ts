import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CompareWithCalcom, type Comparison, type ListedAtCalcom } from '../../contracts/booking/compare-with-calcom.command.js';
import type { StandingAtCalcom } from '../../contracts/calcom/read-at-calcom.query.js';
import { judgeStanding } from '../judge-standing.js';
import { Reconciler } from '../reconciler.js';
import { type TouchedBooking, TouchedBookings } from '../touched-bookings.js';

/** A list only shows where to look: what differs is read again by its uid, because own changes may have come in between. */
@CommandHandler(CompareWithCalcom)
export class CompareWithCalcomHandler implements ICommandHandler<CompareWithCalcom> {
  constructor(
    private readonly bookings: TouchedBookings,
    private readonly reconciler: Reconciler,
  ) {}

  async execute({ where }: CompareWithCalcom): Promise<Comparison> {
    const comparison: Comparison = { changed: 0, complete: true };
    for (const { booking, uid } of await this.doubtful(where)) {
      const { what } = await this.reconciler.bring(booking, where.connectionId, uid, false);
      if (what === 'changed') comparison.changed += 1;
      if (what === 'busy' || what === 'unasked') comparison.complete = false;
    }
    return comparison;
  }

  private async doubtful({ companyId, calcomInstance, listed }: CompareWithCalcom['where']): Promise<Doubt[]> {
    const uids = listed.map(({ uid }) => uid);
    const standing = await this.bookings.standingUnder(calcomInstance, companyId, uids);
    const known = await this.bookings.known(calcomInstance, uids);
    const doubts = new Map<string, Doubt>();
    for (const booking of standing) {
      const shown = listed.find(({ uid }) => uid === booking.uid);
      if (shown && differs(booking, shown)) doubts.set(booking.id, { booking, uid: shown.uid });
    }
    for (const shown of listed.filter((each) => !known.has(each.uid))) {
      const { uid, bookingId, rescheduledFromUid } = shown;
      if (bookingId === null && rescheduledFromUid === null) continue;
      const hints = rescheduledFromUid === null ? [uid] : [uid, rescheduledFromUid];
      const booking = await this.bookings.find(calcomInstance, [companyId], hints, bookingId);
      if (booking) doubts.set(booking.id, { booking, uid });
    }
    return [...doubts.values()];
  }
}

interface Doubt {
  booking: TouchedBooking;
  uid: string;
}

const STATUSES: readonly StandingAtCalcom['status'][] = ['accepted', 'pending', 'cancelled', 'rejected'];

function differs(booking: TouchedBooking, { uid, status, start, end }: ListedAtCalcom): boolean {
  const known = STATUSES.find((each) => each === status) ?? 'other';
  return judgeStanding(booking, { uid, status: known, start, end, hostUserId: null, hostName: null }) !== null;
}
