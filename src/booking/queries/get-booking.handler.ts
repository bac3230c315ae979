import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { notFound } from '../../shared/not-found.js';
import { BOOKING_COLUMNS, type BookingDetails } from './booking-rows.js';
import { GetBooking } from './get-booking.query.js';

@QueryHandler(GetBooking)
export class GetBookingHandler implements IQueryHandler<GetBooking> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, bookingId }: GetBooking): Promise<BookingDetails> {
    const [row] = await this.em.getConnection().execute<BookingDetails[]>(
      `select ${BOOKING_COLUMNS}, b.contact_phone, b.email, b.notes, to_json(b.created_at)#>>'{}' as created_at,
         (select coalesce(json_agg(json_build_object('uid', u.calcom_uid, 'bound_at', u.bound_at) order by u.bound_at), '[]')
          from booking_uids u where u.company_id = b.company_id and u.booking_id = b.id) as uids
       from bookings b where b.company_id = ? and b.id = ?`,
      [companyId, bookingId],
    );
    if (!row) throw notFound('booking');
    return row;
  }
}
