import { Injectable } from '@nestjs/common';
import pg from 'pg';
import type { CallIdentity } from '../../contracts/booking/call-identity.js';
import { newId } from '../../shared/ids.js';
import { Statements } from '../../shared/statements.js';
import type { ServiceRow } from '../chain/chain-row.js';
import type { TimeSpan } from '../judge-time.js';
import { plusMinutes } from '../local-time.js';
import type { StandingBooking } from '../own-booking-finder.js';
import { RivalClaims } from '../rival-claims.js';
import { START_CHANGE } from '../statements.js';
import { LEAST_TO_SEND_MS, answerBy } from '../time-budget.js';

export interface Change {
  companyId: string;
  booking: StandingBooking;
  row: ServiceRow;
  call: CallIdentity;
}

/** How long a rival waits for the other attempt (invariant 11). */
const RIVAL_WAITS_MS = 1_500;
const LOOKS_EVERY_MS = 40;

/** Commits the intent of a change: its attempt and, for a move, a claim for every host over the new time. */
@Injectable()
export class ChangeStart {
  constructor(
    private readonly statements: Statements,
    private readonly rivals: RivalClaims,
  ) {}

  /** Null: the booking does not stand under this uid any more, or another change of it is under way. */
  cancel(change: Change): Promise<string | null> {
    return this.commit(change, null);
  }

  /** `held` is the time of rivals of unknown outcome; empty when the rival is still being sent. */
  async move(change: Change, to: TimeSpan): Promise<{ attemptId: string } | { held: TimeSpan[] } | 'dry_run' | null> {
    const until = Math.min(Date.now() + RIVAL_WAITS_MS, answerBy(change.call, 'intent').getTime());
    for (;;) {
      const outcome = await this.tryOnce(change, to);
      if (outcome !== 'held') return outcome;
      if (Date.now() >= until) return { held: await this.rivals.unknownOver(change.row, claimed(change, to)) };
      await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS * (0.5 + Math.random())));
    }
  }

  private async tryOnce(change: Change, to: TimeSpan): Promise<{ attemptId: string } | 'dry_run' | 'held' | null> {
    if (change.call.dryRun) return (await this.rivals.areOver(change.row, claimed(change, to))) ? 'held' : 'dry_run';
    try {
      const attemptId = await this.commit(change, to);
      return attemptId === null ? null : { attemptId };
    } catch (error) {
      // 23P01 exclusion_violation: raised by the statement itself when a claim is missing.
      if (error instanceof pg.DatabaseError && error.code === '23P01') return 'held';
      throw error;
    }
  }

  private async commit(change: Change, to: TimeSpan | null): Promise<string | null> {
    const { companyId, booking, row } = change;
    const hosts = to ? row.hosts.map((host) => host.userId).toSorted((a, b) => a - b) : [];
    const span = to && claimed(change, to);
    const [made] = await this.statements.run<{ attempt_id: string | null }>(START_CHANGE, [
      ...[newId(), companyId, booking.id, row.connection_id, to ? 'move' : 'cancel', to?.from ?? null, to?.to ?? null, booking.uid],
      ...[row.calcom_instance, span?.from ?? null, span?.to ?? null, hosts, change.call.callId],
    ]);
    return made?.attempt_id ?? null;
  }
}

/** Whether what is left of the call is enough to send one change. */
export function hasTimeToSend(call: CallIdentity): boolean {
  return answerBy(call, 'send').getTime() - Date.now() >= LEAST_TO_SEND_MS;
}

/** The new time with Cal.com's buffers around it: within them Cal.com counts two bookings as overlapping. */
function claimed({ row }: Change, { from, to }: TimeSpan): TimeSpan {
  return { from: plusMinutes(from, -row.buffer_before_minutes), to: plusMinutes(to, row.buffer_after_minutes) };
}
