import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';
import type { ReceiptView } from './receipt-views.js';

/** Stored messages of all companies' providers, newest first; operators only. */
export class ListReceipts extends Query<ReceiptView[]> {
  constructor(
    readonly filter: { id?: string; source?: string; state?: string },
    readonly page: PageAsk | null,
  ) {
    super();
  }
}
