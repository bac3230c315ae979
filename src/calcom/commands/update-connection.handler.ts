import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Env } from '../../config/env.js';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { SecretBox } from '../../shared/secret-box.js';
import { type Expected, assertExpected } from '../../shared/version.js';
import { Connections } from '../connections.js';
import { CalcomConnection } from '../entities/calcom-connection.entity.js';
import { TeamWebhooks } from '../team-webhooks.js';
import { assertPublicHttps } from '../public-address.js';
import { type ConnectionChange, UpdateConnection } from './update-connection.command.js';

@CommandHandler(UpdateConnection)
export class UpdateConnectionHandler implements ICommandHandler<UpdateConnection> {
  constructor(
    private readonly em: EntityManager,
    private readonly secrets: SecretBox,
    private readonly connections: Connections,
    private readonly webhooks: TeamWebhooks,
    private readonly env: Env,
  ) {}

  async execute({ connectionId, change, expected }: UpdateConnection): Promise<void> {
    if (change.baseUrl !== undefined && !this.env.sandbox) await assertPublicHttps(change.baseUrl);
    try {
      await this.em.transactional(() => this.apply(connectionId, change, expected));
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      throw new AppError('request.conflict', 409, 'Another connection has this label.', { field: 'label', cause: error });
    }
    this.connections.forget(connectionId);
  }

  private async apply(connectionId: string, change: ConnectionChange, expected: Expected): Promise<void> {
    const { label, baseUrl, apiKey, webhookSecret, limitPerMinute } = change;
    const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
    const connection = await this.em.findOne(CalcomConnection, { id: connectionId }, locked);
    if (!connection) throw notFound('connection');
    assertExpected(connection.version, expected);
    const instance = connection.calcomInstance;
    if (label !== undefined) connection.rename(label);
    if (baseUrl !== undefined) connection.pointAt(baseUrl);
    if (connection.calcomInstance !== instance) await this.assertUnused(connectionId);
    if (apiKey !== undefined) connection.rotateKey(apiKey, this.secrets);
    const isNewSecret = webhookSecret !== undefined && connection.rotateWebhookSecret(webhookSecret, this.secrets);
    if (isNewSecret) await this.webhooks.renew(connectionId);
    if (limitPerMinute !== undefined) connection.limitTo(limitPerMinute);
  }

  /** Ids of teams and event types mean something else at another Cal.com. */
  private async assertUnused(connectionId: string): Promise<void> {
    const used = await this.em.execute<unknown[]>('select 1 from company_teams where connection_id = ? and removed_at is null limit 1', [
      connectionId,
    ]);
    if (used.length === 0) return;
    const detail = 'Teams of the present Cal.com are assigned through this connection; remove them first, or make another connection.';
    throw new AppError('request.conflict', 409, detail, { field: 'base_url' });
  }
}
