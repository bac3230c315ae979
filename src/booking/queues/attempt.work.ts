import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { PinoLogger } from 'nestjs-pino';
import { Env } from '../../config/env.js';
import { LookUpPlacement } from '../../contracts/calcom/look-up-placement.query.js';
import { type Work, WorkQueue } from '../../outbox/queues/work-queue.js';
import { ChangeLookUp, type Seen as ChangeSeen } from '../change-look-up.js';
import { isFinal, lookAgainInSeconds } from '../look-up-rules.js';
import { Settlement } from '../settlement.js';

interface OpenAttempt {
  id: string;
  kind: 'place' | 'move' | 'cancel';
  booking_id: string;
  company_id: string;
  connection_id: string;
  calcom_uid: string | null;
  target_start_at: string | null;
  target_end_at: string | null;
  sent_at: string;
  server_error_at: string | null;
  calcom_event_type_id: number;
  start_at: string;
  end_at: string;
  /** When it was taken up, by the clock that wrote `sent_at`: ours may be set otherwise. */
  looked_at: string;
}

const LOOK_UP_MS = 5_000;

/**
 * The settle worker: looks up attempts whose outcome nobody knows and settles them. It never sends (invariant 9) and takes only
 * attempts whose sending is over (claimed_until has passed).
 */
@Injectable()
export class AttemptWork implements Work, OnModuleInit {
  readonly kind = 'booking_attempt';
  readonly actsAs = 'caller';

  constructor(
    private readonly em: EntityManager,
    private readonly queue: WorkQueue,
    private readonly env: Env,
    private readonly queries: QueryBus,
    private readonly settlement: Settlement,
    private readonly changes: ChangeLookUp,
    private readonly logger: PinoLogger,
  ) {}

  onModuleInit(): void {
    if (this.env.isWorker) this.queue.register(this);
  }

  due(limit: number): Promise<{ id: string; attempt: number }[]> {
    return this.em.getConnection().execute(
      `select id, attempts as attempt from booking_attempts
       where settled_at is null and next_attempt_at <= now() and (claimed_until is null or claimed_until < now())
       order by next_attempt_at limit ?`,
      [limit],
    );
  }

  async run(id: string): Promise<void> {
    const [attempt] = await this.em.getConnection().execute<OpenAttempt[]>(
      `update booking_attempts a set state = 'unknown', attempts = a.attempts + 1, claimed_until = now() + interval '15 s',
         sent_at = coalesce(a.sent_at, a.created_at)
       from bookings b where a.id = ? and b.id = a.booking_id and b.company_id = a.company_id and a.settled_at is null
         and a.next_attempt_at <= now() and (a.claimed_until is null or a.claimed_until < now())
       returning a.id, a.kind, a.booking_id, a.company_id, a.connection_id, a.calcom_uid, a.target_start_at, a.target_end_at, a.sent_at,
         a.server_error_at, b.calcom_event_type_id, b.start_at, b.end_at, now() as looked_at`,
      [id],
    );
    if (attempt) await this.lookUp(attempt);
  }

  private async lookUp(attempt: OpenAttempt): Promise<void> {
    const seen = attempt.kind === 'place' ? await this.lookForPlacement(attempt) : await this.lookForChange(attempt);
    const outcome = await this.conclude(attempt, seen);
    this.logger.info({
      event: 'booking.looked_up',
      companyId: attempt.company_id,
      bookingId: attempt.booking_id,
      kind: attempt.kind,
      outcome,
    });
  }

  private async lookForPlacement(attempt: OpenAttempt): Promise<Seen> {
    const looked = await this.queries.execute(
      new LookUpPlacement({
        connectionId: attempt.connection_id,
        calcomEventTypeId: attempt.calcom_event_type_id,
        bookingId: attempt.booking_id,
        start: new Date(attempt.start_at),
        end: new Date(attempt.end_at),
        answerBy: inLookUpTime(),
      }),
    );
    if (!looked.asked) return 'unasked';
    const settled = looked.found && (await this.settlement.confirm(attempt.id, looked.found, null));
    return settled === 'settled' || settled === 'already_settled' ? 'confirmed' : 'not_yet';
  }

  private async lookForChange({ id, kind, connection_id, calcom_uid, target_start_at, target_end_at }: OpenAttempt): Promise<Seen> {
    const where = { connectionId: connection_id, uid: calcom_uid ?? '' };
    const target = { from: new Date(target_start_at ?? 0), to: new Date(target_end_at ?? 0) };
    const change = kind === 'move' ? { kind, ...where, target } : { kind: 'cancel' as const, ...where };
    const seen = await this.changes.settle(id, change, inLookUpTime(), `${change.kind}_not_confirmed`);
    return seen.what;
  }

  private async conclude(attempt: OpenAttempt, seen: Seen): Promise<string> {
    if (seen !== 'not_yet' && seen !== 'unasked') return seen;
    const sending = {
      sentAt: new Date(attempt.sent_at),
      serverErrorAt: attempt.server_error_at ? new Date(attempt.server_error_at) : null,
    };
    const now = new Date(attempt.looked_at);
    if (seen === 'not_yet' && isFinal(sending, now)) {
      const detail = 'Cal.com does not show it';
      if (attempt.kind === 'place') await this.settlement.refuse(attempt.id, 'not_found', detail, null, 'booking_not_confirmed');
      else await this.settlement.refuseChange(attempt.id, 'not_found', detail, null, `${attempt.kind}_not_confirmed`);
      return 'refused';
    }
    await this.em
      .getConnection()
      .execute(
        `update booking_attempts set claimed_until = null, next_attempt_at = now() + ? * interval '1 s' where id = ? and settled_at is null`,
        [lookAgainInSeconds(sending, now), attempt.id],
      );
    return 'unknown';
  }
}

/** Settled are all but the last two. */
type Seen = ChangeSeen['what'];

function inLookUpTime(): Date {
  return new Date(Date.now() + LOOK_UP_MS);
}
