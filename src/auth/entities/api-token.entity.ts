import { ArrayType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { newId } from '../../shared/ids.js';
import type { Role } from '../actor.js';

/** A program's key to the API. Only the hash of its text is kept. */
@Entity({ tableName: 'api_tokens' })
export class ApiToken {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  /** Null for operators, and for nobody else. */
  @Property({ type: 'uuid', nullable: true })
  companyId: string | null;

  @Property({ type: 'text' })
  name: string;

  @Property({ type: 'text' })
  role: Role;

  /** Null: all that the role allows. */
  @Property({ type: ArrayType, nullable: true })
  scopes: string[] | null;

  @Property({ type: 'text' })
  tokenHash: string;

  @Property({ type: 'datetime', nullable: true })
  expiresAt: Date | null;

  @Property({ type: 'datetime', nullable: true })
  lastUsedAt: Date | null;

  @Property({ type: 'datetime', nullable: true })
  revokedAt: Date | null;

  @Property({ type: 'datetime' })
  createdAt: Date;

  constructor(
    tokenHash: string,
    details: { name: string; role: Role; companyId: string | null; scopes: string[] | null; expiresAt: Date | null },
    now: Date,
  ) {
    this.id = newId();
    this.companyId = details.companyId;
    this.name = details.name;
    this.role = details.role;
    this.scopes = details.scopes;
    this.tokenHash = tokenHash;
    this.expiresAt = details.expiresAt;
    this.lastUsedAt = null;
    this.revokedAt = null;
    this.createdAt = now;
  }

  isUsable(now: Date): boolean {
    return this.revokedAt === null && (this.expiresAt === null || this.expiresAt > now);
  }

  revoke(now: Date): void {
    this.revokedAt ??= now;
  }
}
