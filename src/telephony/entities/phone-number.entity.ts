import { Entity, Formula, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
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

  /** Which agent answers at Retell, as an operator noted it. */
  @Property({ type: 'text', nullable: true })
  retellAgentId: string | null;

  @Property({ type: 'boolean' })
  isActive: boolean;

  @Property({ type: 'datetime', defaultRaw: 'now()', onUpdate: () => new Date() })
  updatedAt!: Date;

  /** Renewed with every change (shared/version.ts). */
  @Formula((_columns, table) => `${table.alias}.xmin::text`)
  readonly version!: string;

  constructor(companyId: string, branchId: string, workspaceId: string, number: string) {
    this.id = newId();
    this.companyId = companyId;
    this.workspaceId = workspaceId;
    this.branchId = branchId;
    this.number = number;
    this.retellAgentId = null;
    this.isActive = true;
  }

  /** Writes what is given; what is left out stays as it is. */
  change(change: PhoneNumberChange): void {
    this.branchId = change.branchId ?? this.branchId;
    this.workspaceId = change.workspaceId ?? this.workspaceId;
    if (change.retellAgentId !== undefined) this.retellAgentId = change.retellAgentId;
    this.isActive = change.isActive ?? this.isActive;
  }
}

export interface PhoneNumberChange {
  branchId?: string;
  workspaceId?: string;
  retellAgentId?: string | null;
  isActive?: boolean;
}
