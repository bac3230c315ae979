import { ApiProperty } from '@nestjs/swagger';
import { utcOrNull } from '../../shared/instants.js';
import type { Dashboard } from '../queries/get-dashboard.query.js';
import { NeedResponse } from './need.response.js';
import { SpanFiguresResponse } from './span-figures.response.js';

export class TeamCountsResponse {
  @ApiProperty({ example: 0 })
  pending!: number;

  @ApiProperty({ example: 0 })
  syncing!: number;

  @ApiProperty({ example: 1 })
  synced!: number;

  @ApiProperty({ example: 0 })
  partial!: number;

  @ApiProperty({ example: 0 })
  error!: number;
}

export class SyncHealthResponse {
  @ApiProperty({ type: TeamCountsResponse, description: 'Standing teams by the state of their sync.' })
  teams!: TeamCountsResponse;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: a team was never read, or there is none.' })
  oldest_sync_at!: string | null;
}

export class RateBudgetResponse {
  @ApiProperty({ format: 'uuid' })
  connection_id!: string;

  @ApiProperty({ example: 'default', description: '`shared` where the connection is not the company’s own.' })
  label!: string;

  @ApiProperty({ example: 120 })
  limit_per_minute!: number;

  @ApiProperty({ example: 12, description: 'In the last minute.' })
  used!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Cal.com answered 429 until then.' })
  blocked_until!: string | null;
}

export class DashboardResponse {
  @ApiProperty({ type: SpanFiguresResponse })
  last_24_hours: SpanFiguresResponse;

  @ApiProperty({ type: SpanFiguresResponse })
  last_30_days: SpanFiguresResponse;

  @ApiProperty({ type: SyncHealthResponse })
  sync: SyncHealthResponse;

  @ApiProperty({ type: [RateBudgetResponse] })
  rate_budgets: RateBudgetResponse[];

  @ApiProperty({
    type: [NeedResponse],
    description: 'What waits for a person, most urgent first; a kind of which there is nothing is left out.',
  })
  needs_person: NeedResponse[];

  constructor({ last24Hours, last30Days, sync, rateBudgets, needsPerson }: Dashboard) {
    this.last_24_hours = new SpanFiguresResponse(last24Hours);
    this.last_30_days = new SpanFiguresResponse(last30Days);
    this.sync = { teams: sync.teams, oldest_sync_at: utcOrNull(sync.oldestSyncAt) };
    this.rate_budgets = rateBudgets.map(({ connectionId, label, limitPerMinute, used, blockedUntil }) => ({
      ...{ connection_id: connectionId, label, limit_per_minute: limitPerMinute, used, blocked_until: utcOrNull(blockedUntil) },
    }));
    this.needs_person = needsPerson.map((need) => new NeedResponse(need));
  }
}
