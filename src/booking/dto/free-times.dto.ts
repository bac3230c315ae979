import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { localText } from '../local-time.js';
import { type FreeTimesQuestion, type FreeTimesView, NOTHING_FREE } from '../queries/list-free-times.query.js';

export class ListFreeTimesDto {
  @ApiPropertyOptional({ format: 'date', example: '2026-11-26', description: 'A local day of the branch; today when left out.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '$property must be a day such as 2026-11-26' })
  @IsISO8601({ strict: true }, { message: '$property must be a day such as 2026-11-26' })
  date?: string;

  @ApiPropertyOptional({ example: 45, description: 'Only where the service has several lengths.' })
  @IsOptional()
  @Type(() => Number)
  @Max(1_440)
  @Min(1)
  @IsInt()
  duration_minutes?: number;

  @ApiPropertyOptional({ format: 'uuid', description: 'The booking that is to be moved: its length counts, and its own time as free.' })
  @IsOptional()
  @IsUUID()
  booking_id?: string;

  toAsked(): Pick<FreeTimesQuestion, 'date' | 'durationMinutes' | 'bookingId'> {
    return { date: this.date ?? null, durationMinutes: this.duration_minutes ?? null, bookingId: this.booking_id ?? null };
  }
}

export class FreeTimeResponse {
  @ApiProperty({ format: 'date-time', example: '2026-11-26T13:30:00.000Z', description: 'Send it as `start` to book or to move.' })
  start!: string;

  @ApiProperty({ example: '2026-11-26T14:30+01:00', description: 'The same in the branch’s time.' })
  local_start!: string;
}

export class FreeTimesResponse {
  @ApiProperty({ type: [FreeTimeResponse] })
  data: FreeTimeResponse[];

  @ApiProperty({ format: 'date', example: '2026-11-26' })
  date: string;

  @ApiProperty({ example: 'Europe/Berlin' })
  time_zone: string;

  @ApiProperty({ example: 45 })
  duration_minutes: number;

  @ApiProperty({
    enum: NOTHING_FREE,
    nullable: true,
    example: null,
    description: 'Why `data` is empty: no opening hours that day, nothing free, over, or more than twelve months ahead.',
  })
  reason: FreeTimesView['reason'];

  constructor({ starts, date, timeZone, durationMinutes, reason }: FreeTimesView) {
    this.data = starts.map((start) => ({ start: start.toISOString(), local_start: localText(start, timeZone) }));
    this.date = date;
    this.time_zone = timeZone;
    this.duration_minutes = durationMinutes;
    this.reason = reason;
  }
}
