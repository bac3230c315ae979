import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One tool invocation by the agent, with the answer it got. Same key, same answer (invariant 14). */
@Entity({ tableName: 'function_calls' })
export class FunctionCall {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  companyId!: string;

  @Property({ type: 'uuid' })
  callId!: string;

  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'json' })
  args!: object;

  /** As it was given: `json` keeps the order of its fields. */
  @Property({ type: 'json', columnType: 'json', nullable: true })
  answer!: object | null;

  @Property({ type: 'integer', nullable: true })
  httpStatus!: number | null;

  /** The chain link by link, as it was found. */
  @Property({ type: 'json', nullable: true })
  chain!: object[] | null;

  @Property({ type: 'text' })
  state!: 'started' | 'finished';

  @Property({ type: 'datetime', nullable: true })
  claimedUntil!: Date | null;

  @Property({ type: 'datetime' })
  startedAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  finishedAt!: Date | null;

  @Property({ type: 'integer', nullable: true })
  ms!: number | null;
}
