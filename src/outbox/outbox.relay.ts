import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { PinoLogger } from 'nestjs-pino';
import { Env } from '../config/env.js';
import { type ClaimedEvent, OutboxRows } from './outbox-rows.js';
import { type Reacts, Reaction } from './reaction.js';
import { type Work, WorkQueue } from './queues/work-queue.js';
import { runInContext } from './run-in-context.js';

/**
 * The events that a consumer has not had, noted as had. What a crash of PostgreSQL takes back is delivered again: no need to wait
 * for the disk.
 */
const FIRST_TIME = `
  insert into inbox (consumer, event_id) select ?, unnest(?::uuid[]) on conflict do nothing
  returning event_id as id, set_config('synchronous_commit', 'off', true)`;

interface Consumer {
  name: string;
  reaction: Reacts<Record<string, unknown>>;
}

/** Why events could not be delivered to all who consume them, by their ids. */
type Failures = Map<string, Error>;

/** Delivers recorded events to their reactions, at least once; each consumer is guarded by its inbox row. */
@Injectable()
export class OutboxRelay implements Work, OnModuleInit {
  readonly kind = 'outbox';
  /** Most events take less time than their bookkeeping would, one by one. */
  readonly batch = 50;
  private readonly consumers = new Map<string, Consumer[]>();

  constructor(
    private readonly em: EntityManager,
    private readonly rows: OutboxRows,
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

  /** One that throws does not keep its event from the others: the repeated delivery reaches only those who have not had it. */
  async run(...ids: string[]): Promise<void> {
    const events = await this.rows.claim(ids);
    const failures: Failures = new Map();
    for (const [name, alike] of Map.groupBy(events, (event) => event.name))
      for (const consumer of this.consumers.get(name) ?? []) await this.deliver(alike, consumer, failures);
    await this.rows.markDelivered(events.map(({ id }) => id).filter((id) => !failures.has(id)));
    for (const event of events) {
      const failure = failures.get(event.id);
      if (failure) await this.putOff(event, failure);
    }
  }

  /** All at once; when one fails each by itself, so that it holds up no other. */
  private async deliver(events: ClaimedEvent[], consumer: Consumer, failures: Failures): Promise<void> {
    try {
      await this.deliverTogether(events, consumer);
    } catch (error) {
      if (events.length > 1) for (const event of events) await this.deliver([event], consumer, failures);
      else if (events[0]) failures.set(events[0].id, error instanceof Error ? error : new Error(String(error)));
    }
  }

  private async deliverTogether(events: ClaimedEvent[], { name, reaction }: Consumer): Promise<void> {
    await runInContext(this.em, () =>
      this.em.transactional(async () => {
        const ids = `{${events.map(({ id }) => id).join(',')}}`;
        const first = new Set((await this.em.execute<{ id: string }[]>(FIRST_TIME, [name, ids])).map(({ id }) => id));
        const fresh = events.filter(({ id }) => first.has(id)).map(({ payload }) => payload);
        if (reaction.reactToAll) await reaction.reactToAll(fresh);
        else for (const payload of fresh) await reaction.react(payload);
      }),
    );
  }

  private async putOff({ id, name, attempts }: ClaimedEvent, error: Error): Promise<void> {
    this.logger.warn({ event: 'outbox.delivery_failed', eventId: id, name, attempt: attempts, err: error });
    await this.rows.putOff(id, error.name);
  }
}

function isReaction(instance: unknown): instance is Reacts<Record<string, unknown>> {
  return typeof instance === 'object' && instance !== null && 'react' in instance && typeof instance.react === 'function';
}
