import { Command } from '@nestjs/cqrs';
import type { OpenedSession } from '../sessions.js';

/**
 * Opens a session for an e-mail address and a password; one that the browser had before is closed.
 * @throws AppError auth.login_failed in the same words and the same time for an unknown address, auth.too_many_attempts
 */
export class LogIn extends Command<OpenedSession> {
  constructor(
    readonly email: string,
    readonly password: string,
    /** Where the request comes from, for the throttle. */
    readonly address: string,
    readonly replacedSession: string | null,
  ) {
    super();
  }
}
