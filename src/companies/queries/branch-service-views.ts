import type { EntityManager } from '@mikro-orm/postgresql';
import { type PageAsk, rowsFor } from '../../shared/page.js';

/** A service of the company as it is sold, or could be sold, at one branch. */
export interface BranchServiceView {
  serviceId: string;
  branchId: string;
  name: string;
  /** The row that says so; null: the service was never offered here. */
  id: string | null;
  isActive: boolean;
  priceMinor: number | null;
  currency: string | null;
  noticeMinutes: number | null;
  durationMinutes: number | null;
  /** What Cal.com allows: `durationMinutes` is one of them. */
  lengths: number[];
  /** Why the service cannot be offered here; null when it can. */
  notAttachableReason: 'service_team_removed' | 'service_of_another_team' | null;
  version: string | null;
}

const VIEWS = `
  select s.id as "serviceId", b.id as "branchId", coalesce(s.display_name, s.title) as name, bs.id, coalesce(bs.is_active, false) as "isActive",
    bs.price_minor as "priceMinor", s.currency, bs.notice_minutes as "noticeMinutes", bs.duration_minutes as "durationMinutes",
    case when cardinality(m.length_options) > 0 then m.length_options else array[m.duration_minutes] end as lengths,
    case when t.removed_at is not null then 'service_team_removed'
      when b.company_team_id <> t.id then 'service_of_another_team' end as "notAttachableReason",
    bs.xmin::text as version
  from branches b
    join services s on s.company_id = b.company_id
    join team_event_type_mappings m on m.company_id = s.company_id and m.id = s.mapping_id
    join company_teams t on t.company_id = m.company_id and t.id = m.company_team_id
    left join branch_services bs on bs.company_id = b.company_id and bs.branch_id = b.id and bs.service_id = s.id
  where b.company_id = ? and b.id = ?`;

/** Every service of the company at this branch, by name. Empty also when the branch is not the company's. */
export function branchServiceViews(em: EntityManager, companyId: string, branchId: string, page: PageAsk): Promise<BranchServiceView[]> {
  const [name = null, id = null] = page.after ?? [];
  return em.execute(
    `select * from (${VIEWS}) view where ?::text is null or (name, "serviceId") > (?, ?::uuid) order by name, "serviceId" limit ?::int`,
    [companyId, branchId, name, name, id, rowsFor(page)],
  );
}

/** One of them; null when branch or service is not the company's. */
export async function branchServiceView(
  em: EntityManager,
  companyId: string,
  branchId: string,
  serviceId: string,
): Promise<BranchServiceView | null> {
  const [view] = await em.execute<BranchServiceView[]>(`${VIEWS} and s.id = ?`, [companyId, branchId, serviceId]);
  return view ?? null;
}
