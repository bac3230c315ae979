import type { CompanyTeam, TeamSyncStatus } from '../entities/company-team.entity.js';

/** A team assignment as operators see it. */
export interface TeamView {
  id: string;
  companyId: string;
  connectionId: string;
  calcomInstance: string;
  calcomTeamId: number;
  calcomTeamName: string | null;
  teamSyncStatus: TeamSyncStatus;
  lastTeamSync: Date | null;
  nextSyncAt: Date;
  teamSyncError: string | null;
  teamMemberCount: number;
  teamEventTypeCount: number;
  removedAt: Date | null;
}

export function teamView(team: CompanyTeam): TeamView {
  const { id, companyId, connectionId, calcomInstance, calcomTeamId, calcomTeamName, removedAt } = team;
  const { teamSyncStatus, lastTeamSync, nextSyncAt, teamSyncError, teamMemberCount, teamEventTypeCount } = team;
  return {
    ...{ id, companyId, connectionId, calcomInstance, calcomTeamId, calcomTeamName, removedAt },
    ...{ teamSyncStatus, lastTeamSync, nextSyncAt, teamSyncError, teamMemberCount, teamEventTypeCount },
  };
}
