import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DomainEvent, DomainEventClass } from '../contracts/event-registry.js';
import { Clock } from '../shared/clock.js';
import { OutboxEntry } from './entities/outbox-entry.entity.js';

/** Records a domain event with the change that it tells of, in the caller's transaction; the relay delivers it later. */
@Injectable()
export class EventRecorder {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  record(event: DomainEvent): void {
    const { eventName } = event.constructor as DomainEventClass;
    this.em.persist(new OutboxEntry(eventName, { ...event }, this.clock.now()));
  }
}
