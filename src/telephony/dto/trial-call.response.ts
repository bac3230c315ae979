import { ApiProperty } from '@nestjs/swagger';
import type { BookingView, ChainStep, Would } from '../../contracts/booking/outcome.js';
import { utc } from '../../shared/instants.js';
import type { TrialView } from '../commands/try-call.command.js';

const LINKS = ['number', 'branch', 'company', 'team', 'event_type', 'service', 'branch_service'] as const;
const KINDS = ['book', 'move', 'cancel', 'note_callback'] as const;

const ANSWER = {
  ok: true,
  status: 'booked',
  message: 'Der Termin für Bartschnitt am Donnerstag, den 26. November, um 14 Uhr 30 ist gebucht.',
  next_step: 'Confirm the appointment to the caller.',
};

export class ChainStepResponse {
  @ApiProperty({ enum: LINKS, example: 'team' })
  link!: string;

  @ApiProperty({ example: true })
  ok!: boolean;

  @ApiProperty({ type: String, nullable: true, example: 'Salon Seeblick', description: 'What stands there.' })
  what!: string | null;

  @ApiProperty({ required: false, example: 'no_longer_assigned', description: 'Why it is broken; absent when it is ok.' })
  reason?: string;
}

/** What was not done. What does not belong to its kind is null. */
export class WouldResponse {
  @ApiProperty({ enum: KINDS, example: 'book' })
  kind: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, example: null, description: 'Which booking; null: there is none yet.' })
  booking_id: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Of that booking; a new one gets its own when it is made.' })
  reference: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Bartschnitt' })
  service: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it would begin; of a cancellation: begins.' })
  start: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  end: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'move: when it begins now.' })
  present_start: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Europe/Berlin' })
  timezone: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Mila Brandt' })
  customer_name: string | null;

  @ApiProperty({ type: String, nullable: true, example: '+4917604069010', description: 'book, note_callback: where to reach them.' })
  phone: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'mila@example.com',
    description: 'book: as the caller gave it; null: a technical address is made.',
  })
  email: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'cancel, note_callback.' })
  reason: string | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'note_callback: when it suits the caller.' })
  window: string | null;

  constructor(would: Would) {
    const isNote = would.kind === 'note_callback';
    const booking = isNote ? null : would.booking;
    const isNew = would.kind === 'book';
    this.kind = would.kind;
    this.booking_id = isNew ? null : isNote ? would.bookingId : would.booking.id;
    this.reference = isNew ? null : (booking?.reference ?? null);
    this.service = booking?.serviceName ?? null;
    const times: Pick<BookingView, 'start' | 'end'> | null = would.kind === 'move' ? would : booking;
    this.start = times && utc(times.start);
    this.end = times && utc(times.end);
    this.present_start = would.kind === 'move' ? utc(would.booking.start) : null;
    this.timezone = booking?.timeZone ?? null;
    this.customer_name = isNote ? would.name : would.booking.customerName;
    this.phone = isNew || isNote ? would.phone : null;
    this.email = isNew ? would.email : null;
    this.reason = would.kind === 'cancel' || isNote ? would.reason : null;
    this.window = isNote ? would.window : null;
  }
}

/**
 * What a trial came to. `answer` is always what the agent would get, word for word. After a dry run that came to where something is
 * written, `would` says what was not done, and `answer` reads as it will if Cal.com agrees: nobody asked it, it may still say no. The
 * reference in such an answer (FD-0000) belongs to no booking.
 */
export class TrialCallResponse {
  @ApiProperty({ description: 'True: nothing was written, and Cal.com was only read.' })
  dry_run: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description:
      'The call, for `GET .../calls/{call}` and to go on with it; null after a dry run of a new call and where the number leads nowhere.',
  })
  call_id: string | null;

  @ApiProperty({ type: [ChainStepResponse], description: 'Link by link; empty when it was not walked (invalid_arguments).' })
  chain: ChainStep[];

  @ApiProperty({
    type: Object,
    additionalProperties: true,
    example: ANSWER,
    description: 'What the agent would get, word for word; where `would` is given, if Cal.com agrees. The caller hears its `message`.',
  })
  answer: object;

  @ApiProperty({ enum: [200, 403], example: 200, description: 'With which the agent would get it.' })
  http_status: number;

  @ApiProperty({ example: 84, description: 'Milliseconds until the answer.' })
  duration_ms: number;

  @ApiProperty({
    type: WouldResponse,
    nullable: true,
    description: 'What the dry run stopped before; null: nothing would have been written.',
  })
  would: WouldResponse | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    example: null,
    description: 'The booking that the answer is about; null: none, not yet, or not known yet (then `GET .../bookings?call_id=` tells).',
  })
  booking_id: string | null;

  constructor(view: TrialView, isReal: boolean) {
    this.dry_run = !isReal;
    this.call_id = view.callId;
    this.chain = view.chain;
    this.answer = view.answer;
    this.http_status = view.httpStatus;
    this.duration_ms = view.ms;
    this.would = view.would && new WouldResponse(view.would);
    this.booking_id = view.bookingId;
  }
}
