import { Command } from '@nestjs/cqrs';
import type { Role } from '../actor.js';
import type { PasswordLink } from '../password-links.js';

/**
 * A person who may log in once they have chosen a password with the link, which is shown this once.
 * @throws AppError request.invalid when the role and the company do not go together, request.not_found, user.email_taken
 */
export class CreateUser extends Command<{ userId: string; link: PasswordLink }> {
  constructor(
    readonly details: {
      email: string;
      role: Role;
      /** Null for an operator, and for nobody else. */
      companyId: string | null;
    },
  ) {
    super();
  }
}
