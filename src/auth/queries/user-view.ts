import type { Role } from '../actor.js';
import type { User } from '../entities/user.entity.js';

export interface UserView {
  id: string;
  email: string;
  role: Role;
  companyId: string | null;
  isActive: boolean;
  hasPassword: boolean;
  createdAt: Date;
}

export function userView({ id, email, role, companyId, isActive, passwordHash, createdAt }: User): UserView {
  return { id, email, role, companyId, isActive, hasPassword: passwordHash !== null, createdAt };
}
