import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { IsInstant } from '../../shared/filters.js';
import { secondsBetween, utc, utcOrNull } from '../../shared/instants.js';
import { PageDto, PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import type { CallFilter, ListedCall } from '../queries/list-calls.query.js';

export class ListCallsDto extends PageDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  branch_id?: string;

  @ApiPropertyOptional({ example: 'booked' })
  @IsOptional()
  @Matches(/^[a-z_]{1,40}$/)
  outcome?: string;

  @ApiPropertyOptional({ example: '+4915112345678', description: 'E.164.' })
  @IsOptional()
  @Matches(/^\+[1-9]\d{4,14}$/, { message: '$property must be E.164 such as +4915112345678' })
  caller_number?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Started at or after this instant.' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Started before this instant.' })
  @IsOptional()
  @IsInstant()
  to?: string;

  toFilter(): CallFilter {
    const { branch_id: branchId, outcome, caller_number: callerNumber, from, to } = this;
    return { branchId, outcome, callerNumber, from, to };
  }
}

export class ListedCallResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'call_5b7d2e91c0a84f3e9d6a1b2c3d4', description: 'Under this id the whole call is found.' })
  provider_call_id: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  branch_id: string | null;

  @ApiProperty({ type: String, nullable: true, example: '+4915112345678', description: 'Null when hidden.' })
  caller_number: string | null;

  @ApiProperty({ example: '+49305550101' })
  to_number: string;

  @ApiProperty({ format: 'date-time' })
  started_at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  ended_at: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 37, description: 'Null while it lasts, or when no event told.' })
  duration_seconds: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'booked' })
  outcome: string | null;

  @ApiProperty({ example: 3 })
  function_call_count: number;

  constructor(call: ListedCall) {
    this.id = call.id;
    this.provider_call_id = call.providerCallId;
    this.branch_id = call.branchId;
    this.caller_number = call.callerNumber;
    this.to_number = call.toNumber;
    this.started_at = utc(call.startedAt);
    this.ended_at = utcOrNull(call.endedAt);
    this.duration_seconds = secondsBetween(call.startedAt, call.endedAt);
    this.outcome = call.outcome;
    this.function_call_count = call.functionCallCount;
  }
}

export class CallListResponse extends PageResponse {
  @ApiProperty({ type: [ListedCallResponse] })
  data!: ListedCallResponse[];

  constructor(calls: ListedCall[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        calls,
        page,
        ({ startedAt, id }) => [startedAt, id],
        (call) => new ListedCallResponse(call),
      ),
    );
  }
}
