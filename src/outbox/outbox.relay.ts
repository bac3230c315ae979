import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { PinoLogger } from 'nestjs-pino';
import { Env } from '../config/env.js';
import { type Reacts, Reaction } from './reaction.js';
import { type Work, WorkQueue } from './queues/work-queue.js';
import { runInContext } from './run-in-context.js';

interface Recorded {
  name: string;
  payload: Record<string, unknown>;
}

interface Consumer {
  name: string;
  reaction: Reacts<Record<string, unknown>>;
}

/** Delivers recorded events to their reactions, at least once; each consumer is guarded by its inbox row. */
@Injectable()
export class OutboxRelay implements Work, OnModuleInit {
  readonly kind = 'outbox';
  private readonly consumers = new Map<string, Consumer[]>();

  constructor(
    private readonly em: EntityManager,
    private readonly discovery: DiscoveryService,
    private readonly queue: WorkQueue,
    private readonly env: Env,
    private readonly logger: PinoLogger,
  ) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: Reaction.KEY })) {
      const event = this.discovery.getMetadataByDecorator(Reaction, wrapper);
      const reaction: unknown = wrapper.instance;
      if (!event || !isReaction(reaction)) continue;
      const consumers = this.consumers.get(event.eventName) ?? [];
      this.consumers.set(event.eventName, [...consumers, { name: reaction.constructor.name, reaction }]);
    }
    if (this.env.isWorker) this.queue.register(this);
  }

  due(limit: number): Promise<{ id: string; attempt: number }[]> {
    return this.em.getConnection().execute(
      `select id, attempts as attempt from outbox
       where delivered_at is null and next_attempt_at <= now() and (claimed_until is null or claimed_until < now())
       order by next_attempt_at limit ?`,
      [limit],
    );
  }

  async run(id: string): Promise<void> {
    const [entry] = await this.em.getConnection().execute<(Recorded & { attempts: number })[]>(
      `update outbox set claimed_until = now() + interval '30 s', attempts = attempts + 1
       where id = ? and delivered_at is null and next_attempt_at <= now() and (claimed_until is null or claimed_until < now())
       returning name, payload, attempts`,
      [id],
    );
    if (!entry) return;
    try {
      await this.deliverToAll(id, entry);
      await this.em
        .getConnection()
        .execute('update outbox set delivered_at = now(), claimed_until = null, error = null where id = ?', [id]);
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown';
      this.logger.warn({ event: 'outbox.delivery_failed', eventId: id, name: entry.name, attempt: entry.attempts, err: error });
      await this.em
        .getConnection()
        .execute(
          `update outbox set claimed_until = null, error = ?, next_attempt_at = now() + least(power(2, attempts), 300) * interval '1 s' where id = ?`,
          [reason, id],
        );
    }
  }

  /** One that throws does not keep the event from the others: the repeated delivery reaches only those who have not had it. */
  private async deliverToAll(id: string, entry: Recorded): Promise<void> {
    const failures: unknown[] = [];
    for (const consumer of this.consumers.get(entry.name) ?? []) {
      await this.deliver(id, entry, consumer).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  private async deliver(eventId: string, entry: Recorded, consumer: Consumer): Promise<void> {
    await runInContext(this.em, () =>
      this.em.transactional(async () => {
        const first = await this.em.execute(
          'insert into inbox (consumer, event_id) values (?, ?) on conflict do nothing returning event_id',
          [consumer.name, eventId],
        );
        if (first.length > 0) await consumer.reaction.react(entry.payload);
      }),
    );
  }
}

function isReaction(instance: unknown): instance is Reacts<Record<string, unknown>> {
  return typeof instance === 'object' && instance !== null && 'react' in instance && typeof instance.react === 'function';
}
