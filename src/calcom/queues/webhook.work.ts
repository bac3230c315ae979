import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Env } from '../../config/env.js';
import { type Work, WorkQueue } from '../../outbox/queues/work-queue.js';
import { runInContext } from '../../outbox/run-in-context.js';
import { actAs } from '../../shared/acting.js';
import { CalcomMetrics } from '../calcom-metrics.js';
import { readWebhook } from '../dto/webhook.dto.js';
import { type Told, WebhookReading } from '../webhook-reading.js';

interface ClaimedReceipt {
  id: string;
  body: string;
  attempts: number;
  connectionId: string;
  ageSeconds: number;
}

const DUE = `state = 'pending' and source = 'calcom_webhook' and next_attempt_at <= now() and (claimed_until is null or claimed_until < now())`;
/** Whose message it is: retention and erasure of callers go by that. */
const COMPANY = `(
  select m.company_id from calcom_connections c join team_event_type_mappings m on m.calcom_instance = c.calcom_instance
  where c.id = receipts.connection_id and m.calcom_event_type_id = ?::int)`;
/** The pause doubles from a quarter of a second on: own changes are settled within a moment, Cal.com may be away for hours. */
const FIRST_RETRY_SECONDS = 0.25;
const LONGEST_RETRY_SECONDS = { later: 30, failed: 300 };

/** Works on stored deliveries of Cal.com after they were answered; in any order, each as often as it takes. */
@Injectable()
export class WebhookWork implements Work, OnModuleInit {
  /** Of receipts, but Cal.com's only. */
  readonly kind = 'calcom_webhook';
  readonly actsAs = 'webhook';

  constructor(
    private readonly em: EntityManager,
    private readonly queue: WorkQueue,
    private readonly env: Env,
    private readonly reading: WebhookReading,
    private readonly metrics: CalcomMetrics,
    private readonly logger: PinoLogger,
  ) {}

  onModuleInit(): void {
    if (this.env.isWorker) this.queue.register(this);
  }

  due(limit: number): Promise<{ id: string; attempt: number }[]> {
    return this.em
      .getConnection()
      .execute(`select id, attempts as attempt from receipts where ${DUE} order by next_attempt_at limit ?`, [limit]);
  }

  async run(id: string): Promise<void> {
    const [receipt] = await this.em.getConnection().execute<ClaimedReceipt[]>(
      `update receipts set claimed_until = now() + interval '60 s', attempts = attempts + 1 where id = ? and ${DUE}
       returning id, body, attempts, connection_id as "connectionId", extract(epoch from now() - received_at)::float as "ageSeconds"`,
      [id],
    );
    if (receipt) await actAs('webhook', () => runInContext(this.em, () => this.work(receipt)));
  }

  private async work(receipt: ClaimedReceipt): Promise<void> {
    const hint = readWebhook(receipt.body);
    const told = await this.reading.of(receipt.connectionId, hint, receipt.ageSeconds).catch((error: unknown): Told => {
      this.logger.warn({ event: 'calcom_webhook.failed', receiptId: receipt.id, attempt: receipt.attempts, err: error });
      return { outcome: 'later', seconds: pause(receipt, LONGEST_RETRY_SECONDS.failed) };
    });
    this.metrics.worked(hint.trigger, told.outcome);
    if (told.outcome === 'later') {
      const seconds = Math.max(told.seconds, pause(receipt, LONGEST_RETRY_SECONDS.later));
      await this.write(receipt, `next_attempt_at = now() + ? * interval '1 s'`, [seconds]);
    } else await this.write(receipt, `state = 'done', company_id = ${COMPANY}`, [hint.eventTypeId]);
    this.logger.info({ event: 'calcom_webhook.worked', receiptId: receipt.id, outcome: told.outcome });
  }

  private async write({ id, attempts }: ClaimedReceipt, set: string, values: unknown[]): Promise<void> {
    await this.em
      .getConnection()
      .execute(`update receipts set ${set}, claimed_until = null where id = ? and attempts = ? and state = 'pending'`, [
        ...values,
        id,
        attempts,
      ]);
  }
}

function pause({ attempts }: ClaimedReceipt, longest: number): number {
  return Math.min(FIRST_RETRY_SECONDS * 2 ** Math.min(attempts - 1, 20), longest);
}
