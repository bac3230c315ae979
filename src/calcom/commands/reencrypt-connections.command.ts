import { Command } from '@nestjs/cqrs';

/** Seals every stored secret with the first key of ENCRYPTION_KEYS; afterwards the older keys may go. Resolves to how many connections. */
export class ReencryptConnections extends Command<{ connections: number }> {}
