import { ApiProperty } from '@nestjs/swagger';
import type { EventTypeQuestion, EventTypeView } from '../../contracts/calcom/describe-event-types.query.js';

export class BookingFieldResponse {
  @ApiProperty({ example: 'hair-length' })
  slug: string;

  @ApiProperty({ example: 'Wie lang sind Ihre Haare?' })
  label: string;

  @ApiProperty({ example: 'select', description: 'In Cal.com’s words.' })
  type: string;

  @ApiProperty({ example: true })
  required: boolean;

  @ApiProperty({ example: false, description: 'One of Cal.com’s own, such as name and e-mail address.' })
  is_default: boolean;

  @ApiProperty({ type: [String], example: ['kurz', 'lang'], description: 'What to choose from; empty for a free answer.' })
  options: string[];

  constructor(field: EventTypeQuestion) {
    this.slug = field.slug;
    this.label = field.label;
    this.type = field.type;
    this.required = field.required;
    this.is_default = field.isDefault;
    this.options = field.options;
  }
}

/** Fields that are Cal.com's: changed there, read by the syncs, never written here. */
export class EventTypeResponse {
  @ApiProperty({ example: 'Haarschnitt Damen' })
  title: string;

  @ApiProperty({ example: 'haarschnitt-damen' })
  slug: string;

  @ApiProperty({ type: [Number], example: [45], description: 'Minutes; several when the caller chooses.' })
  lengths: number[];

  @ApiProperty({ type: String, nullable: true, example: 'round_robin' })
  scheduling_type: string | null;

  @ApiProperty({
    type: [String],
    example: ['Mira Vogt', 'Jonas Ahrens'],
    description: 'Names; `#` and the id of a user whom nobody named.',
  })
  hosts: string[];

  @ApiProperty({ type: [BookingFieldResponse], description: 'Without the hidden ones.' })
  booking_fields: BookingFieldResponse[];

  @ApiProperty({ example: 120, description: 'The least notice, in minutes.' })
  notice_minutes: number;

  @ApiProperty({ example: 0 })
  buffer_before_minutes: number;

  @ApiProperty({ example: 10 })
  buffer_after_minutes: number;

  @ApiProperty({ type: Number, nullable: true, example: null, description: 'Null: the length.' })
  slot_interval_minutes: number | null;

  @ApiProperty({ example: false, description: 'A host has to confirm each booking.' })
  requires_confirmation: boolean;

  @ApiProperty({ example: true, description: 'False: it vanished from the team.' })
  is_active: boolean;

  @ApiProperty({ type: String, nullable: true, example: null, description: '`managed`, `hidden`, `recurring`, …' })
  not_bookable_reason: string | null;

  @ApiProperty({
    format: 'date-time',
    description: 'When a sync found it changed last; `last_team_sync` of the team says when it was looked at.',
  })
  last_synced_at: string;

  constructor(eventType: EventTypeView) {
    this.title = eventType.title;
    this.slug = eventType.slug;
    this.lengths = eventType.lengths;
    this.scheduling_type = eventType.schedulingType;
    this.hosts = eventType.hosts;
    this.booking_fields = eventType.bookingFields.map((field) => new BookingFieldResponse(field));
    this.notice_minutes = eventType.noticeMinutes;
    this.buffer_before_minutes = eventType.bufferBeforeMinutes;
    this.buffer_after_minutes = eventType.bufferAfterMinutes;
    this.slot_interval_minutes = eventType.slotIntervalMinutes;
    this.requires_confirmation = eventType.requiresConfirmation;
    this.is_active = eventType.isActive;
    this.not_bookable_reason = eventType.notBookableReason;
    this.last_synced_at = eventType.lastSyncedAt;
  }
}
