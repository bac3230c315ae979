import { ForeignKeyConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AppError } from '../../shared/app-error.js';
import { Clock } from '../../shared/clock.js';
import { notFound } from '../../shared/not-found.js';
import { ApiToken } from '../entities/api-token.entity.js';
import { refuseRoleAndCompany } from '../role-and-company.js';
import { newSecret } from '../secret-text.js';
import { isScope } from '../token-scope.js';
import { CreateToken } from './create-token.command.js';

@CommandHandler(CreateToken)
export class CreateTokenHandler implements ICommandHandler<CreateToken> {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async execute({ details }: CreateToken): Promise<{ tokenId: string; token: string }> {
    const scopes = details.scopes ?? null;
    if (details.name.trim() === '') throw invalid('name', 'A token needs a name.');
    if (scopes?.length === 0 || scopes?.some((scope) => !isScope(scope))) {
      throw invalid(
        'scopes',
        'A scope is <area>:read or <area>:write, such as bookings:read; users and tokens are written with *:write only.',
      );
    }
    refuseRoleAndCompany(details, ' token');
    const { text, hash } = newSecret('fd_');
    const token = new ApiToken(hash, { ...details, scopes }, this.clock.now());
    try {
      await this.em.transactional(() => Promise.resolve(this.em.persist(token)));
    } catch (error) {
      if (error instanceof ForeignKeyConstraintViolationException) throw notFound('company');
      throw error;
    }
    return { tokenId: token.id, token: text };
  }
}

function invalid(field: string, detail: string): AppError {
  return new AppError('request.invalid', 400, detail, { field });
}
