import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

export type BookingStatus = 'open' | 'confirmed' | 'pending_confirmation' | 'refused' | 'cancelled' | 'rejected' | 'needs_attention';

/** What one caller wants booked, and what became of it. Written by the statements around Cal.com; read here. */
@Entity({ tableName: 'bookings' })
export class Booking {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  companyId!: string;

  @Property({ type: 'uuid' })
  branchId!: string;

  @Property({ type: 'uuid' })
  serviceId!: string;

  @Property({ type: 'uuid', nullable: true })
  callId!: string | null;

  @Property({ type: 'integer' })
  calcomEventTypeId!: number;

  /** From the signed envelope: whoever shows this number may see and change the booking (invariant 16). */
  @Property({ type: 'text', nullable: true })
  callerNumber!: string | null;

  @Property({ type: 'text', nullable: true })
  name!: string | null;

  @Property({ type: 'datetime' })
  startAt!: Date;

  @Property({ type: 'datetime' })
  endAt!: Date;

  @Property({ type: 'text' })
  timeZone!: string;

  @Property({ type: 'text' })
  status!: BookingStatus;

  @Property({ type: 'text' })
  reference!: string;

  @Property({ type: 'text', nullable: true })
  calcomUid!: string | null;

  @Property({ type: 'text' })
  wishKey!: string;
}
