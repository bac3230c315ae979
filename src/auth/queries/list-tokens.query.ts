import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';
import type { Role } from '../actor.js';
import type { TokenView } from './token-view.js';

/** The tokens in reach, newest first; one more than the page has room for when there is a next one. */
export class ListTokens extends Query<TokenView[]> {
  constructor(
    /** Null: of all companies, and the operators'. */
    readonly companyId: string | null,
    readonly filter: { companyId?: string; role?: Role; isRevoked?: boolean },
    readonly page: PageAsk,
  ) {
    super();
  }
}
