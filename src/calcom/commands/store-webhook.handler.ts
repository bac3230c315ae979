import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CalcomMetrics } from '../calcom-metrics.js';
import { DeliveryStore } from '../delivery-store.js';
import { readWebhook } from '../dto/webhook.dto.js';
import { SlotCache } from '../slot-cache.js';
import { StoreWebhook } from './store-webhook.command.js';

@CommandHandler(StoreWebhook)
export class StoreWebhookHandler implements ICommandHandler<StoreWebhook> {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly slots: SlotCache,
    private readonly metrics: CalcomMetrics,
  ) {}

  async execute({ connectionId, rawBody }: StoreWebhook): Promise<void> {
    const isNew = await this.deliveries.store(connectionId, rawBody);
    if (!isNew) return this.metrics.repeated();
    // At once, and where callers are answered: the worker may be another process.
    const { eventTypeId, times } = readWebhook(rawBody.toString('utf8'));
    if (eventTypeId !== null) this.slots.clearTimesOf(eventTypeId, times);
  }
}
