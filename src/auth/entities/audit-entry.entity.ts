import { BigIntType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One change of one row. Written by triggers of the database alone, which refuses to change it; here it is only read. */
@Entity({ tableName: 'audit_log', readonly: true })
export class AuditEntry {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** Grows with every entry. */
  @Property({ type: new BigIntType('string') })
  position!: string;

  @Property({ type: 'uuid', nullable: true })
  companyId!: string | null;

  @Property({ type: 'text' })
  actorKind!: string;

  @Property({ type: 'uuid', nullable: true })
  actorId!: string | null;

  @Property({ type: 'text' })
  action!: string;

  /** The table. */
  @Property({ type: 'text' })
  subject!: string;

  @Property({ type: 'uuid', nullable: true })
  subjectId!: string | null;

  @Property({ type: 'json', nullable: true })
  before!: Record<string, unknown> | null;

  @Property({ type: 'json', nullable: true })
  after!: Record<string, unknown> | null;

  @Property({ type: 'datetime' })
  at!: Date;
}
