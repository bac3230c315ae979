import { ApiProperty } from '@nestjs/swagger';
import { utcOrNull } from '../../shared/instants.js';
import type { Dashboard, SpanFigures } from '../queries/get-dashboard.query.js';

export class RefusalCountResponse {
  @ApiProperty({ example: 'slot_taken', description: 'The status of the answer.' })
  reason!: string;

  @ApiProperty({ example: 4 })
  count!: number;
}

export class AnswerTimesResponse {
  @ApiProperty({ type: Number, nullable: true, example: 240 })
  p50!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 1320 })
  p99!: number | null;
}

export class SpanFiguresResponse {
  @ApiProperty({ example: 52 })
  calls: number;

  @ApiProperty({ example: 31, description: 'Made in the span; those cancelled since count, too.' })
  bookings: number;

  @ApiProperty({ example: 4 })
  moved_or_cancelled: number;

  @ApiProperty({ example: 0, description: 'Made in the span and still open, or in need of a person.' })
  unsettled: number;

  @ApiProperty({ example: 3 })
  callback_requests: number;

  @ApiProperty({ type: [RefusalCountResponse], description: 'What callers heard instead of what they wished, most frequent first.' })
  refusals: RefusalCountResponse[];

  @ApiProperty({ type: AnswerTimesResponse, description: 'Milliseconds from a function call to its answer.' })
  answer_ms: AnswerTimesResponse;

  constructor(figures: SpanFigures) {
    this.calls = figures.calls;
    this.bookings = figures.bookings;
    this.moved_or_cancelled = figures.movedOrCancelled;
    this.unsettled = figures.unsettled;
    this.callback_requests = figures.callbackRequests;
    this.refusals = figures.refusals;
    this.answer_ms = figures.answerMs;
  }
}

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

  constructor({ last24Hours, last30Days, sync, rateBudgets }: Dashboard) {
    this.last_24_hours = new SpanFiguresResponse(last24Hours);
    this.last_30_days = new SpanFiguresResponse(last30Days);
    this.sync = { teams: sync.teams, oldest_sync_at: utcOrNull(sync.oldestSyncAt) };
    this.rate_budgets = rateBudgets.map(({ connectionId, label, limitPerMinute, used, blockedUntil }) => ({
      ...{ connection_id: connectionId, label, limit_per_minute: limitPerMinute, used, blocked_until: utcOrNull(blockedUntil) },
    }));
  }
}
