import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CancelBooking } from '../../contracts/booking/cancel-booking.command.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { Clock } from '../../shared/clock.js';
import { isTooSoon } from '../judge-time.js';
import { type Found, OwnBookingFinder } from '../own-booking-finder.js';
import { Changes } from './changes.js';

@CommandHandler(CancelBooking)
export class CancelBookingHandler implements ICommandHandler<CancelBooking> {
  constructor(
    private readonly finder: OwnBookingFinder,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {}

  async execute({ call, wish }: CancelBooking): Promise<Outcome> {
    const found = await this.finder.find(call, wish.reference);
    if (found.kind === 'refused') return found.refusal;
    const { known, booking, row } = found;
    if (booking.status === 'cancelled') return { ...known, status: 'already_cancelled', booking: booking.view };
    const noticeMinutes = row.cancel_notice_minutes;
    if (isTooSoon(booking.view.start, this.clock.now(), noticeMinutes))
      return { ...known, status: 'too_late', noticeMinutes, booking: booking.view };
    if (!wish.callerConfirmed) return { ...known, status: 'ask_confirmation', booking: booking.view };
    const told = await this.changes.cancel({ companyId: found.companyId, booking, row, call }, wish.reason);
    return { ...known, ...(told === 'changed_meanwhile' ? await this.presentTruth(found) : told) };
  }

  /** Another request changed it while this one was on its way. */
  private async presentTruth(found: Found): Promise<Pick<Outcome, 'status' | 'booking'>> {
    const now = await this.finder.settled(found);
    if (now?.status === 'cancelled') return { status: 'already_cancelled', booking: now.view };
    return { status: now?.changing === 'unknown' ? 'will_confirm_later' : 'one_moment', booking: found.booking.view };
  }
}
