import { Command } from '@nestjs/cqrs';

export interface AppliedRetention {
  companies: number;
  calls: number;
  receipts: number;
  /** Companies where it failed; the next run begins where this one ended. */
  failed: number;
}

/**
 * Deletes what each company keeps no longer: calls with transcript and function calls, and stored messages, older than its retention.
 * Messages of no company go with the longest retention of all. In batches; may be sent again, also at the same time.
 */
export class ApplyRetention extends Command<AppliedRetention> {
  /** Null: all companies. `onProgress` may still do something between two companies. */
  constructor(
    readonly companyId: string | null = null,
    readonly onProgress: (done: number, total: number) => void | Promise<void> = () => undefined,
  ) {
    super();
  }
}
