import { Command } from '@nestjs/cqrs';

/** Forgets a user: e-mail address, password and sessions. The audit log keeps the id. @throws AppError request.not_found, user.last_operator */
export class RemoveUser extends Command<void> {
  constructor(
    /** Of who asks; null: all companies. */
    readonly companyId: string | null,
    readonly userId: string,
  ) {
    super();
  }
}
