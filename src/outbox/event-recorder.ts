import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DOMAIN_EVENTS, type DomainEvent } from '../contracts/event-registry.js';
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
    const registered = DOMAIN_EVENTS.find((known) => event instanceof known);
    if (!registered) throw new Error(`${event.constructor.name} is not in the event registry`);
    this.em.persist(new OutboxEntry(registered.eventName, Object.fromEntries(Object.entries(event)), this.clock.now()));
  }
}
