import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SecretBox } from '../shared/secret-box.js';
import { type CalcomAccess, DEFAULT_API_VERSIONS } from './clients/calcom-access.js';
import { CalcomError } from './clients/calcom-error.js';
import { CalcomConnection } from './entities/calcom-connection.entity.js';

const KEPT_MS = 10_000;

export interface OpenConnection {
  access: CalcomAccess;
  /** The operator's value; null: what Cal.com says of itself. */
  limitPerMinute: number | null;
}

/** Opens connections: their access with the decrypted key, kept a few seconds so that a call costs no extra query. */
@Injectable()
export class Connections {
  private readonly kept = new Map<string, { until: number; connection: Promise<OpenConnection> }>();

  constructor(
    private readonly em: EntityManager,
    private readonly secrets: SecretBox,
  ) {}

  /** @throws CalcomError auth_failed while it has no key; another error when there is no such connection. */
  open(connectionId: string): Promise<OpenConnection> {
    const kept = this.kept.get(connectionId);
    if (kept && kept.until > performance.now()) return kept.connection;
    const connection = this.load(connectionId);
    this.kept.set(connectionId, { until: performance.now() + KEPT_MS, connection });
    connection.catch(() => this.kept.delete(connectionId));
    return connection;
  }

  /** After a change here; other processes follow within seconds. */
  forget(connectionId: string): void {
    this.kept.delete(connectionId);
  }

  private async load(connectionId: string): Promise<OpenConnection> {
    const row = await this.em.fork().findOneOrFail(CalcomConnection, { id: connectionId });
    if (!row.hasApiKey) throw new CalcomError('auth_failed', { detail: 'the connection has no API key' });
    const versions = { ...DEFAULT_API_VERSIONS, ...row.apiVersions };
    const access = { baseUrl: row.baseUrl, apiKey: row.apiKey(this.secrets), organizationId: row.organizationId, versions };
    return { access, limitPerMinute: row.limitPerMinute };
  }
}
