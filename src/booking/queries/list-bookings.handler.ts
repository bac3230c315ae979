import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Conditions } from '../../shared/conditions.js';
import { rowsFor } from '../../shared/page.js';
import { BOOKING_COLUMNS, type BookingRow } from './booking-rows.js';
import { ListBookings } from './list-bookings.query.js';

@QueryHandler(ListBookings)
export class ListBookingsHandler implements IQueryHandler<ListBookings> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, filter, page }: ListBookings): Promise<BookingRow[]> {
    const [start, id] = page.after ?? [];
    const where = new Conditions(
      ['b.company_id = ?', companyId],
      ['b.reference = upper(?)', filter.reference],
      ['b.status = ?', filter.status],
      ['b.branch_id = ?', filter.branchId],
      ['b.service_id = ?', filter.serviceId],
      ['b.call_id = ?', filter.callId],
      ['b.start_at >= ?::timestamptz', filter.from],
      ['b.start_at < ?::timestamptz', filter.to],
      ['(b.start_at, b.id) < (?::timestamptz, ?::uuid)', start, id],
    );
    return this.em
      .getConnection()
      .execute<BookingRow[]>(`select ${BOOKING_COLUMNS} from bookings b where ${where.sql} order by b.start_at desc, b.id desc limit ?`, [
        ...where.values,
        rowsFor(page),
      ]);
  }
}
