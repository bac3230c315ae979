import { ApiProperty } from '@nestjs/swagger';
import { utc, utcOrNull } from '../../shared/instants.js';
import { PageResponse, listed } from '../../shared/page.dto.js';
import type { PageAsk } from '../../shared/page.js';
import { etagOf } from '../../shared/version.js';
import type { AttemptRow, BookingDetails, BookingRow } from '../queries/booking-rows.js';

export const STATUSES = ['open', 'confirmed', 'pending_confirmation', 'refused', 'cancelled', 'rejected', 'needs_attention'] as const;

export class AttemptResponse {
  @ApiProperty({ enum: ['place', 'move', 'cancel'], example: 'place' })
  kind: string;

  @ApiProperty({ enum: ['intended', 'sent', 'confirmed', 'refused', 'unknown', 'needs_attention'], example: 'confirmed' })
  state: string;

  @ApiProperty({ type: String, nullable: true, example: 'taken' })
  refusal: string | null;

  @ApiProperty({ type: String, nullable: true, description: "Cal.com's own words, where it said any." })
  detail: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Where a move was to lead.' })
  target_start_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  sent_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: the outcome is open.' })
  settled_at: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 640, description: 'Milliseconds at Cal.com' })
  ms: number | null;

  constructor(row: AttemptRow) {
    this.kind = row.kind;
    this.state = row.state;
    this.refusal = row.refusal;
    this.detail = row.detail;
    this.target_start_at = utcOrNull(row.target_start_at);
    this.sent_at = utcOrNull(row.sent_at);
    this.settled_at = utcOrNull(row.settled_at);
    this.ms = row.ms;
  }
}

/** A booking as lists show it: how to reach the customer stands at the one booking. */
export class BookingResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'SS-7K4A' })
  reference: string;

  @ApiProperty({ enum: STATUSES, example: 'confirmed' })
  status: string;

  @ApiProperty({ type: String, nullable: true, example: 'taken' })
  refusal: string | null;

  @ApiProperty({ format: 'uuid' })
  branch_id: string;

  @ApiProperty({ format: 'uuid' })
  service_id: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: booked through the API.' })
  call_id: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-26T13:30:00.000Z' })
  start_at: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-26T14:15:00.000Z' })
  end_at: string;

  @ApiProperty({ example: 'Europe/Berlin' })
  time_zone: string;

  @ApiProperty({ example: 1003 })
  calcom_event_type_id: number;

  @ApiProperty({ type: String, nullable: true, example: 'nLbyRkKPRhTfsWNaXCtSBv' })
  calcom_uid: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Tobias Kern' })
  host_name: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Mila Brandt', description: 'Null once it was erased.' })
  customer_name: string | null;

  @ApiProperty({ type: [AttemptResponse] })
  attempts: AttemptResponse[];

  @ApiProperty({ example: '"731"' })
  etag: string;

  constructor(row: BookingRow) {
    this.id = row.id;
    this.reference = row.reference;
    this.status = row.status;
    this.refusal = row.refusal;
    this.branch_id = row.branch_id;
    this.service_id = row.service_id;
    this.call_id = row.call_id;
    this.start_at = utc(row.start_at);
    this.end_at = utc(row.end_at);
    this.time_zone = row.time_zone;
    this.calcom_event_type_id = row.calcom_event_type_id;
    this.calcom_uid = row.calcom_uid;
    this.host_name = row.host_name;
    this.customer_name = row.name;
    this.attempts = row.attempts.map((attempt) => new AttemptResponse(attempt));
    this.etag = etagOf(row.version);
  }
}

export class BoundUidResponse {
  @ApiProperty({ example: 'nLbyRkKPRhTfsWNaXCtSBv' })
  uid!: string;

  @ApiProperty({ format: 'date-time' })
  bound_at!: string;
}

export class CustomerResponse {
  @ApiProperty({ type: String, nullable: true, example: 'Mila Brandt' })
  name!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '+4915112345678' })
  phone!: string | null;

  @ApiProperty({ type: String, nullable: true })
  email!: string | null;

  @ApiProperty({ type: String, nullable: true })
  notes!: string | null;
}

export class BookingDetailsResponse extends BookingResponse {
  @ApiProperty({ type: CustomerResponse })
  customer: CustomerResponse;

  @ApiProperty({ type: [BoundUidResponse], description: 'Every uid at Cal.com, oldest first: a move gives a new one.' })
  uid_history: BoundUidResponse[];

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  constructor(row: BookingDetails) {
    super(row);
    this.customer = { name: row.name, phone: row.contact_phone, email: row.email, notes: row.notes };
    this.uid_history = row.uids.map(({ uid, bound_at }) => ({ uid, bound_at: utc(bound_at) }));
    this.created_at = utc(row.created_at);
  }
}

export class BookingListResponse extends PageResponse {
  @ApiProperty({ type: [BookingResponse] })
  data!: BookingResponse[];

  constructor(rows: BookingRow[], page: PageAsk) {
    super();
    Object.assign(
      this,
      listed(
        rows,
        page,
        ({ start_at, id }) => [start_at, id],
        (row) => new BookingResponse(row),
      ),
    );
  }
}
