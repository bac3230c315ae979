import { UniqueConstraintViolationException, raw } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppError } from '../shared/app-error.js';
import { notFound } from '../shared/not-found.js';
import { User } from './entities/user.entity.js';

/** Users as the commands find and change them. */
@Injectable()
export class Accounts {
  constructor(private readonly em: EntityManager) {}

  withEmail(email: string): Promise<User | null> {
    return this.em.findOne(User, { [raw('lower(email)')]: email.trim().toLowerCase() });
  }

  /** @param companyId of who asks; null: all. @throws AppError request.not_found, the same for users of other companies */
  async inReach(companyId: string | null, userId: string): Promise<User> {
    const user = await this.em.findOne(User, { id: userId, ...(companyId === null ? {} : { companyId }) });
    if (!user) throw notFound('user');
    return user;
  }

  async isAnybodyThere(): Promise<boolean> {
    return (await this.em.count(User, {})) > 0;
  }

  /** Makes those who would be the first user wait for each other, until the end of the transaction. */
  async lockFirst(): Promise<void> {
    await this.em.execute(`select pg_advisory_xact_lock(hashtext('users.first'))`);
  }

  /** One active operator always remains. Locks the operators' rows: two of them may be about to go at once. */
  async refuseLastOperator(user: User): Promise<void> {
    if (user.role !== 'operator' || !user.isActive) return;
    const rows = await this.em.execute<{ id: string }[]>(
      `select id from users where role = 'operator' and is_active order by id for update`,
    );
    if (rows.some(({ id }) => id !== user.id)) return;
    throw new AppError('user.last_operator', 409, 'This is the last active operator. Set up another one first.');
  }
}

/** Runs `change`. @throws AppError user.email_taken */
export async function refuseTakenEmail<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new AppError('user.email_taken', 409, 'This e-mail address cannot be used.', { field: 'email' });
  }
}
