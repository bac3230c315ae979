import { Injectable } from '@nestjs/common';
import { type Statement, Statements } from '../shared/statements.js';

/** What Cal.com allows a key when neither the operator nor an answer said otherwise (calcom.md 1.3). */
const DEFAULT_LIMIT = 120;
/** Permits of one lease are used within this time. */
const LEASE_SECONDS = 5;
/** A lease counts until 60 s after its last permit could be used: no 60 s window of Cal.com's, wherever it begins, holds more. */
const COUNTED_SECONDS = LEASE_SECONDS + 60;
/** A sync may use this part of the budget; the rest is kept for people who wait on the phone. */
const SHARE = { live: 1, sync: 0.6 } as const;
/** A busy process leases at most this part of the budget at a time. */
const LARGEST_BLOCK = 0.05;

export type Urgency = keyof typeof SHARE;

/** $1 connection, $2 wished permits, $3 the operator's limit or null, $4 share. */
const TAKE: Statement = {
  name: 'rate_budget_take',
  text: `
    with locked as (
      select seen_limit, leases, blocked_until, extract(epoch from clock_timestamp()) as at from rate_budgets where connection_id = $1 for update),
    live as (
      select coalesce(jsonb_agg(lease) filter (where lease is not null), '[]') as leases, coalesce(sum((lease->>'n')::int), 0)::int as used
      from locked left join lateral jsonb_array_elements(locked.leases) lease on (lease->>'until')::numeric > locked.at),
    offer as (
      select live.leases, live.used, locked.at, coalesce($3::int, locked.seen_limit, ${DEFAULT_LIMIT}) as cap,
        greatest(0, extract(epoch from locked.blocked_until - clock_timestamp())) as blocked_seconds
      from locked, live),
    grant_ as (
      select offer.*, case when coalesce(blocked_seconds, 0) > 0 then 0
        else greatest(0, least($2::int, greatest(1, floor(cap * ${LARGEST_BLOCK})), floor(cap * $4::numeric) - used))::int end as n from offer)
    update rate_budgets set leases = case when n = 0 then grant_.leases
      else grant_.leases || jsonb_build_object('n', n, 'until', at + ${COUNTED_SECONDS}) end
    from grant_ where connection_id = $1
    returning n, cap - used - n as left, coalesce(blocked_seconds, 0)::float as blocked_seconds`,
};
const OPEN: Statement = {
  name: 'rate_budget_open',
  text: 'insert into rate_budgets (connection_id) values ($1) on conflict do nothing',
};
const SEEN: Statement = {
  name: 'rate_budget_seen',
  text: 'update rate_budgets set seen_limit = $2 where connection_id = $1 and seen_limit is distinct from $2',
};
const BLOCK: Statement = {
  name: 'rate_budget_block',
  text: `update rate_budgets set blocked_until = greatest(blocked_until, clock_timestamp() + $2 * interval '1 s') where connection_id = $1`,
};

interface Lease {
  left: number;
  until: number;
  size: number;
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
export class RateBudget {
  private readonly leases = new Map<string, Lease>();
  private readonly seen = new Map<string, number>();
  /** Permits left in the present minute per connection, as last told by the database. */
  readonly left = new Map<string, number>();

  constructor(private readonly statements: Statements) {}

  /** Uses one permit. @throws BudgetSpent at once: a live call fails fast, a sync comes back later. */
  async take(connectionId: string, operatorLimit: number | null, urgency: Urgency): Promise<void> {
    const key = `${connectionId}/${urgency}`;
    const lease = this.leases.get(key);
    if (lease && lease.left > 0 && lease.until > Date.now()) {
      lease.left -= 1;
      return;
    }
    const wished = lease && lease.left === 0 && lease.until > Date.now() ? lease.size * 2 : 1;
    const row = await this.lease(connectionId, wished, operatorLimit, urgency);
    this.left.set(connectionId, row.left);
    if (row.n === 0) {
      this.leases.delete(key);
      throw new BudgetSpent(row.blocked_seconds > 0 ? Math.ceil(row.blocked_seconds) : LEASE_SECONDS);
    }
    this.leases.set(key, { left: row.n - 1, until: Date.now() + LEASE_SECONDS * 1_000, size: row.n });
  }

  /** Cal.com said how much it allows (x-ratelimit-limit-*). */
  async note(connectionId: string, limit: number): Promise<void> {
    if (this.seen.get(connectionId) === limit) return;
    this.seen.set(connectionId, limit);
    await this.statements.run(SEEN, [connectionId, limit]);
  }

  /** A 429 pauses this key, and only this key, for its window. */
  async block(connectionId: string, seconds: number): Promise<void> {
    for (const urgency of Object.keys(SHARE)) this.leases.delete(`${connectionId}/${urgency}`);
    await this.statements.run(BLOCK, [connectionId, seconds]);
  }

  private async lease(connectionId: string, wished: number, operatorLimit: number | null, urgency: Urgency) {
    const values = [connectionId, wished, operatorLimit, SHARE[urgency]];
    type Row = { n: number; left: number; blocked_seconds: number };
    const [row] = await this.statements.run<Row>(TAKE, values);
    if (row) return row;
    await this.statements.run(OPEN, [connectionId]);
    const [again] = await this.statements.run<Row>(TAKE, values);
    if (!again) throw new Error('rate_budgets: the row vanished');
    return again;
  }
}
