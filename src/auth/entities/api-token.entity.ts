import { createHash } from 'node:crypto';
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

  @Property({ type: 'text' })
  tokenHash: string;

  @Property({ type: 'datetime', nullable: true })
  expiresAt: Date | null;

  @Property({ type: 'datetime', nullable: true })
  lastUsedAt: Date | null;

  @Property({ type: 'datetime', nullable: true })
  revokedAt: Date | null;

  constructor(text: string, details: { name: string; role: Role; companyId: string | null; expiresAt: Date | null }) {
    this.id = newId();
    this.companyId = details.companyId;
    this.name = details.name;
    this.role = details.role;
    this.tokenHash = ApiToken.hash(text);
    this.expiresAt = details.expiresAt;
    this.lastUsedAt = null;
    this.revokedAt = null;
  }

  /** 32 random bytes need no salt and no slow hash. */
  static hash(text: string): string {
    return createHash('sha256').update(text).digest('hex');
  }

  isUsable(now: Date): boolean {
    return this.revokedAt === null && (this.expiresAt === null || this.expiresAt > now);
  }
}
