import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../shared/ids.js';

/** A service offered at a branch, with what is different there. */
@Entity({ tableName: 'branch_services' })
export class BranchService {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'uuid' })
  companyId: string;

  @Property({ type: 'uuid' })
  branchId: string;

  @Property({ type: 'uuid' })
  serviceId: string;

  @Property({ type: 'boolean' })
  isActive: boolean;

  constructor(companyId: string, branchId: string, serviceId: string) {
    this.id = newId();
    this.companyId = companyId;
    this.branchId = branchId;
    this.serviceId = serviceId;
    this.isActive = true;
  }
}
