import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Metrics } from '../shared/metrics.js';

/** Anybody who can make a webhook chooses its trigger's name: only known ones become a label. */
const TRIGGERS = [
  ...['BOOKING_CREATED', 'BOOKING_REQUESTED', 'BOOKING_RESCHEDULED', 'BOOKING_CANCELLED', 'BOOKING_REJECTED'],
  ...['BOOKING_NO_SHOW_UPDATED', 'BOOKING_PAID', 'BOOKING_PAYMENT_INITIATED', 'MEETING_STARTED', 'MEETING_ENDED', 'PING'],
];

/** What Cal.com told by itself, and what became of it. */
@Injectable()
export class CalcomMetrics {
  private readonly webhooks: Counter<'trigger' | 'result'>;

  constructor({ registry }: Metrics) {
    this.webhooks = new Counter({
      name: 'frontdesk_calcom_webhooks_total',
      help: 'Signed deliveries of Cal.com by trigger and by what they led to',
      labelNames: ['trigger', 'result'],
      registers: [registry],
    });
  }

  /** The same body came before. */
  repeated(): void {
    this.webhooks.inc({ trigger: 'any', result: 'repeated' });
  }

  worked(trigger: string, result: 'changed' | 'unchanged' | 'not_ours' | 'later' | 'nothing'): void {
    this.webhooks.inc({ trigger: TRIGGERS.includes(trigger) ? trigger : 'other', result });
  }
}
