import { Query } from '@nestjs/cqrs';
import type { UserView } from './user-view.js';

/** @throws AppError request.not_found, the same for users of other companies */
export class GetUser extends Query<UserView> {
  constructor(
    /** Of who asks; null: all companies. */
    readonly companyId: string | null,
    readonly userId: string,
  ) {
    super();
  }
}
