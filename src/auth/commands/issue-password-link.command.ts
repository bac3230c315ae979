import { Command } from '@nestjs/cqrs';
import type { PasswordLink } from '../password-links.js';

/** A link for somebody who forgot the password, or lost the first link; older ones are worth nothing any more. @throws AppError request.not_found */
export class IssuePasswordLink extends Command<PasswordLink> {
  constructor(
    /** Of who asks; null: all companies. */
    readonly companyId: string | null,
    readonly user: { id: string } | { email: string },
  ) {
    super();
  }
}
