import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/ids.js';
import type { Role, UserActor } from './actor.js';
import { hashOfSecret, newSecret } from './secret-text.js';

const DAY_MS = 86_400_000;
/** However busy, a session ends after a week; unused, after half a day. */
const LIVES_MS = 7 * DAY_MS;
const IDLES_MS = DAY_MS / 2;
const USE_IS_NOTED_EVERY_MS = 60_000;

export interface OpenedSession {
  /** For the cookie; only its hash is kept. */
  text: string;
  expiresAt: Date;
}

interface SessionRow {
  id: string;
  last_seen_at: Date;
  user_id: string;
  role: Role;
  company_id: string | null;
}

const FIND = `
  select s.id, s.last_seen_at, u.id as user_id, u.role, u.company_id
  from sessions s join users u on u.id = s.user_id
  where s.token_hash = ? and s.expires_at > ? and s.last_seen_at > ? and u.is_active`;

/** Who is logged in. Joins the open transaction, if there is one. */
@Injectable()
export class Sessions {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** A new session always has a new secret: one that was planted before the login is worth nothing after it. */
  async open(userId: string, replaced: string | null = null): Promise<OpenedSession> {
    const now = this.clock.now();
    const { text, hash } = newSecret();
    const expiresAt = new Date(now.getTime() + LIVES_MS);
    if (replaced !== null) await this.em.execute('delete from sessions where token_hash = ?', [hashOfSecret(replaced)]);
    await this.em.execute('delete from sessions where expires_at <= ? or last_seen_at <= ?', [now, idleSince(now)]);
    await this.em.execute('insert into sessions (id, user_id, token_hash, expires_at, last_seen_at) values (?, ?, ?, ?, ?)', [
      ...[newId(), userId, hash, expiresAt, now],
    ]);
    return { text, expiresAt };
  }

  /** The person behind a cookie; null when it is none of ours, ran out, or the person may not log in any more. */
  async find(text: string): Promise<UserActor | null> {
    const now = this.clock.now();
    const [row] = await this.em.getConnection().execute<SessionRow[]>(FIND, [hashOfSecret(text), now, idleSince(now)]);
    if (!row) return null;
    if (now.getTime() - new Date(row.last_seen_at).getTime() >= USE_IS_NOTED_EVERY_MS) {
      await this.em.getConnection().execute('update sessions set last_seen_at = ? where id = ?', [now, row.id]);
    }
    return { kind: 'user', id: row.user_id, sessionId: row.id, role: row.role, companyId: row.company_id };
  }

  async end(ended: { sessionId: string } | { userId: string }): Promise<void> {
    const [column, id] = 'userId' in ended ? ['user_id', ended.userId] : ['id', ended.sessionId];
    await this.em.execute(`delete from sessions where ${column} = ?`, [id]);
  }
}

function idleSince(now: Date): Date {
  return new Date(now.getTime() - IDLES_MS);
}
