import { Command } from '@nestjs/cqrs';

export type SyncTrigger = 'manual' | 'scheduled' | 'assigned' | 'api';

/** Opens a sync run, or finds the one that is open: at most one an assignment. Resolves to its id. Joins an open transaction. */
export class RequestTeamSync extends Command<{ syncRunId: string; alreadyOpen: boolean }> {
  constructor(
    readonly companyId: string,
    readonly companyTeamId: string,
    readonly trigger: SyncTrigger,
  ) {
    super();
  }
}
