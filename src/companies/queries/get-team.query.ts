import { Query } from '@nestjs/cqrs';
import type { TeamView } from './team-view.js';

/** An assignment, also a removed one unless told otherwise. @throws AppError request.not_found */
export class GetTeam extends Query<TeamView> {
  constructor(
    readonly companyId: string,
    readonly companyTeamId: string,
    /** A removed assignment is then not found. */
    readonly only: { standing: boolean } = { standing: false },
  ) {
    super();
  }
}
