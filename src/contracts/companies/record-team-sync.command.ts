import { Command } from '@nestjs/cqrs';

/** Told by a sync run: the state of an assignment as operators see it. Joins the open transaction. */
export class RecordTeamSync extends Command<void> {
  constructor(
    readonly companyId: string,
    readonly companyTeamId: string,
    readonly result:
      | { status: 'syncing' }
      | { status: 'synced' | 'partial'; teamName: string; memberCount: number; eventTypeCount: number; error: string | null }
      | { status: 'error'; error: string },
  ) {
    super();
  }
}
