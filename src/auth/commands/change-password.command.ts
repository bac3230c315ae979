import { Command } from '@nestjs/cqrs';
import type { OpenedSession } from '../sessions.js';

/**
 * A person's own password. All sessions end, also those of whoever else knew it; a new one takes the place of this one.
 * @throws AppError auth.password_wrong, auth.too_many_attempts, request.invalid
 */
export class ChangePassword extends Command<OpenedSession> {
  constructor(
    readonly userId: string,
    readonly passwords: { current: string; chosen: string },
    readonly address: string,
  ) {
    super();
  }
}
