import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '../../shared/clock.js';
import { notFound } from '../../shared/not-found.js';
import { ApiToken } from '../entities/api-token.entity.js';
import { RevokeToken } from './revoke-token.command.js';

@CommandHandler(RevokeToken)
export class RevokeTokenHandler implements ICommandHandler<RevokeToken> {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  execute({ companyId, tokenId }: RevokeToken): Promise<void> {
    return this.em.transactional(async () => {
      const token = await this.em.findOne(ApiToken, { id: tokenId, ...(companyId === null ? {} : { companyId }) });
      if (!token) throw notFound('token');
      token.revoke(this.clock.now());
    });
  }
}
