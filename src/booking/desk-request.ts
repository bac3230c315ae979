import type { Actor } from '../auth/actor.js';
import { AppError } from '../shared/app-error.js';
import { notFound } from '../shared/not-found.js';

/** Operators name the company; company users have one, and another is as good as none. */
export function companyToBookFor(actor: Actor, named: string | undefined): string {
  if (actor.companyId === null) {
    if (named === undefined) throw new AppError('request.invalid', 400, 'Operators name the company.', { field: 'company_id' });
    return named.toLowerCase();
  }
  if (named !== undefined && named.toLowerCase() !== actor.companyId) throw notFound('company', 'company_id');
  return actor.companyId;
}

export function idempotencyKeyIn(header: string | undefined): string | null {
  if (header === undefined) return null;
  const key = header.trim();
  if (key.length >= 1 && key.length <= 200) return key;
  throw new AppError('request.invalid', 400, 'An Idempotency-Key has 1 to 200 characters.', { field: 'Idempotency-Key' });
}
