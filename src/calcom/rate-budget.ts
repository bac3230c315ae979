import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '../shared/metrics.js';
import { Statements } from '../shared/statements.js';
import { BLOCK, LEASE_SECONDS, LEFT, OPEN, SEEN, TAKE } from './rate-budget-statements.js';

/** A sync may use this part of the budget; the rest is kept for people who wait on the phone. */
const SHARE = { live: 1, sync: 0.6 } as const;

export type Urgency = keyof typeof SHARE;

interface Lease {
  left: number;
  /** On this process's own clock, from before the database was asked: never longer than the database counts it. */
  until: number;
  size: number;
}

interface Purse {
  lease: Lease | null;
  /** One question to the database at a time; whoever comes meanwhile waits for its answer. */
  asking: Promise<void> | null;
  waiting: number;
}

/** The window has no permit left for this urgency; `retryInSeconds` is when to ask again. */
export class BudgetSpent extends Error {
  constructor(readonly retryInSeconds: number) {
    super('the request budget of this connection is spent');
    this.name = 'BudgetSpent';
  }
}

/**
 * Requests a minute per connection: one PostgreSQL row each, leased to processes in blocks that grow with the load, so that a
 * quiet process takes one permit at a time and a busy one asks the database rarely.
 */
@Injectable()
export class RateBudget implements OnModuleInit {
  private readonly purses = new Map<string, Purse>();
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly statements: Statements,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    const left = 'Requests left in this minute at the connection that has the fewest';
    this.metrics.gauge('frontdesk_calcom_budget_left', left, [], async (gauge) => gauge.set((await this.state()).fewestLeft ?? 0));
    const paused = 'Connections that Cal.com told to wait (429)';
    this.metrics.gauge('frontdesk_calcom_connections_paused', paused, [], async (gauge) => gauge.set((await this.state()).paused));
  }

  /** Uses one permit. @throws BudgetSpent at once: a live call fails fast, a sync comes back later. */
  async take(connectionId: string, operatorLimit: number | null, urgency: Urgency): Promise<void> {
    const purse = this.purseOf(connectionId, urgency);
    while (!this.pay(purse)) {
      purse.waiting += 1;
      purse.asking ??= this.fill(purse, connectionId, operatorLimit, urgency).finally(() => (purse.asking = null));
      await purse.asking.finally(() => (purse.waiting -= 1));
    }
  }

  /** Permits for several requests that make sense only together: all of them, or BudgetSpent and none. */
  async reserve(connectionId: string, operatorLimit: number | null, urgency: Urgency, count: number): Promise<Allowance> {
    const until = performance.now() + LEASE_SECONDS * 1_000;
    const granted = await this.ask(connectionId, count, operatorLimit, urgency, count);
    const lease = { left: granted, until, size: granted };
    return { use: () => this.spend(lease) };
  }

  /** Cal.com said how much it allows (x-ratelimit-limit-*). */
  async note(connectionId: string, limit: number): Promise<void> {
    if (this.seen.get(connectionId) === limit) return;
    await this.statements.run(SEEN, [connectionId, limit]);
    this.seen.set(connectionId, limit);
  }

  /** A 429 pauses this key, and only this key, for its window. */
  async block(connectionId: string, seconds: number): Promise<void> {
    for (const urgency of Object.keys(SHARE)) this.purses.delete(`${connectionId}/${urgency}`);
    await this.statements.run(BLOCK, [connectionId, seconds]);
  }

  private purseOf(connectionId: string, urgency: Urgency): Purse {
    const key = `${connectionId}/${urgency}`;
    const purse = this.purses.get(key) ?? { lease: null, asking: null, waiting: 0 };
    this.purses.set(key, purse);
    return purse;
  }

  private pay(purse: Purse): boolean {
    return purse.lease !== null && this.spend(purse.lease);
  }

  private spend(lease: Lease): boolean {
    if (lease.left === 0 || lease.until <= performance.now()) return false;
    lease.left -= 1;
    return true;
  }

  /** A lease that was used up in its time asks for twice as much; else for what is waited for just now. */
  private async fill(purse: Purse, connectionId: string, operatorLimit: number | null, urgency: Urgency): Promise<void> {
    const until = performance.now() + LEASE_SECONDS * 1_000;
    const last = purse.lease;
    // After this turn of the event loop everybody who came with the first one is counted.
    await Promise.resolve();
    const wished = Math.max(purse.waiting, last && last.left === 0 && last.until > performance.now() ? last.size * 2 : 1);
    const size = await this.ask(connectionId, wished, operatorLimit, urgency, 1);
    purse.lease = { left: size, until, size };
  }

  private async ask(connectionId: string, wished: number, operatorLimit: number | null, urgency: Urgency, atOnce: number): Promise<number> {
    const values = [connectionId, wished, operatorLimit, SHARE[urgency], atOnce];
    type Row = { n: number; wait_seconds: number | null };
    let [row] = await this.statements.run<Row>(TAKE, values);
    if (!row) {
      await this.statements.run(OPEN, [connectionId]);
      [row] = await this.statements.run<Row>(TAKE, values);
    }
    if (!row) throw new Error('rate_budgets: the row vanished');
    if (row.n === 0) throw new BudgetSpent(Math.max(1, Math.ceil(row.wait_seconds ?? 60)));
    return row.n;
  }

  private async state(): Promise<{ fewestLeft: number | null; paused: number }> {
    const [row] = await this.statements.run<{ fewestLeft: number | null; paused: number }>(LEFT, []);
    return row ?? { fewestLeft: null, paused: 0 };
  }
}

export interface Allowance {
  /** False when it is used up or too old: the request has to be paid for on its own. */
  use(): boolean;
}
