import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Env } from '../../config/env.js';
import { type Work, WorkQueue } from '../../outbox/queues/work-queue.js';
import { CallFacts, type ClaimedReceipt } from '../call-facts.js';
import { type CallEvent, readCallEvent } from '../dto/call-event.dto.js';
import { RetellMetrics } from '../retell-metrics.js';

/** Works on stored call events after they were answered; in any order, each as often as it takes. */
@Injectable()
export class CallEventWork implements Work, OnModuleInit {
  /** Of receipts, but Retell's events only: other sources have their own worker. */
  readonly kind = 'retell_event';
  readonly actsAs = 'caller';

  constructor(
    private readonly em: EntityManager,
    private readonly queue: WorkQueue,
    private readonly env: Env,
    private readonly facts: CallFacts,
    private readonly metrics: RetellMetrics,
    private readonly logger: PinoLogger,
  ) {}

  onModuleInit(): void {
    if (this.env.isWorker) this.queue.register(this);
  }

  due(limit: number): Promise<{ id: string; attempt: number }[]> {
    return this.em.getConnection().execute(
      `select id, attempts as attempt from receipts
       where state = 'pending' and source = 'retell_event' and next_attempt_at <= now() and (claimed_until is null or claimed_until < now())
       order by next_attempt_at limit ?`,
      [limit],
    );
  }

  async run(id: string): Promise<void> {
    const [receipt] = await this.em.getConnection().execute<ClaimedReceipt[]>(
      `update receipts set claimed_until = now() + interval '30 s', attempts = attempts + 1
       where id = ? and state = 'pending' and source = 'retell_event' and next_attempt_at <= now()
         and (claimed_until is null or claimed_until < now())
       returning id, workspace_id, body, attempts`,
      [id],
    );
    if (!receipt) return;
    try {
      await this.record(receipt, readCallEvent(receipt.body));
    } catch (error) {
      this.logger.warn({ event: 'retell_event.failed', receiptId: id, attempt: receipt.attempts, err: error });
      await this.em.getConnection().execute(
        `update receipts set claimed_until = null, next_attempt_at = now() + least(power(2, least(attempts, 10)), 300) * interval '1 s'
         where id = ? and attempts = ? and state = 'pending'`,
        [id, receipt.attempts],
      );
    }
  }

  private async record(receipt: ClaimedReceipt, event: CallEvent): Promise<void> {
    const { result, companyId, callId } = await this.facts.record(receipt, event);
    const name = event.known ? event.name : 'other';
    this.metrics.events.inc({ event: name, result });
    this.logger.info({ event: 'retell_event.worked', name, result, companyId, callId });
  }
}
