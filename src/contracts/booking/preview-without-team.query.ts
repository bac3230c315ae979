import { Query } from '@nestjs/cqrs';

/** What a team carries for those who book. */
export interface WithoutTeam {
  /** Phone numbers whose callers can book something now, and nothing any more without the team. */
  numbersWithNothingLeft: number;
  /** Standing bookings in the time to come of the team's event types. */
  upcomingBookings: number;
}

/** What the company's callers would miss without this team, by the chain as it is now. */
export class PreviewWithoutTeam extends Query<WithoutTeam> {
  constructor(
    readonly companyId: string,
    readonly companyTeamId: string,
  ) {
    super();
  }
}
