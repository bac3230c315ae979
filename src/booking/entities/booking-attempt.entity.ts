import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

export type AttemptState = 'intended' | 'sent' | 'confirmed' | 'refused' | 'unknown' | 'needs_attention';

/** One try to place, move or cancel at Cal.com; never deleted. */
@Entity({ tableName: 'booking_attempts' })
export class BookingAttempt {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  companyId!: string;

  @Property({ type: 'uuid' })
  bookingId!: string;

  @Property({ type: 'uuid' })
  connectionId!: string;

  @Property({ type: 'text' })
  kind!: 'place' | 'move' | 'cancel';

  @Property({ type: 'text' })
  state!: AttemptState;

  @Property({ type: 'datetime', nullable: true })
  sentAt!: Date | null;

  /** When Cal.com itself answered a complete 500: then nothing is still under way. */
  @Property({ type: 'datetime', nullable: true })
  serverErrorAt!: Date | null;

  @Property({ type: 'integer' })
  attempts!: number;

  @Property({ type: 'datetime', nullable: true })
  claimedUntil!: Date | null;

  @Property({ type: 'datetime', nullable: true })
  settledAt!: Date | null;
}
