import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { notFound } from '../../shared/not-found.js';
import { ApiToken } from '../entities/api-token.entity.js';
import { GetToken } from './get-token.query.js';
import type { TokenView } from './token-view.js';

@QueryHandler(GetToken)
export class GetTokenHandler implements IQueryHandler<GetToken> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, tokenId }: GetToken): Promise<TokenView> {
    const token = await this.em.findOne(ApiToken, { id: tokenId, ...(companyId === null ? {} : { companyId }) });
    if (!token) throw notFound('token');
    return token;
  }
}
