import { OF_COMPANY } from './dashboard-statements.js';

/** An active service that can be booked at the number's branch: what `brokenLink` of the booking chain finds no fault with; a test ties the two. */
const IS_OFFERED = `
  c.branch_is_active and c.team_removed_at is null and c.mapping_is_active and c.not_bookable_reason is null
  and coalesce(c.team_sync_error, '') not like 'key\\_not\\_team\\_admin%'
  and c.service_is_active and c.branch_service_is_active and c.team_serves_branch`;

/** A company that was switched off answers no calls on purpose: its numbers wait for nobody. */
const NUMBERS_NOT_READY = `
  select 'number_not_ready' as kind, x.company_id, count(*)::int as count, null::timestamptz as oldest
  from phone_numbers x join companies o on o.id = x.company_id join retell_workspaces w on w.id = x.workspace_id
  where ${OF_COMPANY} and x.is_active and o.is_active
    and (cardinality(w.webhook_keys_encrypted) = 0
      or not exists (select from booking_chain c where c.company_id = x.company_id and c.number = x.number and ${IS_OFFERED}))
  group by 2`;

/** Those of the latest finished run, as the list of conflicts shows them. */
const CONFLICTS = `
  select 'sync_conflict', x.company_id, sum(jsonb_array_length(run.conflicts))::int, null
  from company_teams x
    join lateral (select r.conflicts from sync_runs r
      where r.company_team_id = x.id and r.finished_at is not null
      order by r.created_at desc limit 1) run on true
  where ${OF_COMPANY} and x.removed_at is null and jsonb_array_length(run.conflicts) > 0 group by 2`;

/** Whether somebody has done what is to be done by hand shows in the first message that comes from there. */
const WEBHOOKS_BY_HAND = `
  select 'webhooks_by_hand', x.company_id, count(*)::int, null from calcom_connections x
  where ${OF_COMPANY} and exists (
      select from company_teams t join team_webhooks w on w.company_team_id = t.id
      where t.connection_id = x.id and t.removed_at is null and w.state = 'by_hand')
    and not exists (select from receipts r where r.connection_id = x.id)
  group by 2`;

/** By kind and company; a connection that companies share is nobody's. */
const PARTS = [
  NUMBERS_NOT_READY,
  `select 'booking_needs_attention', x.company_id, count(*)::int, min(x.updated_at)
   from bookings x where ${OF_COMPANY} and x.status = 'needs_attention' group by 2`,
  `select 'callback_open', x.company_id, count(*)::int, min(x.created_at)
   from callback_requests x where ${OF_COMPANY} and x.status = 'open' group by 2`,
  `select 'connection_error', x.company_id, count(*)::int, null from calcom_connections x where ${OF_COMPANY} and x.status = 'error' group by 2`,
  `select 'team_' || x.team_sync_status, x.company_id, count(*)::int, null
   from company_teams x where ${OF_COMPANY} and x.removed_at is null and x.team_sync_status in ('error', 'partial') group by 1, 2`,
  CONFLICTS,
  WEBHOOKS_BY_HAND,
];

export const NEEDS = `
  select f.kind, f.company_id as "companyId", o.name as "companyName", f.count, to_json(f.oldest)#>>'{}' as "oldestAt"
  from (${PARTS.join(' union all ')}) f left join companies o on o.id = f.company_id
  order by f.count desc, o.name, f.company_id`;

export function needValues(companyId: string | null): unknown[] {
  return PARTS.flatMap(() => [companyId, companyId]);
}
