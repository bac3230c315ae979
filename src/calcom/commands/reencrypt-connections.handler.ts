import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SecretBox } from '../../shared/secret-box.js';
import { CalcomConnection } from '../entities/calcom-connection.entity.js';
import { ReencryptConnections } from './reencrypt-connections.command.js';

@CommandHandler(ReencryptConnections)
export class ReencryptConnectionsHandler implements ICommandHandler<ReencryptConnections> {
  constructor(
    private readonly em: EntityManager,
    private readonly secrets: SecretBox,
  ) {}

  /** All or none: a secret that no key opens stops it, and says of which row. */
  execute(): Promise<{ connections: number }> {
    return this.em.transactional(async () => {
      const connections = await this.em.find(CalcomConnection, {}, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
      for (const connection of connections) connection.sealAnew(this.secrets);
      return { connections: connections.length };
    });
  }
}
