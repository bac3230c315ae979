import { Command } from '@nestjs/cqrs';

/** Keeps a signed delivery of Cal.com before it is answered; the same body a second time is the same delivery. */
export class StoreWebhook extends Command<void> {
  constructor(
    readonly connectionId: string,
    readonly rawBody: Buffer,
  ) {
    super();
  }
}
