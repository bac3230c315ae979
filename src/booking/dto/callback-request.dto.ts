import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { utc } from '../../shared/instants.js';
import { PageDto, PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import { etagOf } from '../../shared/version.js';
import type { CallbackRequestFields } from '../commands/update-callback-request.command.js';
import type { CallbackRequestView } from '../queries/callback-request-views.js';

const STATUSES = ['open', 'in_progress', 'done'] as const;

export class ListCallbackRequestsDto extends PageDto {
  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsIn(STATUSES)
  status?: (typeof STATUSES)[number];

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  branch_id?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  booking_id?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  assigned_to?: string;
}

/** What is left out stays as it is. */
export class UpdateCallbackRequestDto {
  @ApiPropertyOptional({ enum: STATUSES, example: 'done' })
  @ValidateIf((_dto, value) => value !== undefined)
  @IsIn(STATUSES)
  status?: (typeof STATUSES)[number];

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'A user of the company or an operator; null: nobody.' })
  @IsOptional()
  @IsUUID()
  assigned_to?: string | null;

  toFields(): CallbackRequestFields {
    return { status: this.status, assignedTo: this.assigned_to };
  }
}

export class CallbackRequestResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  branch_id: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  call_id: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The booking that it is about.' })
  booking_id: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Mila Brandt' })
  name: string | null;

  @ApiProperty({ type: String, nullable: true, example: '+4915112345678' })
  phone: string | null;

  @ApiProperty({ example: 'callback_requested' })
  reason: string;

  @ApiProperty({ type: String, nullable: true, example: 'nachmittags' })
  window: string | null;

  @ApiProperty({ enum: STATUSES, example: 'open' })
  status: (typeof STATUSES)[number];

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  assigned_to: string | null;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ example: '"731"', description: 'Send it as If-Match with a change.' })
  etag: string;

  constructor(view: CallbackRequestView) {
    this.id = view.id;
    this.branch_id = view.branchId;
    this.call_id = view.callId;
    this.booking_id = view.bookingId;
    this.name = view.name;
    this.phone = view.phone;
    this.reason = view.reason;
    this.window = view.window;
    this.status = view.status;
    this.assigned_to = view.assignedTo;
    this.created_at = utc(view.createdAt);
    this.etag = etagOf(view.version);
  }
}

export class CallbackRequestListResponse extends PageResponse {
  @ApiProperty({ type: [CallbackRequestResponse] })
  data!: CallbackRequestResponse[];

  constructor(views: CallbackRequestView[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        views,
        page,
        ({ createdAt, id }) => [createdAt, id],
        (view) => new CallbackRequestResponse(view),
      ),
    );
  }
}
