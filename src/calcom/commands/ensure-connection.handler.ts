import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EnsureConnection } from '../../contracts/calcom/ensure-connection.command.js';
import { SecretBox } from '../../shared/secret-box.js';
import { Connections } from '../connections.js';
import { CalcomConnection } from '../entities/calcom-connection.entity.js';
import { TeamWebhooks } from '../team-webhooks.js';

@CommandHandler(EnsureConnection)
export class EnsureConnectionHandler implements ICommandHandler<EnsureConnection> {
  constructor(
    private readonly em: EntityManager,
    private readonly secrets: SecretBox,
    private readonly connections: Connections,
    private readonly webhooks: TeamWebhooks,
  ) {}

  async execute(command: EnsureConnection): Promise<{ connectionId: string }> {
    const ensured = await this.em.transactional(async () => {
      // Two processes may start at once; the second waits here and then finds the row.
      await this.em.execute(`select pg_advisory_xact_lock(hashtext('calcom_connections'))`);
      const known = await this.em.findOne(CalcomConnection, { label: command.label });
      const connection = known ?? new CalcomConnection(command.label, command.baseUrl);
      connection.pointAt(command.baseUrl);
      if (command.apiKey) connection.rotateKey(command.apiKey, this.secrets);
      const isNewSecret = command.webhookSecret !== null && connection.rotateWebhookSecret(command.webhookSecret, this.secrets);
      this.em.persist(connection);
      if (isNewSecret) await this.webhooks.renew(connection.id);
      return { connectionId: connection.id };
    });
    this.connections.forget(ensured.connectionId);
    return ensured;
  }
}
