import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { rowsFor } from '../../shared/page.js';
import { Clock } from '../../shared/clock.js';
import { ListStrandedBookings, type StrandedBooking } from './list-stranded-bookings.query.js';

@QueryHandler(ListStrandedBookings)
export class ListStrandedBookingsHandler implements IQueryHandler<ListStrandedBookings> {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** By the booking's own mapping: the service may belong to another team by now. */
  execute({ companyId, page }: ListStrandedBookings): Promise<StrandedBooking[]> {
    const [start = null, id = null] = page.after ?? [];
    return this.em.getConnection().execute<StrandedBooking[]>(
      `select b.id, b.reference, b.status, t.calcom_team_id as "calcomTeamId", m.name as "serviceTitle", b.branch_id as "branchId",
         to_json(b.start_at)#>>'{}' as "startAt", b.time_zone as "timeZone"
       from bookings b
         join team_event_type_mappings m on m.company_id = b.company_id and m.id = b.mapping_id
         join company_teams t on t.company_id = m.company_id and t.id = m.company_team_id
       where b.company_id = ? and t.removed_at is not null and (?::timestamptz is null or (b.start_at, b.id) > (?::timestamptz, ?::uuid))
         and b.status in ('open', 'confirmed', 'pending_confirmation', 'needs_attention') and b.start_at > ?
       order by b.start_at, b.id limit ?::int`,
      [companyId, start, start, id, this.clock.now(), rowsFor(page) ?? null],
    );
  }
}
