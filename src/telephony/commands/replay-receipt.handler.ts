import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PinoLogger } from 'nestjs-pino';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { REPLAYABLE_SOURCE } from '../queries/receipt-views.js';
import { ReplayReceipt } from './replay-receipt.command.js';

@CommandHandler(ReplayReceipt)
export class ReplayReceiptHandler implements ICommandHandler<ReplayReceipt> {
  constructor(
    private readonly em: EntityManager,
    private readonly logger: PinoLogger,
  ) {}

  /** `attempts` grows, so that whoever still works on it cannot finish it. */
  async execute({ receiptId }: ReplayReceipt): Promise<void> {
    const connection = this.em.getConnection();
    const replayed = await connection.execute<object[]>(
      `update receipts set state = 'pending', attempts = attempts + 1, next_attempt_at = now(), claimed_until = null
       where id = ? and source = ? returning id`,
      [receiptId, REPLAYABLE_SOURCE],
    );
    if (replayed.length > 0) return this.logger.info({ event: 'receipt.replayed', receiptId });
    const known = await connection.execute<object[]>('select 1 from receipts where id = ?', [receiptId]);
    if (known.length === 0) throw notFound('receipt');
    throw new AppError('receipt.not_replayable', 409, 'Only call events can be worked on again: the others were answers to somebody.');
  }
}
