import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import type { TeamView } from '../queries/team-view.js';

export const STATUSES = ['pending', 'syncing', 'synced', 'partial', 'error'] as const;

export class TeamResponse {
  @ApiProperty({ format: 'uuid', example: '0198a3c2-5b1e-7a40-9c11-6f2d8e4b7a02' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  company_id: string;

  @ApiProperty({ format: 'uuid' })
  connection_id: string;

  @ApiProperty({ example: 'https://api.cal.com' })
  calcom_instance: string;

  @ApiProperty({ example: 42 })
  calcom_team_id: number;

  @ApiProperty({ type: String, nullable: true, example: 'Salon Seeblick', description: 'Null until the first sync.' })
  calcom_team_name: string | null;

  @ApiProperty({ enum: STATUSES, example: 'synced' })
  team_sync_status: (typeof STATUSES)[number];

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-11-26T13:30:00.000Z' })
  last_team_sync: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-27T13:30:00.000Z' })
  next_sync_at: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  team_sync_error: string | null;

  @ApiProperty({ example: 3 })
  team_member_count: number;

  @ApiProperty({ example: 5 })
  team_event_type_count: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  removed_at: string | null;

  constructor(team: TeamView) {
    this.id = team.id;
    this.company_id = team.companyId;
    this.connection_id = team.connectionId;
    this.calcom_instance = team.calcomInstance;
    this.calcom_team_id = team.calcomTeamId;
    this.calcom_team_name = team.calcomTeamName;
    this.team_sync_status = team.teamSyncStatus;
    this.last_team_sync = team.lastTeamSync?.toISOString() ?? null;
    this.next_sync_at = team.nextSyncAt.toISOString();
    this.team_sync_error = team.teamSyncError;
    this.team_member_count = team.teamMemberCount;
    this.team_event_type_count = team.teamEventTypeCount;
    this.removed_at = team.removedAt?.toISOString() ?? null;
  }
}

export class TeamListResponse extends PageResponse {
  @ApiProperty({ type: [TeamResponse] })
  data!: TeamResponse[];

  constructor(teams: TeamView[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        teams,
        page,
        ({ id }) => ['', id],
        (team) => new TeamResponse(team),
      ),
    );
  }
}

export class SyncRequestedResponse {
  @ApiProperty({ format: 'uuid' })
  sync_run_id: string;

  @ApiProperty({ example: false, description: 'True: a run was open, and this is its id.' })
  already_open: boolean;

  constructor(run: { syncRunId: string; alreadyOpen: boolean }) {
    this.sync_run_id = run.syncRunId;
    this.already_open = run.alreadyOpen;
  }
}
