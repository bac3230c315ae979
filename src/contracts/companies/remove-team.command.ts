import { Command } from '@nestjs/cqrs';

/** Ends an assignment: the team's services are unbookable from the commit on, in one write (invariant 2). */
export class RemoveTeam extends Command<void> {
  constructor(
    readonly companyId: string,
    readonly companyTeamId: string,
  ) {
    super();
  }
}
