import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { HasFutureBookings } from '../../contracts/booking/has-future-bookings.query.js';

/** Cancelled ones count: a host may have asked the customer for another time. So do those given up: Cal.com may yet have carried them out. */
const SOME = `
  select 1 from bookings where company_id = ? and calcom_instance = ? and calcom_event_type_id = any(?::int[]) and end_at > now() limit 1`;

@QueryHandler(HasFutureBookings)
export class HasFutureBookingsHandler implements IQueryHandler<HasFutureBookings> {
  constructor(private readonly em: EntityManager) {}

  async execute({ where }: HasFutureBookings): Promise<boolean> {
    const { companyId, calcomInstance, calcomEventTypeIds } = where;
    const some = await this.em.getConnection().execute<unknown[]>(SOME, [companyId, calcomInstance, `{${calcomEventTypeIds.join(',')}}`]);
    return some.length > 0;
  }
}
