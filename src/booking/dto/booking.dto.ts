import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsInstant, IsMinute } from '../../shared/filters.js';
import { PageDto } from '../../shared/page.dto.js';
import type { DeskWish } from '../commands/book-at-desk.command.js';
import type { BookingFilter } from '../queries/list-bookings.query.js';
import { STATUSES } from './booking.response.js';

/** One line, nothing that PostgreSQL cannot store. */
const LINES = /^(?:[^\p{Cs}\p{Cc}]|[\n\r\t])*$/u;
const PLAIN = /^[^\p{Cs}\p{Cc}]*$/u;

export class ListBookingsDto extends PageDto {
  @ApiPropertyOptional({ example: 'SS-7K4A', description: 'Only the booking with this reference.' })
  @IsOptional()
  @Matches(PLAIN)
  @MaxLength(20)
  @IsString()
  reference?: string;

  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsIn(STATUSES)
  status?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  branch_id?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  service_id?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  call_id?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Starts at or after this instant.' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Starts before this instant.' })
  @IsOptional()
  @IsInstant()
  to?: string;

  toFilter(): BookingFilter {
    const { reference, status, branch_id: branchId, service_id: serviceId, call_id: callId, from, to } = this;
    return { reference, status, branchId, serviceId, callId, from, to };
  }
}

export class BookDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'For operators; company users book for their own company.' })
  @IsOptional()
  @IsUUID()
  company_id?: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  branch_id!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  service_id!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-26T13:30:00Z', description: 'On a full minute, with an offset.' })
  @IsMinute()
  start!: string;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 45, description: 'Only where the service has several lengths.' })
  @IsOptional()
  @Max(1_440)
  @Min(1)
  @IsInt()
  duration_minutes?: number | null;

  @ApiProperty({ example: 'Mila Brandt' })
  @Matches(PLAIN)
  @MaxLength(200)
  @IsString()
  customer_name!: string;

  @ApiProperty({ example: '+4915112345678', description: 'E.164.' })
  @Matches(PLAIN)
  @MaxLength(40)
  @IsString()
  customer_phone!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'mila@example.com', description: 'Left out: a technical address.' })
  @IsOptional()
  @Matches(PLAIN)
  @MaxLength(254)
  @IsString()
  customer_email?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Kommt mit Hund' })
  @IsOptional()
  @Matches(LINES)
  @MaxLength(1_000)
  @IsString()
  notes?: string | null;

  @ApiPropertyOptional({
    type: Object,
    additionalProperties: true,
    example: {},
    description: "Answers to the event type's own questions, by slug.",
  })
  @IsOptional()
  @IsObject()
  answers?: Record<string, unknown>;

  toWish(): DeskWish {
    return {
      ...{ branchId: this.branch_id, serviceId: this.service_id, start: new Date(this.start) },
      ...{ durationMinutes: this.duration_minutes ?? null, notes: this.notes ?? null, answers: this.answers ?? {} },
      ...{ customerName: this.customer_name, customerPhone: this.customer_phone, customerEmail: this.customer_email ?? null },
    };
  }
}

export class MoveBookingDto {
  @ApiProperty({ format: 'date-time', example: '2026-11-27T09:00:00Z', description: 'On a full minute, with an offset.' })
  @IsMinute()
  start!: string;
}

export class CancelBookingDto {
  @ApiPropertyOptional({ type: String, nullable: true, example: 'Die Kundin ist krank', description: 'Kept at Cal.com.' })
  @IsOptional()
  @Matches(PLAIN)
  @MaxLength(500)
  @IsString()
  reason?: string | null;
}

export class ResolveBookingDto {
  @ApiProperty({
    ...{ enum: ['confirmed', 'cancelled'], example: 'confirmed' },
    description: '`confirmed`: take over where it stands at Cal.com. `cancelled`: it stands there no more.',
  })
  @IsIn(['confirmed', 'cancelled'])
  resolution!: 'confirmed' | 'cancelled';
}
