import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';
import type { CallbackRequestView } from './callback-request-views.js';

/** Who is to be rung, newest first; one more than the page has room for when there is a next one. */
export class ListCallbackRequests extends Query<CallbackRequestView[]> {
  constructor(
    readonly companyId: string,
    readonly filter: { status?: string; branchId?: string; bookingId?: string; assignedTo?: string },
    readonly page: PageAsk,
  ) {
    super();
  }
}
