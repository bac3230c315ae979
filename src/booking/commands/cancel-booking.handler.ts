import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CancelBooking } from '../../contracts/booking/cancel-booking.command.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { Clock } from '../../shared/clock.js';
import { isTooSoon } from '../judge-time.js';
import { type Found, OwnBookingFinder, isOver, standsAlone } from '../own-booking-finder.js';
import type { OwnBooking } from '../own-bookings.js';
import { hasTimeToSend } from './change-start.js';
import { type Told, Changes } from './changes.js';
import { UnmetWishes } from './unmet-wishes.js';

@CommandHandler(CancelBooking)
export class CancelBookingHandler implements ICommandHandler<CancelBooking> {
  constructor(
    private readonly finder: OwnBookingFinder,
    private readonly changes: Changes,
    private readonly unmet: UnmetWishes,
    private readonly clock: Clock,
  ) {}

  async execute({ call, wish }: CancelBooking): Promise<Outcome> {
    const found = await this.finder.find(call, wish.reference);
    if (found.kind === 'refused') return this.unmet.refused(found, call, 'cancel_wished');
    const { known, booking, row } = found;
    const { view } = booking;
    if (isOver(booking)) return { ...known, status: 'already_cancelled', booking: view };
    const noticeMinutes = call.desk ? 0 : row.cancel_notice_minutes;
    if (isTooSoon(view.start, this.clock.now(), noticeMinutes)) return { ...known, status: 'too_late', noticeMinutes, booking: view };
    if (!wish.callerConfirmed) return { ...known, status: 'ask_confirmation', booking: view };
    if (found.broken?.status === 'service_not_in_team') return this.unmet.notInTeam(found, found.broken, 'cancel_wished');
    if (!standsAlone(booking)) return { ...known, ...(await this.busy(found, booking)) };
    if (!hasTimeToSend(call)) return { ...known, status: 'temporarily_unavailable' };
    const told = await this.changes.cancel({ companyId: found.companyId, booking, row, call }, wish.reason);
    return { ...known, ...(told === 'changed_meanwhile' ? await this.presentTruth(found) : told) };
  }

  /** Another request changed it while this one was on its way. */
  private async presentTruth(found: Found): Promise<Told> {
    const now = await this.finder.settled(found);
    if (!now || isOver(now)) return { status: 'already_cancelled', booking: now?.view ?? found.booking.view };
    if (!standsAlone(now)) return this.busy(found, now);
    const isMoved = now.uid !== found.booking.uid;
    // Moved: the caller agreed to cancel another time. Unmoved: the other request came to nothing, and so does this one.
    return isMoved ? { status: 'ask_confirmation', booking: now.view } : { status: 'temporarily_unavailable' };
  }

  /** The outcome of an attempt is open: of the same wish the settle worker tells, another wish needs a person. */
  private async busy(found: Found, { change, view }: OwnBooking): Promise<Told> {
    const noted = change?.kind === 'cancel' ? {} : await this.unmet.note(found, 'cancel_wished');
    return { status: 'will_confirm_later', booking: view, ...noted };
  }
}
