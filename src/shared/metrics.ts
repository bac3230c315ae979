import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5];

/** What /metrics shows. Labels hold outcomes and kinds, never ids (invariant 17). */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly functionCalls = new Counter({
    name: 'frontdesk_function_calls_total',
    help: 'Function calls of phone agents by function and status of the answer',
    labelNames: ['function', 'status'],
    registers: [this.registry],
  });
  readonly refusedRequests = new Counter({
    name: 'frontdesk_refused_requests_total',
    help: 'Requests refused before anything was done, by reason',
    labelNames: ['reason'],
    registers: [this.registry],
  });
  readonly syncRuns = new Counter({
    name: 'frontdesk_sync_runs_total',
    help: 'Finished sync runs by outcome',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  readonly callTime = new Histogram({
    name: 'frontdesk_function_call_seconds',
    help: 'Time from request to answer, Cal.com included',
    labelNames: ['function'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly calcomTime = new Histogram({
    name: 'frontdesk_calcom_seconds',
    help: "Cal.com's time per request",
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly ownTime = new Histogram({
    name: 'frontdesk_own_seconds',
    help: "Frontdesk's own time in a function call: all of it but Cal.com's",
    labelNames: ['function'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** A value that is read when /metrics is asked for. */
  gauge(name: string, help: string, labelNames: string[], collect: (gauge: Gauge) => Promise<void> | void): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      async collect() {
        await collect(this);
      },
    });
  }
}
