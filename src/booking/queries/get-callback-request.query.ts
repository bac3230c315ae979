import { Query } from '@nestjs/cqrs';
import type { CallbackRequestView } from './callback-request-views.js';

/** @throws AppError request.not_found */
export class GetCallbackRequest extends Query<CallbackRequestView> {
  constructor(
    readonly companyId: string,
    readonly callbackRequestId: string,
  ) {
    super();
  }
}
