import { ApiProperty } from '@nestjs/swagger';
import { utc } from '../../shared/instants.js';
import type { Bucket, SpanFigures } from '../queries/get-dashboard.query.js';

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

export class BucketResponse {
  @ApiProperty({ format: 'date-time', example: '2026-11-25T14:00:00.000Z', description: 'A full hour or day of UTC.' })
  from: string;

  @ApiProperty({ example: 5 })
  calls: number;

  @ApiProperty({ example: 3 })
  bookings: number;

  @ApiProperty({ example: 1, description: 'Answers that refused what was wished; a question is none.' })
  refusals: number;

  @ApiProperty({ type: Number, nullable: true, example: 240, description: 'Milliseconds; null: no answer was given.' })
  answer_p50: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 1320 })
  answer_p99: number | null;

  constructor(bucket: Bucket) {
    this.from = utc(bucket.from);
    this.calls = bucket.calls;
    this.bookings = bucket.bookings;
    this.refusals = bucket.refusals;
    this.answer_p50 = bucket.answerP50;
    this.answer_p99 = bucket.answerP99;
  }
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

  @ApiProperty({
    type: [BucketResponse],
    description:
      'By the hour for 24 hours, by the day for 30 days, oldest first, empty ones too. The span cuts the first and the last one, so that they add up to its figures.',
  })
  series: BucketResponse[];

  constructor(figures: SpanFigures) {
    this.calls = figures.calls;
    this.bookings = figures.bookings;
    this.moved_or_cancelled = figures.movedOrCancelled;
    this.unsettled = figures.unsettled;
    this.callback_requests = figures.callbackRequests;
    this.refusals = figures.refusals;
    this.answer_ms = figures.answerMs;
    this.series = figures.series.map((bucket) => new BucketResponse(bucket));
  }
}
