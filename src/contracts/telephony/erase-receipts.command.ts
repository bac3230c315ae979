import { Command } from '@nestjs/cqrs';
import type { AboutCaller, ReceiptCursor } from './read-receipts.query.js';

export interface ErasedReceipts {
  erased: number;
  /** Still to be worked on, so that they stay for now: erase again later. */
  pending: number;
  next: ReceiptCursor | null;
}

/** Deletes, in one batch of the company's receipts, those that are about the caller. */
export class EraseReceipts extends Command<ErasedReceipts> {
  constructor(
    readonly about: AboutCaller,
    readonly after: ReceiptCursor | null,
  ) {
    super();
  }
}
