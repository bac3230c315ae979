import { Query } from '@nestjs/cqrs';

export interface AssignedTeam {
  calcomTeamId: number;
  companyTeamId: string;
  companyId: string;
  companyName: string;
  /** Of the last sync. */
  eventTypeCount: number;
}

/** Which of these Cal.com teams belong to a company; the others are free. */
export class ListAssignedTeams extends Query<AssignedTeam[]> {
  constructor(
    readonly calcomInstance: string,
    readonly calcomTeamIds: number[],
  ) {
    super();
  }
}
