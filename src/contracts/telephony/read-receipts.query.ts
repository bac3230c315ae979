import { Query } from '@nestjs/cqrs';

/** Which stored messages of a company are about a caller: those that hold the number or one of these ids. */
export interface AboutCaller {
  companyId: string;
  phoneNumber: string;
  providerCallIds: string[];
  bookingIds: string[];
  uids: string[];
}

/** Where the next batch begins. */
export interface ReceiptCursor {
  at: string;
  id: string;
}

export interface KeptReceipt {
  id: string;
  source: string;
  receivedAt: string;
  body: string;
}

/** One batch of the company's receipts: those in it that are about the caller. `next` is null after the last batch. */
export class ReadReceipts extends Query<{ receipts: KeptReceipt[]; next: ReceiptCursor | null }> {
  constructor(
    readonly about: AboutCaller,
    readonly after: ReceiptCursor | null,
  ) {
    super();
  }
}
