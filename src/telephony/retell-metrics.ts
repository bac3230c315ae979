import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Metrics } from '../shared/metrics.js';

/** What Retell told outside of function calls, by what became of it. */
@Injectable()
export class RetellMetrics {
  readonly inboundCalls: Counter<'result'>;
  readonly events: Counter<'event' | 'result'>;

  constructor({ registry }: Metrics) {
    const registers = [registry];
    this.inboundCalls = new Counter({
      name: 'frontdesk_inbound_calls_total',
      help: 'Questions of Retell before a call is answered, by what the number led to',
      labelNames: ['result'],
      registers,
    });
    this.events = new Counter({
      name: 'frontdesk_retell_events_total',
      help: 'Call events worked on, by event and by what they led to',
      labelNames: ['event', 'result'],
      registers,
    });
  }
}
