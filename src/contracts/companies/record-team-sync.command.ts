import { Command } from '@nestjs/cqrs';

/**
 * Told by a sync run: the state of an assignment as operators see it. Joins the open transaction. False, and nothing written, when
 * the assignment was removed, or assigned anew since `assignedAt` (of BeginTeamSync): the run's outcome is about the former one.
 * `pending` is a run that will be tried again. That the key is no admin stands until a sync succeeds (invariant 5).
 */
export class RecordTeamSync extends Command<boolean> {
  constructor(
    readonly companyId: string,
    readonly companyTeamId: string,
    readonly result:
      | { status: 'synced' | 'partial'; teamName: string; memberCount: number; eventTypeCount: number; error: string | null }
      | { status: 'pending'; error: string }
      | { status: 'error'; error: string },
    readonly assignedAt: string | null = null,
  ) {
    super();
  }
}
