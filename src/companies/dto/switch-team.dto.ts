import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import type { StrandedBooking } from '../queries/list-stranded-bookings.query.js';

export class SetSyncIntervalDto {
  @ApiProperty({ example: 24, minimum: 1, maximum: 720, description: 'Hours between two readings of a team.' })
  @IsInt()
  @Min(1)
  @Max(720)
  hours!: number;
}

export class StrandedBookingResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'K7M-4TQ' })
  reference: string;

  @ApiProperty({ example: 'confirmed' })
  status: string;

  @ApiProperty({ example: 42 })
  calcom_team_id: number;

  @ApiProperty({ example: 'Haarschnitt Damen' })
  service: string;

  @ApiProperty({ format: 'uuid' })
  branch_id: string;

  @ApiProperty({ format: 'date-time' })
  start: string;

  @ApiProperty({ example: 'Europe/Berlin' })
  timezone: string;

  constructor(booking: StrandedBooking) {
    this.id = booking.id;
    this.reference = booking.reference;
    this.status = booking.status;
    this.calcom_team_id = booking.calcomTeamId;
    this.service = booking.serviceTitle;
    this.branch_id = booking.branchId;
    this.start = booking.startAt;
    this.timezone = booking.timeZone;
  }
}

export class StrandedBookingListResponse extends PageResponse {
  @ApiProperty({ type: [StrandedBookingResponse] })
  data!: StrandedBookingResponse[];

  constructor(bookings: StrandedBooking[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        bookings,
        page,
        ({ startAt, id }) => [startAt, id],
        (booking) => new StrandedBookingResponse(booking),
      ),
    );
  }
}
