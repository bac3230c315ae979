import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../shared/ids.js';
import type { Role } from '../actor.js';

/** A person who may log in. */
@Entity({ tableName: 'users' })
export class User {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  /** Null for operators, and for nobody else. */
  @Property({ type: 'uuid', nullable: true })
  companyId: string | null;

  @Property({ type: 'text' })
  email: string;

  /** Null until the person has chosen one. */
  @Property({ type: 'text', nullable: true })
  passwordHash: string | null;

  @Property({ type: 'text' })
  role: Role;

  @Property({ type: 'boolean' })
  isActive: boolean;

  @Property({ type: 'datetime' })
  createdAt: Date;

  @Property({ type: 'datetime', onUpdate: () => new Date() })
  updatedAt: Date;

  constructor(details: { email: string; role: Role; companyId: string | null }, now: Date) {
    this.id = newId();
    this.companyId = details.companyId;
    this.email = details.email.trim();
    this.passwordHash = null;
    this.role = details.role;
    this.isActive = true;
    this.createdAt = now;
    this.updatedAt = now;
  }

  choosePassword(hash: string): void {
    this.passwordHash = hash;
  }

  /** Of a company user only: an operator belongs to no company, so that nobody becomes one or stops being one. */
  takeRole(role: Role): void {
    this.role = role;
  }

  allow(isActive: boolean): void {
    this.isActive = isActive;
  }
}
