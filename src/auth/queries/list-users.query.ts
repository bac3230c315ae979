import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';
import type { Role } from '../actor.js';
import type { UserView } from './user-view.js';

/** The users in reach, oldest first; one more than the page has room for when there is a next one. */
export class ListUsers extends Query<UserView[]> {
  constructor(
    /** Null: of all companies, and the operators. */
    readonly companyId: string | null,
    readonly filter: { companyId?: string; role?: Role; isActive?: boolean },
    readonly page: PageAsk,
  ) {
    super();
  }
}
