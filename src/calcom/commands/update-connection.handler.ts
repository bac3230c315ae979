import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Env } from '../../config/env.js';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { SecretBox } from '../../shared/secret-box.js';
import { Connections } from '../connections.js';
import { CalcomConnection } from '../entities/calcom-connection.entity.js';
import { assertPublicHttps } from '../public-address.js';
import { type ConnectionChange, UpdateConnection } from './update-connection.command.js';

@CommandHandler(UpdateConnection)
export class UpdateConnectionHandler implements ICommandHandler<UpdateConnection> {
  constructor(
    private readonly em: EntityManager,
    private readonly secrets: SecretBox,
    private readonly connections: Connections,
    private readonly env: Env,
  ) {}

  async execute({ connectionId, change }: UpdateConnection): Promise<void> {
    if (change.baseUrl !== undefined && !this.env.sandbox) await assertPublicHttps(change.baseUrl);
    try {
      await this.em.transactional(() => this.apply(connectionId, change));
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      throw new AppError('request.conflict', 409, 'Another connection has this label.', { field: 'label', cause: error });
    }
    this.connections.forget(connectionId);
  }

  private async apply(connectionId: string, { label, baseUrl, apiKey, webhookSecret, limitPerMinute }: ConnectionChange): Promise<void> {
    const connection = await this.em.findOne(CalcomConnection, { id: connectionId });
    if (!connection) throw notFound('connection');
    const instance = connection.calcomInstance;
    if (label !== undefined) connection.rename(label);
    if (baseUrl !== undefined) connection.pointAt(baseUrl);
    if (connection.calcomInstance !== instance) await this.assertUnused(connectionId);
    if (apiKey !== undefined) connection.rotateKey(apiKey, this.secrets);
    if (webhookSecret !== undefined) connection.rotateWebhookSecret(webhookSecret, this.secrets);
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
