import { Command } from '@nestjs/cqrs';

/** Works on a stored call event once more, as if it had just come. @throws AppError request.not_found, receipt.not_replayable */
export class ReplayReceipt extends Command<void> {
  constructor(readonly receiptId: string) {
    super();
  }
}
