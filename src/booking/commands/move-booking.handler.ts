import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MoveBooking } from '../../contracts/booking/move-booking.command.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { noticeMinutes } from '../chain/chain-row.js';
import { Clock } from '../../shared/clock.js';
import { FreeTimes, type TimeQuestion } from '../free-times.js';
import { isClosed, isTooSoon } from '../judge-time.js';
import { localDate, plusMinutes } from '../local-time.js';
import { type Found, OwnBookingFinder } from '../own-booking-finder.js';
import { Changes } from './changes.js';
import { understoodStart } from './check-wish.js';

@CommandHandler(MoveBooking)
export class MoveBookingHandler implements ICommandHandler<MoveBooking> {
  constructor(
    private readonly finder: OwnBookingFinder,
    private readonly times: FreeTimes,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {}

  async execute({ call, wish }: MoveBooking): Promise<Outcome> {
    const found = await this.finder.find(call, wish.reference);
    if (found.kind === 'refused') return found.refusal;
    const { known, booking, row } = found;
    const now = this.clock.now();
    if (booking.status === 'cancelled') return { ...known, status: 'already_cancelled', booking: booking.view };
    const start = understoodStart(wish.newStart, booking.view.timeZone, now);
    if (start instanceof Date && start.getTime() === booking.view.start.getTime())
      return { ...known, status: 'moved', booking: booking.view };
    const changeNotice = row.move_notice_minutes;
    if (isTooSoon(booking.view.start, now, changeNotice)) {
      return { ...known, status: 'too_late', noticeMinutes: changeNotice, booking: booking.view };
    }
    if (!(start instanceof Date)) return { ...known, ...start };
    const timed = { ...known, start, date: localDate(start, booking.view.timeZone), booking: booking.view };
    const durationMinutes = Math.round((booking.view.end.getTime() - booking.view.start.getTime()) / 60_000);
    const leastNotice = noticeMinutes(row);
    const scene = { ...found.scene, timeZone: booking.view.timeZone };
    const question = { row, scene, call, start, durationMinutes, earliest: plusMinutes(now, leastNotice), instead: booking.uid };

    if (isClosed(start, scene.timeZone, row.opening_hours))
      return { ...timed, status: 'closed', alternatives: await this.times.alternatives(question) };
    if (isTooSoon(start, now, leastNotice)) {
      return { ...timed, status: 'too_soon', noticeMinutes: leastNotice, alternatives: await this.times.alternatives(question) };
    }
    const free = await this.times.isFree(question);
    if (free === 'unknown') return { ...timed, status: 'temporarily_unavailable' };
    if (free !== 'free') {
      return { ...timed, status: free === 'taken' ? 'slot_taken' : 'unavailable', alternatives: await this.times.alternatives(question) };
    }
    if (!wish.callerConfirmed) return { ...timed, status: 'ask_confirmation' };
    return { ...timed, ...(await this.move(found, question)) };
  }

  private async move(found: Found, question: TimeQuestion): Promise<Pick<Outcome, 'status' | 'booking' | 'alternatives'>> {
    const to = { from: question.start, to: plusMinutes(question.start, question.durationMinutes) };
    const told = await this.changes.move(found, to);
    if (told === 'held') return { status: 'one_moment' };
    if (told === 'changed_meanwhile') {
      const now = await this.finder.settled(found);
      if (now?.view.start.getTime() === question.start.getTime()) return { status: 'moved', booking: now.view };
      return { status: now?.changing === 'unknown' ? 'will_confirm_later' : 'one_moment' };
    }
    if (told.status !== 'slot_taken' && told.status !== 'unavailable') return told;
    return { ...told, alternatives: await this.times.alternatives(question, [], true) };
  }
}
