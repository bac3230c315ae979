import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ErasedReceipts, EraseReceipts } from '../../contracts/telephony/erase-receipts.command.js';
import { ERASE_RECEIPTS, receiptValues } from '../caller-receipts.js';

@CommandHandler(EraseReceipts)
export class EraseReceiptsHandler implements ICommandHandler<EraseReceipts> {
  constructor(private readonly em: EntityManager) {}

  async execute({ about, after }: EraseReceipts): Promise<ErasedReceipts> {
    const [batch] = await this.em.execute<ErasedReceipts[]>(ERASE_RECEIPTS, receiptValues(about, after));
    return batch ?? { erased: 0, pending: 0, next: null };
  }
}
