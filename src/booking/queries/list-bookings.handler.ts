import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type BookingRow, ListBookings } from './list-bookings.query.js';

@QueryHandler(ListBookings)
export class ListBookingsHandler implements IQueryHandler<ListBookings> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, filter, limit }: ListBookings): Promise<BookingRow[]> {
    return this.em.getConnection().execute<BookingRow[]>(
      `select b.id, b.reference, b.status, b.refusal, b.branch_id, b.service_id, b.call_id, to_json(b.start_at) as start_at,
         to_json(b.end_at) as end_at, b.time_zone, b.calcom_event_type_id, b.calcom_uid, b.host_name,
         (select coalesce(json_agg(json_build_object('kind', a.kind, 'state', a.state, 'refusal', a.refusal, 'sent_at', a.sent_at, 'ms', a.ms)
            order by a.created_at), '[]') from booking_attempts a where a.booking_id = b.id) as attempts
       from bookings b where b.company_id = ? and (?::text is null or b.reference = upper(?)) order by b.start_at desc limit ?`,
      [companyId, filter.reference, filter.reference, limit],
    );
  }
}
