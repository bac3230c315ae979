import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CreateBranch } from '../../contracts/companies/create-branch.command.js';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { Branch } from '../entities/branch.entity.js';
import { Company } from '../entities/company.entity.js';
import { assertStandingTeam } from '../standing-team.js';

@CommandHandler(CreateBranch)
export class CreateBranchHandler implements ICommandHandler<CreateBranch> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, details }: CreateBranch): Promise<{ branchId: string }> {
    const branch = new Branch({ companyId, ...details });
    try {
      await this.em.transactional(async () => {
        if (!(await this.em.findOne(Company, { id: companyId }))) throw notFound('company');
        await assertStandingTeam(this.em, companyId, details.companyTeamId);
        this.em.persist(branch);
      });
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      throw new AppError('branch.slug_taken', 409, 'Another branch of this company has this slug.', { field: 'slug', cause: error });
    }
    return { branchId: branch.id };
  }
}
