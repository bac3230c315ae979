import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { notFound } from '../../shared/not-found.js';
import { Branch } from '../entities/branch.entity.js';
import { type BranchView, branchView } from './branch-view.js';
import { GetBranch } from './get-branch.query.js';

@QueryHandler(GetBranch)
export class GetBranchHandler implements IQueryHandler<GetBranch> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, branchId }: GetBranch): Promise<BranchView> {
    const branch = await this.em.findOne(Branch, { companyId, id: branchId }, { disableIdentityMap: true });
    if (!branch) throw notFound('branch');
    return branchView(branch);
  }
}
