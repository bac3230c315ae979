import { Query } from '@nestjs/cqrs';

/** What a sync needs to know of an assignment. */
export interface TeamAssignmentView {
  companyTeamId: string;
  companyId: string;
  connectionId: string;
  calcomInstance: string;
  calcomTeamId: number;
  removed: boolean;
}

/** Null when there is no such assignment. */
export class GetTeamAssignment extends Query<TeamAssignmentView | null> {
  constructor(readonly companyTeamId: string) {
    super();
  }
}
