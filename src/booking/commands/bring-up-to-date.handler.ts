import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { BringUpToDate, type BroughtUpToDate } from '../../contracts/booking/bring-up-to-date.command.js';
import { Reconciler } from '../reconciler.js';
import { TouchedBookings } from '../touched-bookings.js';

/** Most own changes are settled a moment later. */
const BUSY_SECONDS = 0.25;
const UNASKED_SECONDS = 15;
/** A read replica of Cal.com's may not have what was just written. */
const MISSING_SECONDS = 10;

@CommandHandler(BringUpToDate)
export class BringUpToDateHandler implements ICommandHandler<BringUpToDate> {
  constructor(
    private readonly bookings: TouchedBookings,
    private readonly reconciler: Reconciler,
  ) {}

  async execute({ touched }: BringUpToDate): Promise<BroughtUpToDate> {
    const { calcomInstance, companyIds, uids, bookingId, connectionId, missingIsFinal } = touched;
    const booking = await this.bookings.find(calcomInstance, companyIds, uids, bookingId);
    if (!booking) return { outcome: 'not_ours' };
    const reconciled = await this.reconciler.bring(booking, connectionId, uids[0] ?? null, missingIsFinal);
    switch (reconciled.what) {
      case 'busy':
        return { outcome: 'later', seconds: BUSY_SECONDS };
      case 'missing':
        return { outcome: 'later', seconds: MISSING_SECONDS };
      case 'unasked':
        return { outcome: 'later', seconds: reconciled.retryInSeconds ?? UNASKED_SECONDS };
      default:
        return { outcome: reconciled.what };
    }
  }
}
