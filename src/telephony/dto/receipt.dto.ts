import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { utc, utcOrNull } from '../../shared/instants.js';
import { PageDto, PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import type { ReceiptView } from '../queries/receipt-views.js';

const STATES = ['stored', 'pending', 'done'] as const;

export class ListReceiptsDto extends PageDto {
  @ApiPropertyOptional({ example: 'retell_event' })
  @IsOptional()
  @Matches(/^[a-z_]{1,40}$/)
  source?: string;

  @ApiPropertyOptional({ enum: STATES })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}

/** Without the body, which tells of callers. */
export class ReceiptResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'retell_event' })
  source: string;

  @ApiProperty({ enum: STATES, example: 'done', description: 'stored: nothing more is to be done with it.' })
  state: (typeof STATES)[number];

  @ApiProperty({ example: 1 })
  attempts: number;

  @ApiProperty({ example: 4096 })
  bytes: number;

  @ApiProperty({ format: 'date-time' })
  received_at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null unless it waits to be worked on.' })
  next_attempt_at: string | null;

  @ApiProperty({ example: true })
  is_replayable: boolean;

  constructor(view: ReceiptView) {
    this.id = view.id;
    this.source = view.source;
    this.state = view.state;
    this.attempts = view.attempts;
    this.bytes = view.bytes;
    this.received_at = utc(view.receivedAt);
    this.next_attempt_at = utcOrNull(view.nextAttemptAt);
    this.is_replayable = view.isReplayable;
  }
}

export class ReceiptListResponse extends PageResponse {
  @ApiProperty({ type: [ReceiptResponse] })
  data!: ReceiptResponse[];

  constructor(views: ReceiptView[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        views,
        page,
        ({ receivedAt, id }) => [receivedAt, id],
        (view) => new ReceiptResponse(view),
      ),
    );
  }
}
