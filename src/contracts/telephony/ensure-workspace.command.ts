import { Command } from '@nestjs/cqrs';

/** Makes the workspace with this slug or replaces its webhook keys (several during rotation). Resolves to its id. */
export class EnsureWorkspace extends Command<{ workspaceId: string }> {
  constructor(
    readonly slug: string,
    readonly webhookKeys: string[],
  ) {
    super();
  }
}
