import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import type { DomainEventName } from '../contracts/event-registry.js';
import type { PlacedAtCalcom } from '../contracts/calcom/place-at-calcom.command.js';
import { newId } from '../shared/ids.js';
import { Statements } from '../shared/statements.js';
import { SETTLE_ATTEMPT } from './statements.js';

/** `wish_stands_already`: the caller has another live booking of this service at the new time (invariant 7). */
export type Settled = 'settled' | 'already_settled' | 'uid_of_another_booking' | 'wish_stands_already';

/** What the statement writes; what is left out stays as it is. */
interface Outcome {
  state: 'confirmed' | 'refused';
  refusal?: string;
  detail?: string;
  ms: number | null;
  status?: 'confirmed' | 'pending_confirmation' | 'refused' | 'cancelled' | 'rejected';
  placed?: PlacedAtCalcom;
  callbackReason?: string | null;
  event: DomainEventName;
  facts?: Record<string, unknown>;
}

/** Writes what became of an attempt. Each of its methods commits outcome, claims and event together. */
@Injectable()
export class Settlement {
  constructor(
    private readonly statements: Statements,
    private readonly em: EntityManager,
  ) {}

  /** Cal.com holds the booking. A uid that is bound to another booking of ours is no confirmation (invariant 8). */
  confirm(attemptId: string, placed: PlacedAtCalcom, ms: number | null): Promise<Settled> {
    const status = placed.pending ? 'pending_confirmation' : 'confirmed';
    return this.settle(attemptId, { state: 'confirmed', ms, status, placed, event: 'BookingConfirmed', facts: { status } });
  }

  /** Cal.com holds the booking at its new time, under a new uid. */
  confirmMove(attemptId: string, placed: PlacedAtCalcom, ms: number | null, callbackReason: string | null): Promise<Settled> {
    const status = placed.pending ? 'pending_confirmation' : 'confirmed';
    return this.settle(attemptId, { state: 'confirmed', ms, status, placed, callbackReason, event: 'BookingMoved' });
  }

  confirmCancel(attemptId: string, ms: number | null): Promise<Settled> {
    return this.settle(attemptId, { state: 'confirmed', ms, status: 'cancelled', event: 'BookingCancelled' });
  }

  /** The change came too late: somebody had moved the booking at Cal.com. It is kept where it stands there. */
  adoptMove(attemptId: string, placed: PlacedAtCalcom, callbackReason: string | null): Promise<Settled> {
    const status = placed.pending ? 'pending_confirmation' : 'confirmed';
    const refused = { state: 'refused' as const, refusal: 'moved_at_calcom', ms: null };
    return this.settle(attemptId, { ...refused, status, placed, callbackReason, event: 'BookingMovedAtCalcom' });
  }

  /** The change came too late: somebody had cancelled or declined the booking at Cal.com. */
  adoptEnd(attemptId: string, status: 'cancelled' | 'rejected', callbackReason: string | null): Promise<Settled> {
    const refused = { state: 'refused' as const, refusal: `${status}_at_calcom`, ms: null };
    const event = status === 'cancelled' ? 'BookingCancelledAtCalcom' : 'BookingDeclinedByHost';
    return this.settle(attemptId, { ...refused, status, callbackReason, event });
  }

  /** A definite no to a new booking. With a callback reason somebody is asked to ring the caller. */
  refuse(attemptId: string, refusal: string, detail: string, ms: number | null, callbackReason: string | null = null): Promise<Settled> {
    const facts = { refusal };
    return this.settle(attemptId, {
      state: 'refused',
      refusal,
      detail,
      ms,
      status: 'refused',
      callbackReason,
      event: 'BookingRefused',
      facts,
    });
  }

  /** A definite no to a change: the booking stands as it did. */
  refuseChange(
    attemptId: string,
    refusal: string,
    detail: string,
    ms: number | null,
    callbackReason: string | null = null,
  ): Promise<Settled> {
    return this.settle(attemptId, { state: 'refused', refusal, detail, ms, callbackReason, event: 'ChangeRefused', facts: { refusal } });
  }

  /** Nobody knows: the claims stay, and the settle worker looks the booking up. */
  async leaveUnknown(attemptId: string, detail: string, serverError: boolean, ms: number): Promise<void> {
    await this.em.getConnection().execute(
      `update booking_attempts set state = 'unknown', detail = ?, ms = ?, claimed_until = null, next_attempt_at = now() + interval '1 s',
         server_error_at = case when ?::boolean then now() end
       where id = ? and settled_at is null`,
      [detail.slice(0, 500), ms, serverError, attemptId],
    );
  }

  private async settle(attemptId: string, outcome: Outcome): Promise<Settled> {
    const { state, refusal, detail, ms, status, placed, callbackReason, event, facts } = outcome;
    try {
      const rows = await this.statements.run(SETTLE_ATTEMPT, [
        ...[attemptId, state, refusal ?? null, detail?.slice(0, 500) ?? null, ms, status ?? null],
        ...[placed?.uid ?? null, placed?.hostUserId ?? null, placed?.hostName ?? null],
        ...[newId(), callbackReason ?? null, newId(), event, facts ?? {}],
        ...[placed?.start ?? null, placed?.end ?? null, newId()],
      ]);
      return rows.length > 0 ? 'settled' : 'already_settled';
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.constraint === 'booking_uids_pkey') return 'uid_of_another_booking';
      if (error instanceof pg.DatabaseError && error.constraint === 'bookings_one_wish_a_caller') return 'wish_stands_already';
      throw error;
    }
  }
}
