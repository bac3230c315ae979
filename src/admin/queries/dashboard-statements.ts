/** The figures read tables of all modules: the dashboard shows what stands, and decides nothing (design section 7, admin). */

/** $company null: of all companies. */
export const OF_COMPANY = '(?::uuid is null or x.company_id = ?::uuid)';

/** How long a bucket of a series is; each begins on a full one, in UTC. */
export type Width = 'hour' | 'day';

export type Figure = 'calls' | 'bookings' | 'unsettled' | 'changes' | 'callbacks' | 'refusals';

/** Rows of one table that count, by their instant. */
interface Counted {
  figure: string;
  table: string;
  at: 'x.started_at' | 'x.created_at';
  which?: string;
  reason?: string;
}

const COUNTED: Counted[] = [
  { figure: `'calls'`, table: 'calls', at: 'x.started_at' },
  {
    figure: `case when x.status in ('open', 'needs_attention') then 'unsettled' else 'bookings' end`,
    ...{ table: 'bookings', at: 'x.created_at', which: `x.status <> 'refused'` },
  },
  { figure: `'changes'`, table: 'booking_attempts', at: 'x.created_at', which: `x.kind <> 'place' and x.state = 'confirmed'` },
  { figure: `'callbacks'`, table: 'callback_requests', at: 'x.created_at' },
  { figure: `'refusals'`, table: 'function_calls', at: 'x.started_at', which: 'x.refusal is not null', reason: 'x.refusal' },
];

/** All that is counted, by bucket, and refusals by their reason too. */
export function countedBy(width: Width): string {
  const parts = COUNTED.map(
    ({ figure, table, at, which = 'true', reason = 'null' }) => `
    select ${figure} as what, ${reason}::text as reason, ${bucket(width, at)} as start, count(*)::int as count
    from ${table} x where ${OF_COMPANY} and ${at} >= ? and ${which} group by 1, 2, 3`,
  );
  return `select f.what, f.reason, to_json(f.start)#>>'{}' as "from", f.count from (${parts.join(' union all ')}) f`;
}

/** A company id and the span's beginning for each part of `countedBy`. */
export function countedValues(companyId: string | null, since: Date): unknown[] {
  return COUNTED.flatMap(() => [companyId, companyId, since]);
}

/** By bucket; the row without one is about the whole span. */
export function answerTimesBy(width: Width): string {
  return `
    select to_json(f.start)#>>'{}' as "from", f.p50, f.p99 from (
      select start, percentile_disc(0.5) within group (order by ms) as p50, percentile_disc(0.99) within group (order by ms) as p99
      from (select ${bucket(width, 'x.started_at')} as start, x.ms from function_calls x
        where ${OF_COMPANY} and x.started_at >= ? and x.ms is not null) a
      group by grouping sets ((start), ())) f`;
}

function bucket(width: Width, instant: string): string {
  return `date_bin('1 ${width}', ${instant}, 'epoch'::timestamptz)`;
}

export const SYNC_HEALTH = `
  select x.team_sync_status as status, count(*)::int as count, bool_or(x.last_team_sync is null) as "anyUnread",
    to_json(min(x.last_team_sync))#>>'{}' as "oldestSyncAt"
  from company_teams x where ${OF_COMPANY} and x.removed_at is null group by 1`;

/** Of a company: the connections its teams are assigned through, and what it owns itself. A shared one's label is an operator's affair. */
export const BUDGETS = `
  select c.id as "connectionId", case when ?::uuid is null or c.company_id = ?::uuid then c.label else 'shared' end as label,
    coalesce(c.limit_per_minute, b.seen_limit, 120) as "limitPerMinute", used.n as used,
    case when b.blocked_until > clock_timestamp() then to_json(b.blocked_until)#>>'{}' end as "blockedUntil"
  from calcom_connections c
    left join rate_budgets b on b.connection_id = c.id
    cross join lateral (
      select coalesce(sum((lease->>'n')::int), 0)::int as n from jsonb_array_elements(coalesce(b.leases, '[]')) lease
      where (lease->>'until')::numeric > extract(epoch from clock_timestamp())) used
  where ?::uuid is null or c.company_id = ?::uuid
    or exists (select from company_teams t where t.connection_id = c.id and t.company_id = ?::uuid and t.removed_at is null)
  order by c.label`;
