import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PinoLogger } from 'nestjs-pino';
import type { BookingView, Outcome } from '../../contracts/booking/outcome.js';
import { CancelAtCalcom, type CancelOutcome } from '../../contracts/calcom/cancel-at-calcom.command.js';
import { MoveAtCalcom } from '../../contracts/calcom/move-at-calcom.command.js';
import type { CalcomOutcome, CalcomRefusal, PlacedAtCalcom } from '../../contracts/calcom/place-at-calcom.command.js';
import type { StandingAtCalcom } from '../../contracts/calcom/read-at-calcom.query.js';
import type { RefusalStatus } from '../../contracts/error-codes.js';
import { ChangeLookUp, type OpenChange, type Seen } from '../change-look-up.js';
import type { TimeSpan } from '../judge-time.js';
import { Settlement } from '../settlement.js';
import { answerBy } from '../time-budget.js';
import { type Change, ChangeStart } from './change-start.js';

export type Told = Pick<Outcome, 'status' | 'booking' | 'would'>;
type Lost = 'changed_meanwhile';

/** Cal.com keeps it with the booking; a host's own key is refused without one. */
const MOVE_REASON = 'Moved on the phone by the customer';
const CANCEL_REASON = 'Cancelled on the phone by the customer';
const DESK_MOVE_REASON = 'Moved by the business';
const DESK_CANCEL_REASON = 'Cancelled by the business';
const LONGEST_REASON = 500;
const GONE = { detail: 'Cal.com says that it does not stand any more', serverError: false };

/** What the caller hears when Cal.com said no for good to a new time. */
const SAY_ON_REFUSAL: Record<Exclude<CalcomRefusal, 'gone'>, RefusalStatus> = {
  taken: 'slot_taken',
  raced: 'slot_taken',
  too_soon: 'too_soon',
  past: 'ask_date',
  not_bookable: 'unavailable',
  key_refused: 'temporarily_unavailable',
};

/** Sends a change of a booking and settles it by what came back, as placements are (invariant 9). */
@Injectable()
export class Changes {
  constructor(
    private readonly commands: CommandBus,
    private readonly starts: ChangeStart,
    private readonly settlement: Settlement,
    private readonly lookUp: ChangeLookUp,
    private readonly logger: PinoLogger,
  ) {}

  async cancel(change: Change, reason: string | null): Promise<Told | Lost> {
    const order = {
      ...at(change),
      reason: reason?.trim().slice(0, LONGEST_REASON) || (change.call.desk ? DESK_CANCEL_REASON : CANCEL_REASON),
    };
    if (change.call.dryRun) return foreseenCancel(change.booking.view, order.reason);
    const attemptId = await this.starts.cancel(change);
    if (attemptId === null) return 'changed_meanwhile';
    const started = performance.now();
    const outcome = await this.commands.execute(new CancelAtCalcom({ ...order, answerBy: answerBy(change.call, 'send') }));
    const ms = Math.round(performance.now() - started);
    return this.orLater(change, () => this.settleCancel(attemptId, change, outcome, ms));
  }

  /** `isStillFree` asks Cal.com afresh: a 409 on a round robin may hide a free host, then the move is sent once more. */
  async move(change: Change, to: TimeSpan, isStillFree: () => Promise<boolean>): Promise<Told | Lost | { held: TimeSpan[] }> {
    const start = await this.starts.move(change, to);
    if (start === null) return 'changed_meanwhile';
    if (start === 'dry_run') return foreseenMove(change, to);
    if ('held' in start) return start;
    const started = performance.now();
    let outcome = await this.sendMove(change, to);
    const raced = outcome.kind === 'refused' && outcome.refusal === 'raced' && change.row.hosts.length > 1;
    if (raced && (await isStillFree())) outcome = await this.sendMove(change, to);
    const ms = Math.round(performance.now() - started);
    return this.orLater(change, () => this.settleMove(start.attemptId, change, to, outcome, ms));
  }

  private sendMove(change: Change, to: TimeSpan): Promise<CalcomOutcome> {
    const order = {
      ...at(change),
      bookingId: change.booking.id,
      start: to.from,
      reason: change.call.desk ? DESK_MOVE_REASON : MOVE_REASON,
    };
    return this.commands.execute(new MoveAtCalcom({ ...order, answerBy: answerBy(change.call, 'send') }));
  }

