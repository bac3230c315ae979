import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SecretBox } from '../../shared/secret-box.js';
import { RetellWorkspace } from '../entities/retell-workspace.entity.js';
import { ReencryptWorkspaces } from './reencrypt-workspaces.command.js';

@CommandHandler(ReencryptWorkspaces)
export class ReencryptWorkspacesHandler implements ICommandHandler<ReencryptWorkspaces> {
  constructor(
    private readonly em: EntityManager,
    private readonly secrets: SecretBox,
  ) {}

  /** All or none: a key that nothing opens stops it, and says of which row. */
  execute(): Promise<{ workspaces: number }> {
    return this.em.transactional(async () => {
      const workspaces = await this.em.find(RetellWorkspace, {}, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
      for (const workspace of workspaces) workspace.sealAnew(this.secrets);
      return { workspaces: workspaces.length };
    });
  }
}
