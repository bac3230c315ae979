import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import pg from 'pg';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import type { Outcome } from '../../contracts/booking/outcome.js';
import { CancelAtCalcom } from '../../contracts/calcom/cancel-at-calcom.command.js';
import { MoveAtCalcom } from '../../contracts/calcom/move-at-calcom.command.js';
import { newId } from '../../shared/ids.js';
import { Statements } from '../../shared/statements.js';
import type { ServiceRow } from '../chain/chain-row.js';
import { ChangeLookUp } from '../change-look-up.js';
import type { TimeSpan } from '../judge-time.js';
import type { OwnBooking } from '../own-bookings.js';
import { Settlement } from '../settlement.js';
import { START_CHANGE } from '../statements.js';
import { answerBy } from '../time-budget.js';

export interface Change {
  companyId: string;
  booking: OwnBooking & { uid: string };
  row: ServiceRow;
  call: CallIdentity;
}

type Told = Pick<Outcome, 'status' | 'booking'>;

/** Cal.com keeps it with the booking; a host's own key is refused without one. */
const MOVE_REASON = 'Moved on the phone by the customer';
const CANCEL_REASON = 'Cancelled on the phone by the customer';

/** Sends a change of a booking once and settles it by what came back, as placements are (invariant 9). */
@Injectable()
export class Changes {
  constructor(
    private readonly statements: Statements,
    private readonly commands: CommandBus,
    private readonly settlement: Settlement,
    private readonly lookUp: ChangeLookUp,
  ) {}

  async cancel(change: Change, reason: string | null): Promise<Told | 'changed_meanwhile'> {
    const attemptId = await this.start(change, 'cancel', null);
    if (attemptId === null || attemptId === 'held') return 'changed_meanwhile';
    const started = performance.now();
    const { companyId, booking, row, call } = change;
    const outcome = await this.commands.execute(
      new CancelAtCalcom({ ...at(companyId, booking, row), reason: reason?.trim() || CANCEL_REASON, answerBy: answerBy(call, 'send') }),
    );
    const ms = Math.round(performance.now() - started);
    if (outcome.kind === 'cancelled') {
      await this.settlement.confirmCancel(attemptId, ms);
      return { status: 'cancelled', booking: { ...booking.view, status: 'cancelled' } };
    }
    if (outcome.kind === 'refused' || outcome.kind === 'not_sent') {
      await this.settlement.refuseChange(attemptId, outcome.kind, outcome.detail, ms);
      return { status: 'temporarily_unavailable' };
    }
    const detail = outcome.kind === 'unknown' ? outcome.detail : 'Cal.com says that it does not stand any more';
    await this.settlement.leaveUnknown(attemptId, detail, outcome.kind === 'unknown' && outcome.serverError, ms);
    const found = await this.lookUp.settle(
      attemptId,
      { kind: 'cancel', connectionId: row.connection_id, uid: booking.uid },
      answerBy(call, 'look_up'),
    );
    return { status: found === 'confirmed' ? 'cancelled' : 'will_confirm_later', booking: booking.view };
  }

  async move(change: Change, to: TimeSpan): Promise<Told | 'changed_meanwhile' | 'held'> {
    const attemptId = await this.start(change, 'move', to);
    if (attemptId === null) return 'changed_meanwhile';
    if (attemptId === 'held') return 'held';
    const started = performance.now();
    const { companyId, booking, row, call } = change;
    const order = {
      ...at(companyId, booking, row),
      bookingId: booking.id,
      start: to.from,
      reason: MOVE_REASON,
      answerBy: answerBy(call, 'send'),
    };
    const outcome = await this.commands.execute(new MoveAtCalcom(order));
    const ms = Math.round(performance.now() - started);
    if (outcome.kind === 'refused' && outcome.refusal !== 'gone') {
      await this.settlement.refuseChange(attemptId, outcome.refusal, outcome.detail, ms);
      return { status: outcome.refusal === 'taken' || outcome.refusal === 'raced' ? 'slot_taken' : 'unavailable' };
    }
    if (outcome.kind === 'not_sent') {
      await this.settlement.refuseChange(attemptId, 'not_sent', outcome.detail, ms);
      return { status: 'temporarily_unavailable' };
    }
    if (outcome.kind === 'placed') {
      // One version of Cal.com gives a moved booking its type's default length: somebody must know.
      const shrunk = outcome.booking.end.getTime() !== to.to.getTime();
      await this.settlement.confirmMove(attemptId, outcome.booking, ms, shrunk ? 'length_changed_at_calcom' : null);
      const status = outcome.booking.pending ? 'pending_confirmation' : 'confirmed';
      return { status: 'moved', booking: { ...booking.view, start: outcome.booking.start, end: outcome.booking.end, status } };
    }
    await this.settlement.leaveUnknown(attemptId, outcome.detail, outcome.kind === 'unknown' && outcome.serverError, ms);
    const where = { kind: 'move' as const, connectionId: row.connection_id, uid: booking.uid, target: to };
    const found = await this.lookUp.settle(attemptId, where, answerBy(call, 'look_up'));
    if (found !== 'confirmed') return { status: 'will_confirm_later', booking: booking.view };
    return { status: 'moved', booking: { ...booking.view, start: to.from, end: to.to } };
  }

  /** Null: the booking does not stand under this uid any more, or another change of it is under way. */
  private async start({ companyId, booking, row }: Change, kind: 'move' | 'cancel', to: TimeSpan | null): Promise<string | 'held' | null> {
    const hosts = to ? row.hosts.map((host) => host.userId).toSorted((a, b) => a - b) : [];
    const from = to && new Date(to.from.getTime() - row.buffer_before_minutes * 60_000);
    const until = to && new Date(to.to.getTime() + row.buffer_after_minutes * 60_000);
    const what = [newId(), companyId, booking.id, row.connection_id, kind, to?.from ?? null, to?.to ?? null, booking.uid];
    try {
      const [made] = await this.statements.run<{ attempt_id: string | null }>(START_CHANGE, [
        ...what,
        row.calcom_instance,
        from,
        until,
        hosts,
      ]);
      return made?.attempt_id ?? null;
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === '23P01') return 'held';
      throw error;
    }
  }
}

function at(companyId: string, booking: OwnBooking & { uid: string }, row: ServiceRow) {
  return { companyId, connectionId: row.connection_id, calcomEventTypeId: row.calcom_event_type_id, uid: booking.uid };
}
