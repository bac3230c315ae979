import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Conditions } from '../../shared/conditions.js';
import { rowsFor } from '../../shared/page.js';
import { ListReceipts } from './list-receipts.query.js';
import { RECEIPT_COLUMNS, type ReceiptView } from './receipt-views.js';

@QueryHandler(ListReceipts)
export class ListReceiptsHandler implements IQueryHandler<ListReceipts> {
  constructor(private readonly em: EntityManager) {}

  execute({ filter, page }: ListReceipts): Promise<ReceiptView[]> {
    const [at, id] = page?.after ?? [];
    const where = new Conditions(
      ['true'],
      ['r.id = ?', filter.id],
      ['r.source = ?', filter.source],
      ['r.state = ?', filter.state],
      ['(r.received_at, r.id) < (?::timestamptz, ?::uuid)', at, id],
    );
    return this.em
      .getConnection()
      .execute<ReceiptView[]>(
        `select ${RECEIPT_COLUMNS} from receipts r where ${where.sql} order by r.received_at desc, r.id desc limit ?::int`,
        [...where.values, rowsFor(page) ?? null],
      );
  }
}
