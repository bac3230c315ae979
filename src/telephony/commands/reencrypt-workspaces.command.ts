import { Command } from '@nestjs/cqrs';

/** Seals every webhook key with the first key of ENCRYPTION_KEYS; afterwards the older keys may go. Resolves to how many workspaces. */
export class ReencryptWorkspaces extends Command<{ workspaces: number }> {}
