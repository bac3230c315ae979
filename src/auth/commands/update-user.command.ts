import { Command } from '@nestjs/cqrs';

/**
 * What a user may do. Somebody who may not log in any more is logged out everywhere.
 * @throws AppError request.not_found, request.invalid for a role that needs another company, user.last_operator
 */
export class UpdateUser extends Command<void> {
  constructor(
    /** Of who asks; null: all companies. */
    readonly companyId: string | null,
    readonly userId: string,
    readonly change: { role?: 'admin' | 'viewer'; isActive?: boolean },
  ) {
    super();
  }
}
