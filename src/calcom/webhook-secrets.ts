import { randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { isIdShaped } from '../shared/ids.js';
import { SecretBox } from '../shared/secret-box.js';
import { CalcomConnection } from './entities/calcom-connection.entity.js';
import { TeamWebhooks } from './team-webhooks.js';

const KEPT_MS = 10_000;
/** Another process may have rotated the secret: what does not fit is looked up again, this often at most. */
const FRESH_MS = 1_000;

/** Who claims to be telling, and which secrets prove it. */
export interface TellingConnection {
  id: string;
  calcomInstance: string;
  secrets: string[];
}

/** Webhook secrets of connections: found for each delivery, made when there is none, replaced on command. */
@Injectable()
export class WebhookSecrets {
  private readonly kept = new Map<string, { at: number; connection: TellingConnection }>();
  private readonly looking = new Map<string, Promise<TellingConnection | null>>();

  constructor(
    private readonly em: EntityManager,
    private readonly box: SecretBox,
    private readonly webhooks: TeamWebhooks,
    private readonly clock: Clock,
  ) {}

  /**
   * By id or label; null for an unknown one, which is not kept: anybody may ask for any number of them. A thousand deliveries at once
   * share one look, and while the database does not answer the last known secrets serve on: Cal.com tells only once.
   */
  async find(asked: string, fresh = false): Promise<TellingConnection | null> {
    // An id may be written in many ways, and anybody may try them all.
    const connection = isIdShaped(asked) ? asked.trim().toLowerCase() : asked;
    const kept = this.kept.get(connection);
    if (kept && performance.now() - kept.at < (fresh ? FRESH_MS : KEPT_MS)) return kept.connection;
    const looking = this.looking.get(connection) ?? this.look(connection);
    this.looking.set(connection, looking);
    try {
      return await looking;
    } catch (error) {
      if (!kept) throw error;
      return kept.connection;
    } finally {
      this.looking.delete(connection);
    }
  }

  /** The present secret with its version; made now if the connection has none. Null for an unknown connection. */
  ensure(connectionId: string): Promise<{ secret: string; version: number } | null> {
    return this.change(connectionId, (connection) => connection.webhookSecret(this.box) ?? newSecret());
  }

  /** Every webhook of the connection is set with the new one; the old one is believed for another day. */
  async rotate(connectionId: string): Promise<{ secret: string; version: number } | null> {
    const rotated = await this.change(connectionId, newSecret);
    if (rotated) await this.webhooks.renew(connectionId);
    return rotated;
  }

  private async look(connection: string): Promise<TellingConnection | null> {
    const where = isIdShaped(connection) ? { id: connection } : { label: connection };
    const row = await this.em.fork().findOne(CalcomConnection, where);
    if (!row) return null;
    const found = { id: row.id, calcomInstance: row.calcomInstance, secrets: row.webhookSecrets(this.box, this.clock.now()) };
    this.kept.set(connection, { at: performance.now(), connection: found });
    return found;
  }

  private async change(connectionId: string, choose: (connection: CalcomConnection) => string) {
    const chosen = await this.em.fork().transactional(async (em) => {
      const connection = await em.findOne(CalcomConnection, { id: connectionId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!connection) return null;
      const secret = choose(connection);
      connection.rotateWebhookSecret(secret, this.box);
      return { secret, version: connection.webhookSecretVersion };
    });
    this.kept.clear();
    return chosen;
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
