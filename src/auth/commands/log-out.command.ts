import { Command } from '@nestjs/cqrs';

/** Ends sessions of one person: this one, or all of them everywhere. */
export class LogOut extends Command<void> {
  constructor(readonly ended: { sessionId: string } | { userId: string }) {
    super();
  }
}
