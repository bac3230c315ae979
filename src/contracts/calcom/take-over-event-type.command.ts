import { Command } from '@nestjs/cqrs';

/**
 * Resolves a conflict: the event type is released where it was (its service there is unbookable from the commit on, its bookings
 * stay) and a sync of this company's team takes it. Only what the latest completed run of a standing team named as a conflict.
 * @throws AppError request.not_found
 */
export class TakeOverEventType extends Command<{ syncRunId: string; formerCompanyId: string | null }> {
  constructor(
    readonly companyId: string,
    readonly calcomEventTypeId: number,
  ) {
    super();
  }
}
