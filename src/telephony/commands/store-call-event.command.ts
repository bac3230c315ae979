import { Command } from '@nestjs/cqrs';

/** Keeps an event of Retell's, so that it can be answered at once and worked on afterwards. Resolves once it is stored. */
export class StoreCallEvent extends Command<void> {
  constructor(
    readonly workspaceId: string,
    readonly rawBody: Buffer,
    /** When Retell signed it: of two transcripts the later one is the newest, whichever arrives last. */
    readonly signedAt: Date | null,
  ) {
    super();
  }
}
