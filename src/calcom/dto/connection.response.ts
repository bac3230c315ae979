import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import { etagOf } from '../../shared/version.js';
import type { ConnectionCheck } from '../commands/check-connection.command.js';
import type { ConnectionView } from '../queries/list-connections.query.js';
import type { SelectableTeam } from '../queries/list-teams-of-connection.query.js';
import { WEBHOOK_STATES } from './webhook-setup.response.js';

const STATUSES = ['unchecked', 'ok', 'error'] as const;

export class ConnectionResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'default' })
  label: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: shared by companies, operators only.' })
  company_id: string | null;

  @ApiProperty({ example: 'https://api.cal.com/v2' })
  base_url: string;

  @ApiProperty({ example: true })
  has_api_key: boolean;

  @ApiProperty({ example: false })
  has_webhook_secret: boolean;

  @ApiProperty({
    enum: WEBHOOK_STATES,
    example: 'registered',
    description: 'Whether Cal.com tells us of changes. by_hand: an operator finds what to do at /connections/{id}/webhooks.',
  })
  webhooks: (typeof WEBHOOK_STATES)[number];

  @ApiProperty({ type: Number, nullable: true, example: null })
  organization_id: number | null;

  @ApiProperty({ type: Number, nullable: true, example: null })
  limit_per_minute: number | null;

  @ApiProperty({ enum: STATUSES, example: 'ok' })
  status: (typeof STATUSES)[number];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  last_checked_at: string | null;

  @ApiProperty({ example: '"731"', description: 'Send it as If-Match with a change.' })
  etag: string;

  constructor(connection: ConnectionView) {
    this.id = connection.id;
    this.label = connection.label;
    this.company_id = connection.companyId;
    this.base_url = connection.baseUrl;
    this.has_api_key = connection.hasApiKey;
    this.has_webhook_secret = connection.hasWebhookSecret;
    this.webhooks = connection.webhookState;
    this.organization_id = connection.organizationId;
    this.limit_per_minute = connection.limitPerMinute;
    this.status = connection.status;
    this.last_checked_at = connection.lastCheckedAt?.toISOString() ?? null;
    this.etag = etagOf(connection.version);
  }
}

export class ConnectionListResponse extends PageResponse {
  @ApiProperty({ type: [ConnectionResponse] })
  data!: ConnectionResponse[];

  constructor(connections: ConnectionView[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        connections,
        page,
        ({ label, id }) => [label, id],
        (connection) => new ConnectionResponse(connection),
      ),
    );
  }
}

class CheckedUserResponse {
  @ApiProperty({ example: 1 })
  calcom_user_id!: number;

  @ApiProperty({ type: String, nullable: true, example: 'Frontdesk Service' })
  name!: string | null;

  @ApiProperty({ example: 'frontdesk@example.com' })
  email!: string;
}

class CheckedTeamResponse {
  @ApiProperty({ example: 42 })
  calcom_team_id!: number;

  @ApiProperty({ example: 'Salon Seeblick' })
  name!: string;

  @ApiProperty({ type: String, nullable: true, example: 'ADMIN' })
  role!: string | null;

  @ApiProperty({ type: Boolean, nullable: true, example: true })
  accepted!: boolean | null;

  @ApiProperty({ description: 'May be imported and booked; without it a team would be unbookable (key_not_team_admin).' })
  is_admin!: boolean;
}

export class ConnectionCheckResponse {
  @ApiProperty()
  ok: boolean;

  @ApiProperty({ type: String, nullable: true })
  error: string | null;

  @ApiProperty({ type: CheckedUserResponse, nullable: true, description: 'Whom the key belongs to.' })
  user: CheckedUserResponse | null;

  @ApiProperty({ type: Number, nullable: true })
  organization_id: number | null;

  @ApiProperty()
  is_organization_admin: boolean;

  @ApiProperty({ type: [CheckedTeamResponse] })
  teams: CheckedTeamResponse[];

  constructor({ ok, error, user, organizationId, isOrganizationAdmin, teams }: ConnectionCheck) {
    this.ok = ok;
    this.error = error;
    this.user = user && { calcom_user_id: user.calcomUserId, name: user.name, email: user.email };
    this.organization_id = organizationId;
    this.is_organization_admin = isOrganizationAdmin;
    this.teams = teams.map(({ calcomTeamId, name, role, accepted, isAdmin }) => ({
      ...{ calcom_team_id: calcomTeamId, name, role, accepted, is_admin: isAdmin },
    }));
  }
}

class TeamOwnerResponse {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: a company that you may not see.' })
  company_id!: string | null;

  @ApiProperty({ type: String, nullable: true })
  company_name!: string | null;
}

export class SelectableTeamResponse {
  @ApiProperty({ example: 42 })
  calcom_team_id: number;

  @ApiProperty({ example: 'Salon Seeblick' })
  name: string;

  @ApiProperty({ type: String, nullable: true })
  slug: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 6, description: 'Null: not asked.' })
  event_type_count: number | null;

  @ApiProperty({ type: TeamOwnerResponse, nullable: true, description: 'Null: free.' })
  assigned_to: TeamOwnerResponse | null;

  @ApiProperty({ description: 'The only free team: choose it unless told otherwise.' })
  is_offered: boolean;

  constructor(team: SelectableTeam) {
    this.calcom_team_id = team.calcomTeamId;
    this.name = team.name;
    this.slug = team.slug;
    this.event_type_count = team.eventTypeCount;
    this.assigned_to = team.assignedTo && { company_id: team.assignedTo.companyId, company_name: team.assignedTo.companyName };
    this.is_offered = team.isOffered;
  }
}

/** Always whole: Cal.com is read as a whole, too. */
export class SelectableTeamListResponse extends PageResponse {
  @ApiProperty({ type: [SelectableTeamResponse] })
  data: SelectableTeamResponse[];

  constructor(teams: SelectableTeam[]) {
    super();
    this.next_cursor = null;
    this.data = teams.map((team) => new SelectableTeamResponse(team));
  }
}
