import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { whileOthersWork } from '../shared/call-timer.js';
import { Statements } from '../shared/statements.js';
import type { ReadyWish } from './commands/wish.js';
import type { TimeSpan } from './judge-time.js';
import { RivalClaims } from './rival-claims.js';
import { PLACE_WISH } from './statements.js';

/** How long a rival waits for the other attempt (invariant 11). */
const RIVAL_WAITS_MS = 1_500;
const LOOKS_EVERY_MS = 40;

export type Intent =
  | { kind: 'committed' }
  /** Nothing stands in the way, and nothing was committed. */
  | { kind: 'dry_run' }
  /** A live booking of the same wish stands already, or another booking has the reference. */
  | { kind: 'stands' }
  /** Another attempt holds a host and is still being sent. */
  | { kind: 'rival_sending' }
  /** Another attempt holds a host and nobody knows its outcome yet. */
  | { kind: 'rival_unknown'; held: TimeSpan[] };

/** Commits the intent: wish, attempt and a claim for every host of the event type over its time, or nothing. */
@Injectable()
export class Claims {
  constructor(
    private readonly statements: Statements,
    private readonly em: EntityManager,
    private readonly rivals: RivalClaims,
  ) {}

  async commit(wish: ReadyWish, giveUpAt: Date): Promise<Intent> {
    const until = Math.min(Date.now() + RIVAL_WAITS_MS, giveUpAt.getTime());
    for (;;) {
      const outcome = await this.tryOnce(wish);
      if (outcome !== 'held') return { kind: outcome };
      if (Date.now() >= until) return this.rival(wish);
      await whileOthersWork(() => new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS * (0.5 + Math.random()))));
    }
  }

  private async tryOnce(wish: ReadyWish): Promise<'committed' | 'dry_run' | 'stands' | 'held'> {
    if (wish.call.dryRun) return (await this.rivals.areOver(wish.row, claimedSpan(wish))) ? 'held' : 'dry_run';
    try {
      const [row] = await this.statements.run<{ booking_id: string | null }>(PLACE_WISH, placeValues(wish));
      return row?.booking_id ? 'committed' : 'stands';
    } catch (error) {
      // 23P01 exclusion_violation: raised by the statement itself when a claim is missing.
      if (error instanceof pg.DatabaseError && error.code === '23P01') return 'held';
      throw error;
    }
  }

  private async rival(wish: ReadyWish): Promise<Intent> {
    const { from, to } = claimedSpan(wish);
    const held = await this.em.getConnection().execute<{ state: string; sending: boolean; starts: Date; ends: Date }[]>(
      `select a.state, coalesce(a.claimed_until > now(), false) as sending, lower(c.during) as starts, upper(c.during) as ends
       from host_claims c join booking_attempts a on a.id = c.attempt_id
       where c.calcom_instance = ? and c.host_user_id = any(?::int[]) and c.during && tstzrange(?::timestamptz, ?::timestamptz)`,
      [wish.row.calcom_instance, `{${hosts(wish).join(',')}}`, from.toISOString(), to.toISOString()],
    );
    const unknown = held.filter((claim) => claim.state === 'unknown' || !claim.sending);
    if (unknown.length === 0) return { kind: 'rival_sending' };
    return { kind: 'rival_unknown', held: unknown.map((claim) => ({ from: new Date(claim.starts), to: new Date(claim.ends) })) };
  }
}

function hosts(wish: ReadyWish): number[] {
  return wish.row.hosts.map((host) => host.userId).toSorted((a, b) => a - b);
}

/** The booking's time with Cal.com's buffers around it: within them Cal.com counts two bookings as overlapping. */
function claimedSpan(wish: ReadyWish): TimeSpan {
  return {
    from: new Date(wish.start.getTime() - wish.row.buffer_before_minutes * 60_000),
    to: new Date(wish.end.getTime() + wish.row.buffer_after_minutes * 60_000),
  };
}

function placeValues(wish: ReadyWish): unknown[] {
  const { row, scene, call } = wish;
  const { from, to } = claimedSpan(wish);
  return [
    wish.bookingId,
    scene.companyId,
    row.branch_id,
    row.service_id,
    row.mapping_id,
    call.callId,
    row.calcom_instance,
    row.calcom_event_type_id,
    call.callerNumber,
    wish.contactPhone,
    wish.email,
    wish.name,
    wish.order.answers.notes ?? null,
    wish.start,
    wish.end,
    scene.timeZone,
    scene.language,
    wish.reference,
    wish.wishKey,
    wish.attemptId,
    row.connection_id,
    from,
    to,
    hosts(wish),
    wish.eventId,
  ];
}
