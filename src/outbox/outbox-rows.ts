import { Injectable } from '@nestjs/common';
import { type Statement, Statements } from '../shared/statements.js';

/** A recorded domain event that is ours to deliver. */
export interface ClaimedEvent {
  id: string;
  name: string;
  payload: Record<string, unknown>;
  attempts: number;
}

/**
 * Claim and mark do not wait for the disk: what PostgreSQL loses of them in a crash is done again, and what was delivered meanwhile
 * is known by its inbox row, which was written before the mark.
 */
const CLAIM: Statement = {
  name: 'outbox_claim',
  unaudited: true,
  text: `
    with due as (
      select id, set_config('synchronous_commit', 'off', true) from outbox
      where id = any($1) and delivered_at is null and next_attempt_at <= now() and (claimed_until is null or claimed_until < now())
      order by id for update skip locked)
    update outbox set claimed_until = now() + interval '30 s', attempts = attempts + 1 from due where outbox.id = due.id
    returning outbox.id, name, payload, attempts`,
};

const MARK: Statement = {
  name: 'outbox_mark_delivered',
  unaudited: true,
  text: `
    with quick as (select set_config('synchronous_commit', 'off', true))
    update outbox set delivered_at = now(), claimed_until = null, error = null from quick where id = any($1)`,
};

/** Tried again after a while that grows with the attempts. */
const PUT_OFF: Statement = {
  name: 'outbox_put_off',
  unaudited: true,
  text: `
    update outbox set claimed_until = null, error = $2, next_attempt_at = now() + least(power(2, attempts), 300) * interval '1 s'
    where id = $1`,
};

/** What the relay reads and writes of the outbox. */
@Injectable()
export class OutboxRows {
  constructor(private readonly statements: Statements) {}

  /** Those that are due and that no other relay has, in the order in which they were recorded. */
  async claim(ids: string[]): Promise<ClaimedEvent[]> {
    const events = await this.statements.run<ClaimedEvent>(CLAIM, [ids]);
    return events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  async markDelivered(ids: string[]): Promise<void> {
    if (ids.length > 0) await this.statements.run(MARK, [ids]);
  }

  async putOff(id: string, error: string): Promise<void> {
    await this.statements.run(PUT_OFF, [id, error]);
  }
}
