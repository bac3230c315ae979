import type { EntityManager } from '@mikro-orm/postgresql';
import type { ServiceView } from '../../contracts/companies/list-services.query.js';

type ServiceRow = Omit<ServiceView, 'price'> & { priceMinor: number | null; currency: string | null };

/**
 * Bookability is read from mapping and assignment each time, never stored with the service (invariant 2); the order of the
 * reasons is the order of the links.
 */
const SERVICES = `
  select
    s.id, coalesce(s.display_name, s.title) as "name", s.title, s.duration_minutes as "durationMinutes",
    s.length_options as "lengthOptions", s.aliases, s.category, s.price_minor as "priceMinor", s.currency,
    s.email_policy as "emailPolicy", s.is_active as "isActive",
    case
      when t.removed_at is not null then 'team_removed'
      when t.team_sync_status = 'error' and t.team_sync_error like 'key_not_team_admin%' then 'key_not_team_admin'
      when m.not_bookable_reason is not null then m.not_bookable_reason
      when not m.is_active then 'vanished'
    end as "notBookableReason",
    m.company_team_id as "companyTeamId", m.calcom_event_type_id as "calcomEventTypeId",
    array(select bs.branch_id::text from branch_services bs where bs.service_id = s.id and bs.is_active order by 1) as "branchIds"
  from services s
    join team_event_type_mappings m on m.company_id = s.company_id and m.id = s.mapping_id
    join company_teams t on t.company_id = m.company_id and t.id = m.company_team_id
  where s.company_id = ?`;

/** A company's services by name, or the one with this id. */
export async function serviceViews(em: EntityManager, companyId: string, serviceId: string | null = null): Promise<ServiceView[]> {
  const rows = await em.execute<ServiceRow[]>(`${SERVICES} ${serviceId ? 'and s.id = ?' : ''} order by "name", s.id`, [
    companyId,
    ...(serviceId ? [serviceId] : []),
  ]);
  return rows.map(({ priceMinor, currency, ...service }) => ({
    ...service,
    price: priceMinor === null || currency === null ? null : { minor: priceMinor, currency },
  }));
}
