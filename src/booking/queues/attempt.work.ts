import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { PinoLogger } from 'nestjs-pino';
import { Env } from '../../config/env.js';
import { LookUpPlacement, type Placement } from '../../contracts/calcom/look-up-placement.query.js';
import { type Work, WorkQueue } from '../../outbox/queues/work-queue.js';
import { Clock } from '../../shared/clock.js';
import { type Sending, isFinal, lookAgainInSeconds } from '../look-up-rules.js';
import { Settlement } from '../settlement.js';

interface OpenAttempt {
  id: string;
  booking_id: string;
  company_id: string;
  connection_id: string;
  attempts: number;
  sent_at: string;
  server_error_at: string | null;
  calcom_event_type_id: number;
  start_at: string;
  end_at: string;
}

const LOOK_UP_MS = 5_000;

/**
 * The settle worker: looks up attempts whose outcome nobody knows and settles them. It never sends (invariant 9) and takes only
 * attempts whose sending is over (claimed_until has passed).
 */
@Injectable()
export class AttemptWork implements Work, OnModuleInit {
  readonly kind = 'booking_attempt';

  constructor(
    private readonly em: EntityManager,
    private readonly queue: WorkQueue,
    private readonly env: Env,
    private readonly queries: QueryBus,
    private readonly settlement: Settlement,
    private readonly clock: Clock,
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
       returning a.id, a.booking_id, a.company_id, a.connection_id, a.attempts, a.sent_at, a.server_error_at,
         b.calcom_event_type_id, b.start_at, b.end_at`,
      [id],
    );
    if (attempt) await this.lookUp(attempt);
  }

  private async lookUp(attempt: OpenAttempt): Promise<void> {
    const looked = await this.queries.execute(
      new LookUpPlacement({
        connectionId: attempt.connection_id,
        calcomEventTypeId: attempt.calcom_event_type_id,
        bookingId: attempt.booking_id,
        start: new Date(attempt.start_at),
        end: new Date(attempt.end_at),
        answerBy: new Date(Date.now() + LOOK_UP_MS),
      }),
    );
    const sending = {
      sentAt: new Date(attempt.sent_at),
      serverErrorAt: attempt.server_error_at ? new Date(attempt.server_error_at) : null,
    };
    const outcome = await this.conclude(attempt, looked, sending);
    this.logger.info({ event: 'booking.looked_up', companyId: attempt.company_id, bookingId: attempt.booking_id, outcome });
  }

  private async conclude(attempt: OpenAttempt, looked: Placement, sending: Sending): Promise<string> {
    if (looked.asked && looked.found) {
      const settled = await this.settlement.confirm(attempt.id, looked.found, null);
      if (settled !== 'uid_of_another_booking') return 'confirmed';
    }
    if (looked.asked && isFinal(sending, this.clock.now())) {
      await this.settlement.refuse(attempt.id, 'not_found', 'Cal.com has no booking that carries our id', null, 'booking_not_confirmed');
      return 'refused';
    }
    await this.em
      .getConnection()
      .execute(
        `update booking_attempts set claimed_until = null, next_attempt_at = now() + ? * interval '1 s' where id = ? and settled_at is null`,
        [lookAgainInSeconds(sending, this.clock.now()), attempt.id],
      );
    return 'unknown';
  }
}
