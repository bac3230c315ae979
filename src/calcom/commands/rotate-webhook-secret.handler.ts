import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Env } from '../../config/env.js';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { CalcomConnection } from '../entities/calcom-connection.entity.js';
import { WebhookSecrets } from '../webhook-secrets.js';
import { RotateWebhookSecret } from './rotate-webhook-secret.command.js';

@CommandHandler(RotateWebhookSecret)
export class RotateWebhookSecretHandler implements ICommandHandler<RotateWebhookSecret> {
  constructor(
    private readonly em: EntityManager,
    private readonly secrets: WebhookSecrets,
    private readonly env: Env,
  ) {}

  async execute({ connectionId }: RotateWebhookSecret): Promise<void> {
    const connection = await this.em.fork().findOne(CalcomConnection, { id: connectionId });
    if (!connection) throw notFound('connection');
    if (connection.label === 'default' && this.env.calcomWebhookSecret !== null) {
      const detail = 'The secret of the connection "default" is CALCOM_WEBHOOK_SECRET: set another one there and start again.';
      throw new AppError('request.conflict', 409, detail);
    }
    await this.secrets.rotate(connectionId);
  }
}
