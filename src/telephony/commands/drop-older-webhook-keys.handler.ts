import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ChangingWorkspace } from '../changing-workspace.js';
import { DropOlderWebhookKeys } from './change-workspace.command.js';

@CommandHandler(DropOlderWebhookKeys)
export class DropOlderWebhookKeysHandler implements ICommandHandler<DropOlderWebhookKeys> {
  constructor(private readonly workspace: ChangingWorkspace) {}

  execute({ slug, expected }: DropOlderWebhookKeys): Promise<void> {
    return this.workspace.change(slug, expected, (workspace) => workspace.keepNewestWebhookKey());
  }
}
