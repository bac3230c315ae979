import { Query } from '@nestjs/cqrs';
import type { WithoutTeam } from '../../contracts/booking/preview-without-team.query.js';

interface Named {
  id: string;
  name: string;
}

export interface TeamConsequences extends WithoutTeam {
  /** Bookable now, and no longer then. */
  services: Named[];
  /** Limited to this team: a removal leaves them nothing to sell, a switch hands them to the new team. */
  branches: Named[];
  /** Teams that the company would have left. */
  otherTeams: number;
}

/** What removing this team, or switching it away, would do; nothing is changed. @throws AppError request.not_found, also for a removed one */
export class PreviewTeamRemoval extends Query<TeamConsequences> {
  constructor(
    readonly companyId: string,
    readonly companyTeamId: string,
  ) {
    super();
  }
}
