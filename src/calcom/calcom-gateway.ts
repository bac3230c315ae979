import { Injectable } from '@nestjs/common';
import { callTimer } from '../shared/call-timer.js';
import { Metrics } from '../shared/metrics.js';
import type { CalcomCall } from './clients/calcom-access.js';
import { CalcomError } from './clients/calcom-error.js';
import { Connections } from './connections.js';
import { BudgetSpent, RateBudget, type Urgency } from './rate-budget.js';

/** Every request to Cal.com passes here: it opens the connection, pays from its budget, and learns from what Cal.com answers. */
@Injectable()
export class CalcomGateway {
  constructor(
    private readonly connections: Connections,
    private readonly budget: RateBudget,
    private readonly metrics: Metrics,
  ) {}

  /** @throws CalcomError, also (`rate_limited`, never reached) when our own budget is spent. */
  async ask<T>(connectionId: string, urgency: Urgency, deadlineMs: number, request: (call: CalcomCall) => Promise<T>): Promise<T> {
    const { access, limitPerMinute } = await this.connections.open(connectionId);
    try {
      await this.budget.take(connectionId, limitPerMinute, urgency);
    } catch (error) {
      if (error instanceof BudgetSpent)
        throw new CalcomError('rate_limited', { detail: error.message, retryAfterSeconds: error.retryInSeconds });
      throw error;
    }
    const started = performance.now();
    try {
      const onRateLimit = (seen: { limit: number }): void => void this.budget.note(connectionId, seen.limit).catch(() => undefined);
      return await request({ access, deadlineMs, onRateLimit });
    } catch (error) {
      if (error instanceof CalcomError && error.code === 'rate_limited')
        await this.budget.block(connectionId, error.retryAfterSeconds ?? 60);
      throw error;
    } finally {
      const ms = performance.now() - started;
      this.metrics.calcomTime.observe(ms / 1_000);
      const timer = callTimer.getStore();
      if (timer) timer.calcomMs += ms;
    }
  }
}
