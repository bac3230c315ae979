import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AppError } from '../../shared/app-error.js';
import { SecretBox } from '../../shared/secret-box.js';
import { RetellWorkspace } from '../entities/retell-workspace.entity.js';
import { CreateWorkspace } from './change-workspace.command.js';

@CommandHandler(CreateWorkspace)
export class CreateWorkspaceHandler implements ICommandHandler<CreateWorkspace> {
  constructor(
    private readonly em: EntityManager,
    private readonly secrets: SecretBox,
  ) {}

  async execute({ slug, webhookKey }: CreateWorkspace): Promise<void> {
    const workspace = new RetellWorkspace(slug);
    workspace.replaceWebhookKeys([webhookKey], this.secrets);
    try {
      await this.em.transactional(() => Promise.resolve(this.em.persist(workspace)));
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      throw new AppError('workspace.slug_taken', 409, 'Another workspace has this slug.', { field: 'slug', cause: error });
    }
  }
}
