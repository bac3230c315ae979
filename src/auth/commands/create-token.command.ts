import { Command } from '@nestjs/cqrs';
import type { Role } from '../actor.js';

/**
 * Makes an API token. `token` is its text: shown this once, only its hash is kept.
 * @throws AppError request.invalid when the role and the company do not go together or a scope is none, request.not_found
 */
export class CreateToken extends Command<{ tokenId: string; token: string }> {
  constructor(
    readonly details: {
      name: string;
      role: Role;
      /** Null for an operator, and for nobody else. */
      companyId: string | null;
      /** Null: until it is revoked. */
      expiresAt: Date | null;
      /** Null or none given: all that the role allows. */
      scopes?: string[] | null;
    },
  ) {
    super();
  }
}
