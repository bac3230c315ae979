import { Command } from '@nestjs/cqrs';
import type { Expected } from '../../shared/version.js';

/** What is left out stays as it is. */
export interface CallbackRequestFields {
  status?: 'open' | 'in_progress' | 'done';
  /** Somebody of the company, or an operator; null: nobody. */
  assignedTo?: string | null;
}

/** @throws AppError request.not_found (also for a person), request.changed_meanwhile */
export class UpdateCallbackRequest extends Command<void> {
  constructor(
    readonly companyId: string,
    readonly callbackRequestId: string,
    readonly fields: CallbackRequestFields,
    readonly expected: Expected = null,
  ) {
    super();
  }
}
