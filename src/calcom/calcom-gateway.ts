import { Injectable } from '@nestjs/common';
import { callTimer, whileOthersWork } from '../shared/call-timer.js';
import { Metrics } from '../shared/metrics.js';
import type { CalcomCall } from './clients/calcom-access.js';
import { CalcomError } from './clients/calcom-error.js';
import { Connections } from './connections.js';
import { type Allowance, BudgetSpent, RateBudget, type Urgency } from './rate-budget.js';

/** Every request to Cal.com passes here: it opens the connection, pays from its budget, and learns from what Cal.com answers. */
@Injectable()
export class CalcomGateway {
  constructor(
    private readonly connections: Connections,
    private readonly budget: RateBudget,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Each page and each retry is paid for, from the allowance first.
   * @throws CalcomError, also (`rate_limited`, never reached) when our own budget is spent.
   */
  async ask<T>(
    connectionId: string,
    urgency: Urgency,
    deadlineMs: number,
    request: (call: CalcomCall) => Promise<T>,
    allowance?: Allowance,
  ): Promise<T> {
    const { access, limitPerMinute } = await this.connections.open(connectionId);
    const started = performance.now();
    let payingMs = 0;
    const beforeRequest = async (): Promise<void> => {
      const from = performance.now();
      if (!allowance?.use()) await affordable(this.budget.take(connectionId, limitPerMinute, urgency));
      payingMs += performance.now() - from;
    };
    const onRateLimit = (seen: { limit: number }): void => void this.budget.note(connectionId, seen.limit).catch(() => undefined);
    try {
      return await whileOthersWork(() => request({ access, deadlineMs, beforeRequest, onRateLimit }));
    } catch (error) {
      // With a status it is Cal.com that said so, not our own budget.
      if (error instanceof CalcomError && error.code === 'rate_limited' && error.status !== null)
        await this.budget.block(connectionId, error.retryAfterSeconds ?? 60);
      throw error;
    } finally {
      const ms = performance.now() - started - payingMs;
      this.metrics.calcomTime.observe(ms / 1_000);
      const timer = callTimer.getStore();
      if (timer) timer.calcomMs += ms;
    }
  }

  /** Permits for requests that make sense only together. @throws CalcomError rate_limited when they are not there. */
  async reserve(connectionId: string, urgency: Urgency, count: number): Promise<Allowance> {
    const { limitPerMinute } = await this.connections.open(connectionId);
    return affordable(this.budget.reserve(connectionId, limitPerMinute, urgency, count));
  }
}

async function affordable<T>(payment: Promise<T>): Promise<T> {
  try {
    return await payment;
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    throw new CalcomError('rate_limited', { detail: error.message, retryAfterSeconds: error.retryInSeconds });
  }
}
