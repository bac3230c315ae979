import { Command } from '@nestjs/cqrs';

export interface Forgotten {
  calls: number;
  receipts: number;
  /** Nothing older is left. */
  isDone: boolean;
}

/** Deletes one batch of a company's calls (with transcripts and function calls) and receipts that are older. Null: receipts of no company. */
export class ForgetOlder extends Command<Forgotten> {
  constructor(
    readonly companyId: string | null,
    readonly than: Date,
  ) {
    super();
  }
}
