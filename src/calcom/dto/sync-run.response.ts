import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { utc, utcOrNull } from '../../shared/instants.js';
import { PageDto, PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import type { SyncRunView } from '../queries/list-sync-runs.query.js';

const STATES = ['queued', 'running', 'synced', 'partial', 'error'] as const;
const TRIGGERS = ['manual', 'scheduled', 'assigned', 'api'] as const;

class SyncCountsResponse {
  @ApiProperty({ example: 5 })
  created!: number;

  @ApiProperty({ example: 0 })
  updated!: number;

  @ApiProperty({ example: 0 })
  unchanged!: number;

  @ApiProperty({ example: 0, description: 'Vanished at Cal.com.' })
  deactivated!: number;

  @ApiProperty({ example: 0, description: 'Owned by another company; nothing was changed.' })
  conflict!: number;

  @ApiProperty({ example: 0, description: 'Imported, but callers cannot book them.' })
  not_bookable!: number;

  @ApiProperty({ example: 0 })
  failed!: number;
}

class SyncConflictResponse {
  @ApiProperty({ example: 1001 })
  calcom_event_type_id!: number;

  @ApiProperty({ example: 'Haarschnitt Damen' })
  name!: string;

  @ApiProperty({ example: 'owned_by_another_company' })
  reason!: string;
}

export class SyncRunResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: TRIGGERS })
  trigger: (typeof TRIGGERS)[number];

  @ApiProperty({ enum: STATES, description: 'queued: waits for its first or next try.' })
  state: (typeof STATES)[number];

  @ApiProperty({ example: 6, description: 'Event types read from Cal.com; also while the run goes on.' })
  fetched: number;

  @ApiProperty({ example: 6 })
  written: number;

  @ApiProperty({ type: SyncCountsResponse })
  counts: SyncCountsResponse;

  @ApiProperty({ type: [SyncConflictResponse] })
  conflicts: SyncConflictResponse[];

  @ApiProperty({ type: String, nullable: true, example: 'auth_failed: Cal.com refused the API key. Enter a valid one at the connection.' })
  error: string | null;

  @ApiProperty({ example: 1 })
  tries: number;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  started_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finished_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null unless it waits.' })
  next_attempt_at: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 840, description: 'From the first try to the end, or until now.' })
  duration_ms: number | null;

  constructor(run: SyncRunView) {
    this.id = run.id;
    this.trigger = run.trigger;
    this.state = run.state;
    this.fetched = run.fetched;
    this.written = run.written;
    this.counts = run.counts;
    this.conflicts = run.conflicts.map(({ calcomEventTypeId, name, reason }) => ({
      calcom_event_type_id: calcomEventTypeId,
      name,
      reason,
    }));
    this.error = run.error;
    this.tries = run.tries;
    this.created_at = utc(run.createdAt);
    this.started_at = utcOrNull(run.startedAt);
    this.finished_at = utcOrNull(run.finishedAt);
    this.next_attempt_at = utcOrNull(run.nextAttemptAt);
    this.duration_ms = run.durationMs;
  }
}

export class ListSyncRunsDto extends PageDto {
  @ApiPropertyOptional({ enum: STATES })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}

export class SyncRunListResponse extends PageResponse {
  @ApiProperty({ type: [SyncRunResponse] })
  data!: SyncRunResponse[];

  constructor(runs: SyncRunView[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        runs,
        page,
        ({ createdAt, id }) => [createdAt, id],
        (run) => new SyncRunResponse(run),
      ),
    );
  }
}

export class TakenOverResponse {
  @ApiProperty({ format: 'uuid', description: 'The run that makes the event type a service of this company.' })
  sync_run_id: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Whose it was; null: nobody held it any more.' })
  former_company_id: string | null;

  constructor(taken: { syncRunId: string; formerCompanyId: string | null }) {
    this.sync_run_id = taken.syncRunId;
    this.former_company_id = taken.formerCompanyId;
  }
}
