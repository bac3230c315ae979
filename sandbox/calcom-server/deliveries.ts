import { createHmac } from 'node:crypto';
import { type StoredAttendee, type StoredBooking } from './booking.js';
import { type StoredWebhook, type WebhookTrigger } from './webhook.js';
import { createdPayload, settledPayload } from './webhook-payload.js';
import { cancelledPayload } from './webhook-payload-cancelled.js';
import { type WorldStore } from './world-store.js';
import { type WorldEventType } from './world.js';

interface Surroundings {
  world: WorldStore;
  webhooks: Map<string, StoredWebhook>;
  now: () => Date;
  closing: AbortSignal;
}

/** Sends bookings to their webhooks: one try, nobody waits for it, and what fails is lost. */
export class Deliveries {
  constructor(private readonly around: Surroundings) {}

  /** A new booking, or one more seat of a booking (each seat is told under the same uid). */
  booked(booking: StoredBooking, eventType: WorldEventType, seat?: StoredAttendee): void {
    const trigger = booking.status === 'pending' ? 'BOOKING_REQUESTED' : 'BOOKING_CREATED';
    this.send(trigger, booking, () => createdPayload(this.around.world, { booking, eventType, seat }));
  }

  rescheduled(booking: StoredBooking, old: StoredBooking, eventType: WorldEventType): void {
    const trigger = booking.status === 'pending' ? 'BOOKING_REQUESTED' : 'BOOKING_RESCHEDULED';
    this.send(trigger, booking, () => createdPayload(this.around.world, { booking, eventType, old }));
  }

  confirmed(booking: StoredBooking): void {
    this.settled('BOOKING_CREATED', booking);
  }

  rejected(booking: StoredBooking): void {
    this.settled('BOOKING_REJECTED', booking);
  }

  cancelled(booking: StoredBooking, how: { old: boolean }): void {
    const eventType = this.around.world.eventTypes.get(booking.eventTypeId);
    if (eventType) this.send('BOOKING_CANCELLED', booking, () => cancelledPayload(this.around.world, booking, eventType, how));
  }

  private settled(trigger: WebhookTrigger, booking: StoredBooking): void {
    const eventType = this.around.world.eventTypes.get(booking.eventTypeId);
    if (eventType) this.send(trigger, booking, () => settledPayload(this.around.world, booking, eventType));
  }

  private send(triggerEvent: WebhookTrigger, booking: StoredBooking, payload: () => Record<string, unknown>): void {
    const subscribers = [...this.around.webhooks.values()].filter(
      (webhook) => webhook.active && webhook.triggers.includes(triggerEvent) && this.hearsOf(webhook, booking),
    );
    if (subscribers.length === 0) return;
    const body = JSON.stringify({ triggerEvent, createdAt: this.around.now().toISOString(), payload: payload() });
    for (const webhook of subscribers) void this.post(webhook, body);
  }

  /** A user's webhook hears only of personal event types, never of a team's. */
  private hearsOf(webhook: StoredWebhook, booking: StoredBooking): boolean {
    const eventType = this.around.world.eventTypes.get(booking.eventTypeId);
    if (webhook.eventTypeId !== undefined) return webhook.eventTypeId === booking.eventTypeId;
    if (webhook.teamId !== undefined) return webhook.teamId === eventType?.teamId;
    return webhook.userId !== undefined && webhook.userId === eventType?.ownerId;
  }

  private async post(webhook: StoredWebhook, body: string): Promise<void> {
    const signature = webhook.secret === null ? 'no-secret-provided' : createHmac('sha256', webhook.secret).update(body).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-cal-signature-256': signature };
    try {
      const response = await fetch(webhook.subscriberUrl, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: this.around.closing,
      });
      await response.body?.cancel();
    } catch {
      // Fire and forget, as the real server does: a subscriber that is down never hears of it.
    }
  }
}
