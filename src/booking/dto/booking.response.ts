import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';

export class ListBookingsDto {
  @ApiProperty({ required: false, example: 'SS-7K4A', description: 'Only the booking with this reference' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  reference?: string;

  @ApiProperty({ required: false, default: 50, minimum: 1, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class AttemptResponse {
  @ApiProperty({ enum: ['place', 'move', 'cancel'] })
  kind!: string;

  @ApiProperty({ enum: ['intended', 'sent', 'confirmed', 'refused', 'unknown', 'needs_attention'] })
  state!: string;

  @ApiProperty({ type: String, nullable: true, example: 'taken' })
  refusal!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  sent_at!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Milliseconds at Cal.com' })
  ms!: number | null;
}

/** A booking without personal data: who it is for is shown where calls are. */
export class BookingResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'SS-7K4A' })
  reference!: string;

  @ApiProperty({ enum: ['open', 'confirmed', 'pending_confirmation', 'refused', 'cancelled', 'rejected', 'needs_attention'] })
  status!: string;

  @ApiProperty({ type: String, nullable: true, example: 'taken' })
  refusal!: string | null;

  @ApiProperty({ format: 'uuid' })
  branch_id!: string;

  @ApiProperty({ format: 'uuid' })
  service_id!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  call_id!: string | null;

  @ApiProperty({ format: 'date-time' })
  start_at!: string;

  @ApiProperty({ format: 'date-time' })
  end_at!: string;

  @ApiProperty({ example: 'Europe/Berlin' })
  time_zone!: string;

  @ApiProperty({ example: 1003 })
  calcom_event_type_id!: number;

  @ApiProperty({ type: String, nullable: true })
  calcom_uid!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Tobias Kern' })
  host_name!: string | null;

  @ApiProperty({ type: [AttemptResponse] })
  attempts!: AttemptResponse[];
}

export class BookingListResponse {
  @ApiProperty({ type: [BookingResponse] })
  data!: BookingResponse[];
}
