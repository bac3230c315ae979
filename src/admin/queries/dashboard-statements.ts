/** The figures read tables of all modules: the dashboard shows what stands, and decides nothing (design section 7, admin). */

/** $company null: of all companies. */
const OF_COMPANY = '(?::uuid is null or x.company_id = ?::uuid)';

export const SPAN = `
  select
    (select count(*)::int from calls x where ${OF_COMPANY} and x.started_at >= ?) as calls,
    (select count(*)::int from bookings x where ${OF_COMPANY} and x.created_at >= ?
       and x.status in ('confirmed', 'pending_confirmation', 'cancelled', 'rejected')) as bookings,
    (select count(*)::int from booking_attempts x where ${OF_COMPANY} and x.created_at >= ? and x.kind <> 'place' and x.state = 'confirmed') as changed,
    (select count(*)::int from bookings x where ${OF_COMPANY} and x.created_at >= ? and x.status in ('open', 'needs_attention')) as unsettled,
    (select count(*)::int from callback_requests x where ${OF_COMPANY} and x.created_at >= ?) as callbacks`;

/** What the agent was told when the caller did not get what was wished: the status of the answer. */
export const REFUSALS = `
  select x.answer->>'status' as reason, count(*)::int as count from function_calls x
  where ${OF_COMPANY} and x.started_at >= ? and x.state = 'finished' and x.answer->>'ok' = 'false' and x.answer->>'status' not like 'ask\\_%'
  group by 1 order by 2 desc, 1 limit 30`;

export const ANSWER_TIMES = `
  select percentile_disc(0.5) within group (order by x.ms) as p50, percentile_disc(0.99) within group (order by x.ms) as p99
  from function_calls x where ${OF_COMPANY} and x.started_at >= ? and x.ms is not null`;

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
