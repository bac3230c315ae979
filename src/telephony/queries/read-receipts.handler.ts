import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type KeptReceipt, ReadReceipts, type ReceiptCursor } from '../../contracts/telephony/read-receipts.query.js';
import { READ_RECEIPTS, receiptValues } from '../caller-receipts.js';

interface Batch {
  receipts: KeptReceipt[];
  next: ReceiptCursor | null;
}

@QueryHandler(ReadReceipts)
export class ReadReceiptsHandler implements IQueryHandler<ReadReceipts> {
  constructor(private readonly em: EntityManager) {}

  async execute({ about, after }: ReadReceipts): Promise<Batch> {
    const [batch] = await this.em.execute<Batch[]>(READ_RECEIPTS, receiptValues(about, after));
    return batch ?? { receipts: [], next: null };
  }
}
