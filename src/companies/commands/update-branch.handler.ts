import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { assertExpected } from '../../shared/version.js';
import { Branch } from '../entities/branch.entity.js';
import { assertStandingTeam } from '../standing-team.js';
import { UpdateBranch } from './update-branch.command.js';

@CommandHandler(UpdateBranch)
export class UpdateBranchHandler implements ICommandHandler<UpdateBranch> {
  constructor(private readonly em: EntityManager) {}

  async execute(command: UpdateBranch): Promise<void> {
    try {
      await this.em.transactional(() => this.update(command));
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      throw new AppError('branch.slug_taken', 409, 'Another branch of this company has this slug.', { field: 'slug', cause: error });
    }
  }

  private async update({ companyId, branchId, fields, expected }: UpdateBranch): Promise<void> {
    const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
    const branch = await this.em.findOne(Branch, { companyId, id: branchId }, locked);
    if (!branch) throw notFound('branch');
    assertExpected(branch.version, expected);
    await assertStandingTeam(this.em, companyId, fields.companyTeamId);
    branch.change(fields);
  }
}
