import type { Role } from '../actor.js';

/** A token without its text, which nobody has but its holder. */
export interface TokenView {
  id: string;
  name: string;
  role: Role;
  companyId: string | null;
  scopes: string[] | null;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  createdAt: Date;
}
