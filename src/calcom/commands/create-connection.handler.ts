import { ForeignKeyConstraintViolationException, UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Env } from '../../config/env.js';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { SecretBox } from '../../shared/secret-box.js';
import { CalcomConnection } from '../entities/calcom-connection.entity.js';
import { assertPublicHttps } from '../public-address.js';
import { CreateConnection } from './create-connection.command.js';

@CommandHandler(CreateConnection)
export class CreateConnectionHandler implements ICommandHandler<CreateConnection> {
  constructor(
    private readonly em: EntityManager,
    private readonly secrets: SecretBox,
    private readonly env: Env,
  ) {}

  async execute({ details }: CreateConnection): Promise<{ connectionId: string }> {
    if (!this.env.sandbox) await assertPublicHttps(details.baseUrl);
    const connection = new CalcomConnection(details.label, details.baseUrl, details.companyId);
    connection.rotateKey(details.apiKey, this.secrets);
    if (details.webhookSecret) connection.rotateWebhookSecret(details.webhookSecret, this.secrets);
    connection.limitTo(details.limitPerMinute);
    try {
      await this.em.transactional(() => Promise.resolve(this.em.persist(connection)));
    } catch (error) {
      if (error instanceof ForeignKeyConstraintViolationException) throw notFound('company');
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      throw new AppError('request.conflict', 409, 'Another connection has this label.', { field: 'label', cause: error });
    }
    return { connectionId: connection.id };
  }
}
