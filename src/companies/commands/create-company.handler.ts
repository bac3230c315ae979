import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CreateCompany } from '../../contracts/companies/create-company.command.js';
import { AppError } from '../../shared/app-error.js';
import { Clock } from '../../shared/clock.js';
import { Company } from '../entities/company.entity.js';

@CommandHandler(CreateCompany)
export class CreateCompanyHandler implements ICommandHandler<CreateCompany> {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async execute({ details }: CreateCompany): Promise<{ companyId: string }> {
    const company = new Company(details, this.clock.now());
    try {
      await this.em.transactional(() => Promise.resolve(this.em.persist(company)));
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      throw new AppError('company.slug_taken', 409, 'Another company has this slug.', { field: 'slug', cause: error });
    }
    return { companyId: company.id };
  }
}
