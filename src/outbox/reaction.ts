import { DiscoveryService } from '@nestjs/core';
import type { DomainEventClass } from '../contracts/event-registry.js';

/**
 * Marks a provider as consumer of one domain event. It is delivered at least once and guarded by the inbox, so that each
 * consumer has an event once in effect. `react` runs in the transaction that writes the inbox row: no network call in it.
 */
export const Reaction = DiscoveryService.createDecorator<DomainEventClass>();

export interface Reacts<Event extends object> {
  /** The event's fields as they were recorded. */
  react(event: Event): Promise<void>;
  /** Several at once, in the order in which they were recorded, where that is cheaper. */
  reactToAll?(events: Event[]): Promise<void>;
}
