import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { rowsFor } from '../../shared/page.js';
import { ApiToken } from '../entities/api-token.entity.js';
import { ListTokens } from './list-tokens.query.js';
import type { TokenView } from './token-view.js';

@QueryHandler(ListTokens)
export class ListTokensHandler implements IQueryHandler<ListTokens> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, filter, page }: ListTokens): Promise<TokenView[]> {
    const where = {
      $and: [
        companyId === null ? {} : { companyId },
        filter.companyId === undefined ? {} : { companyId: filter.companyId },
        filter.role === undefined ? {} : { role: filter.role },
        filter.isRevoked === undefined ? {} : { revokedAt: filter.isRevoked ? { $ne: null } : null },
        page.after === null ? {} : { id: { $lt: page.after[1] } },
      ],
    };
    return this.em.find(ApiToken, where, { orderBy: { id: 'desc' }, limit: rowsFor(page), disableIdentityMap: true });
  }
}
