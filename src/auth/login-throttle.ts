import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppError } from '../shared/app-error.js';
import { Clock } from '../shared/clock.js';

const WINDOW_MS = 15 * 60_000;

/**
 * Failures within the window: of one account from one address, of an address, of an account from anywhere. In this order: what the
 * narrow one refuses does not count for the wide ones, so that nobody can lock another's account from one place.
 */
const LIMITS = [
  { of: 'account-and-address', limit: 5 },
  { of: 'address', limit: 100 },
  { of: 'account', limit: 100 },
] as const;

/** Counts before the password is looked at, so that tries sent all at once are no more than tries sent one by one. */
const COUNT = `
  insert into login_throttle as t (key, tries, window_ends_at) values (?, 1, ?)
  on conflict (key) do update set
    tries = case when t.window_ends_at <= ? then 1 else t.tries + 1 end,
    window_ends_at = case when t.window_ends_at <= ? then excluded.window_ends_at else t.window_ends_at end
  returning tries, window_ends_at`;

/** Slows guessing down, in all processes together: the counters are rows. Keys are hashes and hold nobody's address. */
@Injectable()
export class LoginThrottle {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError auth.too_many_attempts, in the same words whether the account exists or not */
  async count(email: string, address: string): Promise<void> {
    const now = this.clock.now();
    const windowEnd = new Date(now.getTime() + WINDOW_MS);
    for (const { of, limit } of LIMITS) {
      const values = [keyOf(of, email, address), windowEnd, now, now];
      const [row] = await this.em.getConnection().execute<{ tries: number; window_ends_at: Date }[]>(COUNT, values);
      if (!row || row.tries <= limit) continue;
      const retryAfterSeconds = Math.max(1, Math.ceil((new Date(row.window_ends_at).getTime() - now.getTime()) / 1_000));
      throw new AppError('auth.too_many_attempts', 429, 'Too many attempts. Wait before you try again.', { retryAfterSeconds });
    }
  }

  /** A success is no failure: the account's own counter starts anew, the wide ones forget this one try. */
  async forgive(email: string, address: string): Promise<void> {
    const connection = this.em.getConnection();
    for (const { of } of LIMITS) {
      const forget = of === 'account-and-address' ? 'delete from login_throttle' : 'update login_throttle set tries = tries - 1';
      await connection.execute(`${forget} where key = ?`, [keyOf(of, email, address)]);
    }
    await connection.execute('delete from login_throttle where window_ends_at <= ?', [this.clock.now()]);
  }
}

function keyOf(of: (typeof LIMITS)[number]['of'], email: string, address: string): string {
  const account = email.trim().toLowerCase();
  const parts = { 'account-and-address': [account, address], address: [address], account: [account] }[of];
  return createHash('sha256')
    .update([of, ...parts].join('\n'))
    .digest('hex');
}
