import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A phone call that led to a company; made once, by whichever message of Retell's comes first. */
@Entity({ tableName: 'calls' })
export class Call {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  companyId!: string;

  @Property({ type: 'uuid', nullable: true })
  branchId!: string | null;

  @Property({ type: 'text' })
  providerCallId!: string;

  /** E.164; null when hidden. */
  @Property({ type: 'text', nullable: true })
  callerNumber!: string | null;

  @Property({ type: 'text' })
  toNumber!: string;

  @Property({ type: 'datetime' })
  startedAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  endedAt!: Date | null;

  /** Retell's word; any text. */
  @Property({ type: 'text', nullable: true })
  disconnectionReason!: string | null;

  /** Retell's, from the transcript. */
  @Property({ type: 'text', nullable: true })
  summary!: string | null;

  /** Derived from what was booked in it, never from the transcript. */
  @Property({ type: 'text', nullable: true })
  outcome!: string | null;
}
