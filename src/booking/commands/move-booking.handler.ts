import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MoveBooking } from '../../contracts/booking/move-booking.command.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { Clock } from '../../shared/clock.js';
import { noticeMinutes } from '../chain/chain-row.js';
import { FreeTimes, type TimeQuestion } from '../free-times.js';
import { isClosed, isTooSoon } from '../judge-time.js';
import { localDate, plusMinutes } from '../local-time.js';
import { type Found, type StandingBooking, OwnBookingFinder, isOver, standsAlone } from '../own-booking-finder.js';
import { type OwnBooking, OwnBookings } from '../own-bookings.js';
import { hasTimeToSend } from './change-start.js';
import { Changes } from './changes.js';
import { understoodStart } from './check-wish.js';
import { UnmetWishes } from './unmet-wishes.js';

type Told = Pick<Outcome, 'status' | 'booking' | 'alternatives' | 'noticeMinutes' | 'would'>;

@CommandHandler(MoveBooking)
export class MoveBookingHandler implements ICommandHandler<MoveBooking> {
  constructor(
    private readonly finder: OwnBookingFinder,
    private readonly own: OwnBookings,
    private readonly times: FreeTimes,
    private readonly changes: Changes,
    private readonly unmet: UnmetWishes,
    private readonly clock: Clock,
  ) {}

  async execute({ call, wish }: MoveBooking): Promise<Outcome> {
    const found = await this.finder.find(call, wish.reference);
    if (found.kind === 'refused') return this.unmet.refused(found, call, 'move_wished');
    const { known, booking, row } = found;
    const { view } = booking;
    const now = this.clock.now();
    if (isOver(booking)) return { ...known, status: 'already_cancelled', booking: view };
    const start = understoodStart(wish.newStart, view.timeZone, now);
    const isThere = start instanceof Date && start.getTime() === view.start.getTime();
    if (isThere && standsAlone(booking)) return { ...known, status: 'moved', booking: view };
    // Notice is what callers have to give; the business itself only cannot change the past.
    const changeNotice = call.desk ? 0 : row.move_notice_minutes;
    if (isTooSoon(view.start, now, changeNotice)) return { ...known, status: 'too_late', noticeMinutes: changeNotice, booking: view };
    if (!(start instanceof Date)) return { ...known, ...start };
    const timed = { ...known, start, date: localDate(start, view.timeZone), booking: view };
    if (found.broken?.status === 'service_not_in_team') return this.unmet.notInTeam(found, found.broken, 'move_wished');
    if (found.broken) return { ...found.broken };
    if (!standsAlone(booking)) return { ...timed, ...(await this.busy(found, booking, start)) };

    const durationMinutes = Math.round((view.end.getTime() - view.start.getTime()) / 60_000);
    const earliest = plusMinutes(now, noticeMinutes(row));
    const question = { row, scene: found.scene, call, start, durationMinutes, earliest, instead: booking.uid };
    const refusal = await this.notFree(found, question, now);
    if (refusal) return { ...timed, ...refusal };
    if (!wish.callerConfirmed) return { ...timed, status: 'ask_confirmation' };
    if (!hasTimeToSend(call)) return { ...timed, status: 'one_moment' };
    return { ...timed, ...(await this.move(found, booking, question)) };
  }

  /** Null when Cal.com shows the time as free and the caller may have it. */
  private async notFree(found: Found, question: TimeQuestion, now: Date): Promise<Told | null> {
    const { row, scene, start } = question;
    const refuse = async (status: Told['status']): Promise<Told> => ({ status, alternatives: await this.times.alternatives(question) });
    const least = noticeMinutes(row);
    const isShut = isClosed(start, scene.timeZone, found.booking.openingHours);
    if (!isShut && isTooSoon(start, now, least)) return { ...(await refuse('too_soon')), noticeMinutes: least };
    if (await this.own.hasAnother(found.companyId, found.call, found.booking, start)) return refuse('slot_taken');
    const free = await this.times.isFree(question);
    if (free === 'unknown') return { status: 'temporarily_unavailable' };
    if (free === 'free') return isTooSoon(start, now, least) ? { ...(await refuse('too_soon')), noticeMinutes: least } : null;
    if (isShut) return refuse('closed');
    // Somebody has it: perhaps this very wish, sent a moment ago.
    const present = await this.finder.settled(found);
    if (present && !isSame(present, found.booking)) return this.presentTruth(found, present, start);
    return refuse(free === 'taken' ? 'slot_taken' : 'unavailable');
  }

  private async move(found: Found, booking: StandingBooking, question: TimeQuestion): Promise<Told> {
    const { companyId, row, call } = found;
    const to = { from: question.start, to: plusMinutes(question.start, question.durationMinutes) };
    const isStillFree = async (): Promise<boolean> => (await this.times.isFree(question, true)) === 'free';
    const told = await this.changes.move({ companyId, booking, row, call }, to, isStillFree);
    if (told === 'changed_meanwhile') return this.presentTruth(found, await this.finder.settled(found), question.start);
    if ('held' in told) {
      if (told.held.length === 0) return { status: 'one_moment' };
      return { status: 'slot_taken', alternatives: await this.times.alternatives(question, told.held) };
    }
    if (told.status !== 'slot_taken' && told.status !== 'unavailable' && told.status !== 'too_soon') return told;
    return { ...told, alternatives: await this.times.alternatives(question, [], true) };
  }

  /** Another request changed the booking while this one was on its way. */
  private async presentTruth(found: Found, now: OwnBooking | null, start: Date): Promise<Told> {
    if (!now || isOver(now)) return { status: 'already_cancelled', booking: now?.view ?? found.booking.view };
    if (!standsAlone(now)) return this.busy(found, now, start);
    if (now.view.start.getTime() === start.getTime()) return { status: 'moved', booking: now.view };
    // Moved elsewhere: the caller agreed to leave another time. Unmoved: the other request came to nothing, ask again.
    return isSame(now, found.booking) ? { status: 'one_moment' } : { status: 'ask_confirmation', booking: now.view };
  }

  /** The outcome of an attempt is open: of the same wish the settle worker tells, another wish needs a person. */
  private async busy(found: Found, { change, view }: OwnBooking, start: Date): Promise<Told> {
    const isSameWish = change?.kind === 'move' && change.targetStart?.getTime() === start.getTime();
    const noted = isSameWish ? {} : await this.unmet.note(found, 'move_wished');
    return { status: 'will_confirm_later', booking: view, ...noted };
  }
}

function isSame(now: OwnBooking, before: OwnBooking): boolean {
  return now.uid === before.uid && now.status === before.status && now.change === null;
}
