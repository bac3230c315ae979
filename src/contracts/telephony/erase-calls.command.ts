import { Command } from '@nestjs/cqrs';

/**
 * Takes the person out of these calls: transcript, summary, what the agent asked and was answered, and the number where it is this one.
 * What remains is that somebody rang. Joins the open transaction; may be sent again.
 */
export class EraseCalls extends Command<void> {
  constructor(readonly what: { companyId: string; phoneNumber: string; callIds: string[] }) {
    super();
  }
}
