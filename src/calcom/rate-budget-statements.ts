import type { Statement } from '../shared/statements.js';

/** What Cal.com allows a key when neither the operator nor an answer said otherwise (calcom.md 1.3). */
export const DEFAULT_LIMIT = 120;
/** Permits of one lease are used within this time. */
export const LEASE_SECONDS = 3;
/** A request may reach Cal.com this much later than it was sent. */
const ON_THE_WAY_SECONDS = 3;
/** A lease counts until 60 s after its last permit could arrive: no 60 s window of Cal.com's, wherever it begins, holds more. */
const COUNTED_SECONDS = LEASE_SECONDS + ON_THE_WAY_SECONDS + 60;
/** A busy process leases at most this part of the budget at a time, unless it needs more at once. */
const LARGEST_BLOCK = 0.05;

/**
 * $1 connection, $2 wished permits, $3 the operator's limit or null, $4 share of the budget this urgency may use, $5 permits that
 * are needed at once. `wait_seconds` is when to ask again after a no: the end of the pause, or of the oldest lease.
 */
export const TAKE: Statement = {
  name: 'rate_budget_take',
  unaudited: true,
  text: `
    with locked as (
      select seen_limit, leases, extract(epoch from clock_timestamp()) as at,
        greatest(0, extract(epoch from blocked_until - clock_timestamp())) as blocked_seconds
      from rate_budgets where connection_id = $1 for update),
    live as (
      select coalesce(jsonb_agg(lease) filter (where lease is not null), '[]') as leases, coalesce(sum((lease->>'n')::int), 0)::int as used,
        min((lease->>'until')::numeric) as first_ends
      from locked left join lateral jsonb_array_elements(locked.leases) lease on (lease->>'until')::numeric > locked.at),
    offer as (
      select live.*, locked.at, coalesce(locked.blocked_seconds, 0) as blocked_seconds,
        coalesce($3::int, locked.seen_limit, ${DEFAULT_LIMIT}) as cap
      from locked, live),
    share as (
      select offer.*, greatest(1, floor(cap * $4::numeric)) as mine, greatest(0, greatest(1, floor(cap * $4::numeric)) - used) as free from offer),
    granted as (
      select share.*, case when blocked_seconds > 0 or free < least($5::int, mine) then 0
        else least(greatest($2::int, $5::int), greatest($5::int, floor(cap * ${LARGEST_BLOCK})), free)::int end as n
      from share)
    update rate_budgets set leases = case when n = 0 then granted.leases
      else granted.leases || jsonb_build_object('n', n, 'until', at + ${COUNTED_SECONDS}) end
    from granted where connection_id = $1
    returning n, case when n > 0 then 0 when blocked_seconds > 0 then blocked_seconds else first_ends - at end::float as wait_seconds`,
};

export const OPEN: Statement = {
  name: 'rate_budget_open',
  unaudited: true,
  text: 'insert into rate_budgets (connection_id) values ($1) on conflict do nothing',
};

export const SEEN: Statement = {
  name: 'rate_budget_seen',
  unaudited: true,
  text: 'update rate_budgets set seen_limit = $2 where connection_id = $1 and seen_limit is distinct from $2',
};

export const BLOCK: Statement = {
  name: 'rate_budget_block',
  unaudited: true,
  text: `update rate_budgets set blocked_until = greatest(blocked_until, clock_timestamp() + $2 * interval '1 s') where connection_id = $1`,
};

/** Of all connections used in the last minute: the fewest permits left, and how many are paused by a 429. */
export const LEFT: Statement = {
  name: 'rate_budget_left',
  text: `
    select min(coalesce(c.limit_per_minute, b.seen_limit, ${DEFAULT_LIMIT}) - used.n)::int as "fewestLeft",
      count(*) filter (where b.blocked_until > clock_timestamp())::int as paused
    from rate_budgets b join calcom_connections c on c.id = b.connection_id
      cross join lateral (
        select coalesce(sum((lease->>'n')::int), 0) as n from jsonb_array_elements(b.leases) lease
        where (lease->>'until')::numeric > extract(epoch from clock_timestamp())) used`,
};
