import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Branch } from '../entities/branch.entity.js';
import { type BranchView, branchView } from './branch-view.js';
import { ListBranches } from './list-branches.query.js';

@QueryHandler(ListBranches)
export class ListBranchesHandler implements IQueryHandler<ListBranches> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId }: ListBranches): Promise<BranchView[]> {
    const branches = await this.em.find(Branch, { companyId }, { orderBy: { name: 'asc', id: 'asc' }, disableIdentityMap: true });
    return branches.map(branchView);
  }
}
