import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import type { PlacedAtCalcom } from '../contracts/calcom/place-at-calcom.command.js';
import { newId } from '../shared/ids.js';
import { Statements } from '../shared/statements.js';
import { SETTLE_ATTEMPT } from './statements.js';

export type Settled = 'settled' | 'already_settled' | 'uid_of_another_booking';

/** Writes what became of an attempt. Each of its methods commits outcome, claims and event together. */
@Injectable()
export class Settlement {
  constructor(
    private readonly statements: Statements,
    private readonly em: EntityManager,
  ) {}

  /** Cal.com holds the booking. A uid that is bound to another booking of ours is no confirmation (invariant 8). */
  async confirm(attemptId: string, placed: PlacedAtCalcom, ms: number | null): Promise<Settled> {
    const status = placed.pending ? 'pending_confirmation' : 'confirmed';
    const host = placed.hostUserId;
    try {
      const values = [attemptId, 'confirmed', null, null, ms, status, placed.uid, host, placed.hostName];
      return await this.settle([...values, newId(), null, newId(), 'BookingConfirmed', { status }]);
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === '23505') return 'uid_of_another_booking';
      throw error;
    }
  }

  /** A definite no. With a callback reason somebody is asked to ring the caller. */
  refuse(attemptId: string, refusal: string, detail: string, ms: number | null, callbackReason: string | null = null): Promise<Settled> {
    const values = [attemptId, 'refused', refusal, detail.slice(0, 500), ms, 'refused', null, null, null];
    return this.settle([...values, newId(), callbackReason, newId(), 'BookingRefused', { refusal }]);
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

  private async settle(values: unknown[]): Promise<Settled> {
    const rows = await this.statements.run(SETTLE_ATTEMPT, values);
    return rows.length > 0 ? 'settled' : 'already_settled';
  }
}
