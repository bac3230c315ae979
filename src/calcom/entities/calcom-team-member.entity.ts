import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A member of an assigned Cal.com team; one who vanished there is inactive, never deleted. */
@Entity({ tableName: 'calcom_team_members' })
export class CalcomTeamMember {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  companyId!: string;

  @Property({ type: 'uuid' })
  companyTeamId!: string;

  @Property({ type: 'integer' })
  calcomUserId!: number;

  @Property({ type: 'text', nullable: true })
  email!: string | null;

  @Property({ type: 'text', nullable: true })
  name!: string | null;

  @Property({ type: 'text', nullable: true })
  username!: string | null;

  @Property({ type: 'text' })
  role!: string;

  @Property({ type: 'boolean' })
  accepted!: boolean;

  @Property({ type: 'boolean' })
  isActive!: boolean;
}
