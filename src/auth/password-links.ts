import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Env } from '../config/env.js';
import { AppError } from '../shared/app-error.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/ids.js';
import { hashOfSecret, newSecret } from './secret-text.js';

const VALID_MS = 24 * 3_600_000;
const VALID = 'token_hash = ? and used_at is null and expires_at > ?';

/** What is handed to a person, once, to choose a password with. */
export interface PasswordLink {
  url: string;
  expiresAt: Date;
}

/** One-time links, for a day. Joins the open transaction. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** The only valid one of this user from now on; null: of the first operator, who chooses an e-mail address with it. */
  async make(userId: string | null): Promise<PasswordLink> {
    const { text, hash } = newSecret();
    const expiresAt = new Date(this.clock.now().getTime() + VALID_MS);
    await this.withdraw(userId);
    await this.em.execute('insert into password_links (id, user_id, token_hash, expires_at) values (?, ?, ?, ?)', [
      ...[newId(), userId, hash, expiresAt],
    ]);
    // Behind the #: what stands there reaches neither servers nor their logs.
    return { url: `${this.env.publicUrl}/admin/#/setup?token=${text}`, expiresAt };
  }

  async withdraw(userId: string | null): Promise<void> {
    await this.em.execute('delete from password_links where user_id is not distinct from ?::uuid and used_at is null', [userId]);
  }

  async isFirstOneWaiting(): Promise<boolean> {
    const waiting = await this.em.execute<unknown[]>(
      'select 1 from password_links where user_id is null and used_at is null and expires_at > ?',
      [this.clock.now()],
    );
    return waiting.length > 0;
  }

  /** Whose it is. @throws AppError auth.link_invalid, in one sentence for unknown, used and expired ones */
  async look(text: string): Promise<{ userId: string | null }> {
    return ownerOf(await this.em.execute(`select user_id from password_links where ${VALID}`, [hashOfSecret(text), this.clock.now()]));
  }

  /** Takes it, once. @throws AppError auth.link_invalid */
  async use(text: string): Promise<{ userId: string | null }> {
    const now = this.clock.now();
    const use = `update password_links set used_at = ? where ${VALID} returning user_id`;
    return ownerOf(await this.em.execute(use, [now, hashOfSecret(text), now]));
  }
}

function ownerOf([link]: { user_id: string | null }[]): { userId: string | null } {
  if (link) return { userId: link.user_id };
  throw new AppError('auth.link_invalid', 403, 'This link was used or has expired. Ask for another one.', { field: 'token' });
}
