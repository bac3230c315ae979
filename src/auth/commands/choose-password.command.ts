import { Command } from '@nestjs/cqrs';
import type { OpenedSession } from '../sessions.js';

/**
 * What a one-time link is for: its person chooses a password and is logged in; all older sessions end. The first operator is made here
 * and names an e-mail address, too.
 * @throws AppError auth.link_invalid, request.invalid
 */
export class ChoosePassword extends Command<OpenedSession> {
  constructor(
    readonly token: string,
    readonly password: string,
    /** Of the first operator; no matter for anybody else. */
    readonly email: string | null,
  ) {
    super();
  }
}
