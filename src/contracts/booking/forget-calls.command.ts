import { Command } from '@nestjs/cqrs';

/** These calls are about to be deleted: bookings, attempts and callback requests name them no more. Joins the open transaction. */
export class ForgetCalls extends Command<void> {
  constructor(
    readonly companyId: string,
    readonly callIds: string[],
  ) {
    super();
  }
}
