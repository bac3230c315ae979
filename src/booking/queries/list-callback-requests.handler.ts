import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Conditions } from '../../shared/conditions.js';
import { rowsFor } from '../../shared/page.js';
import { CALLBACK_COLUMNS, type CallbackRequestView } from './callback-request-views.js';
import { ListCallbackRequests } from './list-callback-requests.query.js';

@QueryHandler(ListCallbackRequests)
export class ListCallbackRequestsHandler implements IQueryHandler<ListCallbackRequests> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, filter, page }: ListCallbackRequests): Promise<CallbackRequestView[]> {
    const [at, id] = page.after ?? [];
    const where = new Conditions(
      ['r.company_id = ?', companyId],
      ['r.status = ?', filter.status],
      ['r.branch_id = ?', filter.branchId],
      ['r.booking_id = ?', filter.bookingId],
      ['r.assigned_to = ?', filter.assignedTo],
      ['(r.created_at, r.id) < (?::timestamptz, ?::uuid)', at, id],
    );
    const order = 'order by r.created_at desc, r.id desc limit ?';
    const sql = `select ${CALLBACK_COLUMNS} from callback_requests r where ${where.sql} ${order}`;
    return this.em.getConnection().execute<CallbackRequestView[]>(sql, [...where.values, rowsFor(page)]);
  }
}