  private async settleCancel(attemptId: string, change: Change, outcome: CancelOutcome, ms: number): Promise<Told> {
    const { view } = change.booking;
    if (outcome.kind === 'cancelled') {
      await this.settlement.confirmCancel(attemptId, ms);
      return { status: 'cancelled', booking: { ...view, status: 'cancelled' } };
    }
    if (outcome.kind === 'not_sent') {
      await this.settlement.refuseChange(attemptId, 'not_sent', outcome.detail, ms);
      return { status: 'temporarily_unavailable' };
    }
    if (outcome.kind === 'refused') {
      // Cal.com will not do it at all, such as for a type whose bookings may not be cancelled: somebody has to.
      await this.settlement.refuseChange(attemptId, 'refused', outcome.detail, ms, 'cancel_refused');
      return { status: 'will_confirm_later', booking: view };
    }
    const isGone = outcome.kind !== 'unknown';
    const { detail, serverError } = outcome.kind === 'unknown' ? outcome : GONE;
    await this.settlement.leaveUnknown(attemptId, detail, serverError, ms);
    const seen = await this.look(attemptId, change, { kind: 'cancel', ...whereIs(change) });
    if (seen.what === 'confirmed') return { status: isGone ? 'already_cancelled' : 'cancelled', booking: { ...view, status: 'cancelled' } };
    return toldOf(seen, view);
  }

  private async settleMove(attemptId: string, change: Change, to: TimeSpan, outcome: CalcomOutcome, ms: number): Promise<Told> {
    const { view } = change.booking;
    if (outcome.kind === 'refused' && outcome.refusal !== 'gone') {
      await this.settlement.refuseChange(attemptId, outcome.refusal, outcome.detail, ms);
      return { status: SAY_ON_REFUSAL[outcome.refusal] };
    }
    if (outcome.kind === 'not_sent') {
      await this.settlement.refuseChange(attemptId, 'not_sent', outcome.detail, ms);
      return { status: 'temporarily_unavailable' };
    }
    if (outcome.kind === 'placed') {
      // One version of Cal.com gives a moved booking its type's default length: somebody must know.
      const hasOtherLength = outcome.booking.end.getTime() !== to.to.getTime();
      const settled = await this.settlement.confirmMove(attemptId, outcome.booking, ms, hasOtherLength ? 'length_changed_at_calcom' : null);
      if (settled === 'settled' || settled === 'already_settled') return { status: 'moved', booking: movedView(view, outcome.booking) };
      await this.settlement.leaveUnknown(attemptId, settled, false, ms);
      return { status: 'will_confirm_later', booking: view };
    }
    await this.settlement.leaveUnknown(attemptId, outcome.detail, outcome.kind === 'unknown' && outcome.serverError, ms);
    const seen = await this.look(attemptId, change, { kind: 'move', ...whereIs(change), target: to });
    if (seen.what === 'confirmed' && seen.standing) return { status: 'moved', booking: movedView(view, standingAs(seen.standing)) };
    return toldOf(seen, view);
  }

  private look(attemptId: string, { call }: Change, open: OpenChange): Promise<Seen> {
    return this.lookUp.settle(attemptId, open, answerBy(call, 'look_up'), null);
  }

  /** Cal.com may have done it although that could not be written down: the settle worker finds out, the caller is promised nothing. */
  private async orLater({ companyId, booking }: Change, settle: () => Promise<Told>): Promise<Told> {
    try {
      return await settle();
    } catch (error) {
      this.logger.error({ event: 'booking.outcome_not_stored', companyId, bookingId: booking.id, err: error });
      return { status: 'will_confirm_later', booking: booking.view };
    }
  }
}

/** The caller named a booking that has changed at Cal.com: over, or at another time, which is asked about and never touched unasked. */
function toldOf(seen: Seen, view: BookingView): Told {
  if (seen.what === 'ended') return { status: 'already_cancelled', booking: { ...view, status: 'cancelled' } };
  if (seen.what === 'elsewhere' && seen.standing)
    return { status: 'ask_confirmation', booking: movedView(view, standingAs(seen.standing)) };
  return { status: 'will_confirm_later', booking: view };
}

function foreseenCancel(view: BookingView, reason: string): Told {
  return { status: 'cancelled', booking: { ...view, status: 'cancelled' }, would: { kind: 'cancel', booking: view, reason } };
}

function foreseenMove({ booking: { view }, row }: Change, { from: start, to: end }: TimeSpan): Told {
  const booking = movedView(view, { start, end, pending: row.requires_confirmation });
  return { status: 'moved', booking, would: { kind: 'move', booking: view, start, end } };
}

function movedView(view: BookingView, { start, end, pending }: Pick<PlacedAtCalcom, 'start' | 'end' | 'pending'>): BookingView {
  return { ...view, start, end, status: pending ? 'pending_confirmation' : 'confirmed' };
}

function standingAs({ start, end, status }: StandingAtCalcom) {
  return { start, end, pending: status === 'pending' };
}

function whereIs({ row, booking }: Change) {
  return { connectionId: row.connection_id, uid: booking.uid };
}

function at({ companyId, booking, row }: Change) {
  return { companyId, connectionId: row.connection_id, calcomEventTypeId: row.calcom_event_type_id, uid: booking.uid };
}
