import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../shared/ids.js';

/** A number that leads to one branch; calls to it must be signed by its workspace's key. */
@Entity({ tableName: 'phone_numbers' })
export class PhoneNumber {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'uuid' })
  companyId: string;

  @Property({ type: 'uuid' })
  workspaceId: string;

  @Property({ type: 'uuid', nullable: true })
  branchId: string | null;

  /** E.164. */
  @Property({ type: 'text' })
  number: string;

  @Property({ type: 'boolean' })
  isActive: boolean;

  constructor(companyId: string, branchId: string, workspaceId: string, number: string) {
    this.id = newId();
    this.companyId = companyId;
    this.workspaceId = workspaceId;
    this.branchId = branchId;
    this.number = number;
    this.isActive = true;
  }
}
