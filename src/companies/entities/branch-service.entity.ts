import { Entity, Formula, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
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

  /** Minor units of the service's currency; null: the service's price. So are the next two null for what is no different here. */
  @Property({ type: 'integer', nullable: true })
  priceMinor: number | null;

  @Property({ type: 'integer', nullable: true })
  noticeMinutes: number | null;

  @Property({ type: 'integer', nullable: true })
  durationMinutes: number | null;

  @Property({ type: 'boolean' })
  isActive: boolean;

  /** Renewed with every change (shared/version.ts). */
  @Formula((_columns, table) => `${table.alias}.xmin::text`)
  readonly version!: string;

  constructor(companyId: string, branchId: string, serviceId: string) {
    this.id = newId();
    this.companyId = companyId;
    this.branchId = branchId;
    this.serviceId = serviceId;
    this.priceMinor = null;
    this.noticeMinutes = null;
    this.durationMinutes = null;
    this.isActive = true;
  }

  /** Writes what is given; what is left out stays as it is. */
  change(change: BranchServiceChange): void {
    if (change.priceMinor !== undefined) this.priceMinor = change.priceMinor;
    if (change.noticeMinutes !== undefined) this.noticeMinutes = change.noticeMinutes;
    if (change.durationMinutes !== undefined) this.durationMinutes = change.durationMinutes;
    this.isActive = change.isActive ?? this.isActive;
  }
}

export interface BranchServiceChange {
  priceMinor?: number | null;
  noticeMinutes?: number | null;
  durationMinutes?: number | null;
  isActive?: boolean;
}
