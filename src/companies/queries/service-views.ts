import type { EntityManager } from '@mikro-orm/postgresql';
import { rowsFor, type PageAsk } from '../../shared/page.js';
import type { ServiceFilter, ServiceView } from '../../contracts/companies/list-services.query.js';

type ServiceRow = Omit<ServiceView, 'price'> & { priceMinor: number | null; currency: string | null };

/**
 * Bookability is read from mapping and assignment each time, never stored with the service (invariant 2); the order of the
 * reasons is the order of the links.
 */
const SERVICES = `
  select
    s.id, coalesce(s.display_name, s.title) as "name", s.title, s.duration_minutes as "durationMinutes",
    s.length_options as "lengthOptions", s.aliases, s.category, s.price_minor as "priceMinor", s.currency,
    s.email_policy as "emailPolicy", s.notice_minutes as "noticeMinutes", s.is_active as "isActive", s.xmin::text as version,
    case
      when t.removed_at is not null then 'team_removed'
      when t.team_sync_status = 'error' and t.team_sync_error like 'key_not_team_admin%' then 'key_not_team_admin'
      when m.not_bookable_reason is not null then m.not_bookable_reason
      when not m.is_active then 'vanished'
    end as "notBookableReason",
    m.company_team_id as "companyTeamId", m.id as "mappingId", m.calcom_event_type_id as "calcomEventTypeId",
    array(select bs.branch_id::text from branch_services bs where bs.service_id = s.id and bs.is_active order by 1) as "branchIds"
  from services s
    join team_event_type_mappings m on m.company_id = s.company_id and m.id = s.mapping_id
    join company_teams t on t.company_id = m.company_id and t.id = m.company_team_id
  where s.company_id = ?`;

/** A company's services by name, or the one with this id. */
export async function serviceViews(
  em: EntityManager,
  companyId: string,
  asked: { serviceId?: string; filter?: ServiceFilter; page?: PageAsk | null } = {},
): Promise<ServiceView[]> {
  const { serviceId = null, filter = {}, page = null } = asked;
  const [sort = null, id = null] = page?.after ?? [];
  const { isActive = null, isBookable = null, branchId = null, companyTeamId = null } = filter;
  const rows = await em.execute<ServiceRow[]>(
    `select * from (${SERVICES}) service
     where (?::uuid is null or id = ?) and (?::boolean is null or "isActive" = ?) and (?::uuid is null or "companyTeamId" = ?)
       and (?::boolean is null or ("notBookableReason" is null) = ?) and (?::text is null or ?::text = any("branchIds"))
       and (?::text is null or ("name", id) > (?, ?::uuid))
     order by "name", id limit ?::int`,
    [
      ...[companyId, serviceId, serviceId, isActive, isActive, companyTeamId, companyTeamId, isBookable, isBookable],
      ...[branchId, branchId, sort, sort, id, rowsFor(page) ?? null],
    ],
  );
  return rows.map(({ priceMinor, currency, ...service }) => ({
    ...service,
    price: priceMinor === null || currency === null ? null : { minor: priceMinor, currency },
  }));
}
