import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EnsureWorkspace } from '../../contracts/telephony/ensure-workspace.command.js';
import { SecretBox } from '../../shared/secret-box.js';
import { RetellWorkspace } from '../entities/retell-workspace.entity.js';

@CommandHandler(EnsureWorkspace)
export class EnsureWorkspaceHandler implements ICommandHandler<EnsureWorkspace> {
  constructor(
    private readonly em: EntityManager,
    private readonly secrets: SecretBox,
  ) {}

  execute({ slug, webhookKeys }: EnsureWorkspace): Promise<{ workspaceId: string }> {
    return this.em.transactional(async () => {
      // Two processes may start at once; the second waits here and then finds the row.
      await this.em.execute(`select pg_advisory_xact_lock(hashtext('retell_workspaces'))`);
      const workspace = (await this.em.findOne(RetellWorkspace, { slug }, { refresh: true })) ?? new RetellWorkspace(slug);
      workspace.replaceWebhookKeys(webhookKeys, this.secrets);
      this.em.persist(workspace);
      return { workspaceId: workspace.id };
    });
  }
}
