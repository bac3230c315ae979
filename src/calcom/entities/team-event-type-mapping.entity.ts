import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** An event type owned by an assignment: whose it is, and all of it that booking needs. Written by syncs alone. */
@Entity({ tableName: 'team_event_type_mappings' })
export class TeamEventTypeMapping {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  companyId!: string;

  @Property({ type: 'uuid' })
  companyTeamId!: string;

  @Property({ type: 'text' })
  calcomInstance!: string;

  @Property({ type: 'integer' })
  calcomEventTypeId!: number;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'boolean' })
  isActive!: boolean;

  @Property({ type: 'text', nullable: true })
  notBookableReason!: string | null;

  @Property({ type: 'text' })
  contentHash!: string;
}
