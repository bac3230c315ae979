import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SetSyncInterval } from '../../contracts/companies/set-sync-interval.command.js';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { assertExpected } from '../../shared/version.js';
import { Company } from '../entities/company.entity.js';
import { UpdateCompany } from './update-company.command.js';

@CommandHandler(UpdateCompany)
export class UpdateCompanyHandler implements ICommandHandler<UpdateCompany> {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: CommandBus,
  ) {}

  async execute(command: UpdateCompany): Promise<void> {
    try {
      await this.em.transactional(() => this.update(command));
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      throw new AppError('company.slug_taken', 409, 'Another company has this slug.', { field: 'slug', cause: error });
    }
  }

  private async update({ companyId, fields, expected }: UpdateCompany): Promise<void> {
    const company = await this.em.findOne(Company, { id: companyId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    if (!company) throw notFound('company');
    assertExpected(company.version, expected);
    const { syncIntervalHours, ...own } = fields;
    company.change(own);
    await this.em.flush();
    if (syncIntervalHours !== undefined) await this.commands.execute(new SetSyncInterval(companyId, syncIntervalHours));
  }
}
