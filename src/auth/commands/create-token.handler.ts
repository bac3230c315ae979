import { randomBytes } from 'node:crypto';
import { ForeignKeyConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { ApiToken } from '../entities/api-token.entity.js';
import { CreateToken } from './create-token.command.js';

@CommandHandler(CreateToken)
export class CreateTokenHandler implements ICommandHandler<CreateToken> {
  constructor(private readonly em: EntityManager) {}

  async execute({ details }: CreateToken): Promise<{ tokenId: string; token: string }> {
    if (details.name.trim() === '') throw invalid('name', 'A token needs a name.');
    if ((details.role === 'operator') !== (details.companyId === null)) {
      throw invalid('company', 'An operator token has no company; an admin or viewer token needs one.');
    }
    const text = `fd_${randomBytes(32).toString('base64url')}`;
    const token = new ApiToken(text, details);
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
