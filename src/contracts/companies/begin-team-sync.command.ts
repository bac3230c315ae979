import { Command } from '@nestjs/cqrs';
import type { TeamAssignmentView } from './get-team-assignment.query.js';

/** An assignment whose sync has begun. */
export interface BegunTeamSync extends TeamAssignmentView {
  /** When it was assigned; RecordTeamSync refuses the outcome when it was assigned anew since. Null: nobody announced it yet. */
  assignedAt: string | null;
}

/** Told by a sync run before it reads: the assignment says `syncing`. Null: it was removed, and nothing is written. */
export class BeginTeamSync extends Command<BegunTeamSync | null> {
  constructor(
    readonly companyId: string,
    readonly companyTeamId: string,
  ) {
    super();
  }
}
