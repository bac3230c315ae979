import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SecretBox } from '../../shared/secret-box.js';
import { ChangingWorkspace } from '../changing-workspace.js';
import { AddWebhookKey } from './change-workspace.command.js';

@CommandHandler(AddWebhookKey)
export class AddWebhookKeyHandler implements ICommandHandler<AddWebhookKey> {
  constructor(
    private readonly workspace: ChangingWorkspace,
    private readonly secrets: SecretBox,
  ) {}

  execute({ slug, webhookKey, expected }: AddWebhookKey): Promise<void> {
    return this.workspace.change(slug, expected, (workspace) => workspace.addWebhookKey(webhookKey, this.secrets));
  }
}
