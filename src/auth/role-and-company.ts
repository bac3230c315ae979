import { AppError } from '../shared/app-error.js';
import { notFound } from '../shared/not-found.js';
import type { Actor, Role } from './actor.js';

/** @throws AppError request.invalid: operators belong to no company, everybody else to one, and their tokens likewise */
export function refuseRoleAndCompany({ role, companyId }: { role: Role; companyId: string | null }, of: '' | ' token' = ''): void {
  if ((role === 'operator') === (companyId === null)) return;
  const detail = `An operator${of} has no company; an admin or viewer${of} needs one.`;
  throw new AppError('request.invalid', 400, detail, { field: 'company_id' });
}

/**
 * The company that somebody's new user or token belongs to: a company user's own, unless another one is named, which is not found.
 * @throws AppError request.not_found
 */
export function companyInReach(actor: Actor, named: string | null): string | null {
  if (actor.companyId === null) return named;
  if (named !== null && named.toLowerCase() !== actor.companyId) throw notFound('company');
  return actor.companyId;
}
