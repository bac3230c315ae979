import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { rowsFor } from '../../shared/page.js';
import { Branch } from '../entities/branch.entity.js';
import { type BranchView, branchView } from './branch-view.js';
import { ListBranches } from './list-branches.query.js';

@QueryHandler(ListBranches)
export class ListBranchesHandler implements IQueryHandler<ListBranches> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, filter, page }: ListBranches): Promise<BranchView[]> {
    const [name, id] = page.after ?? [];
    const where = {
      companyId,
      $and: [
        filter.slug === undefined ? {} : { slug: filter.slug },
        filter.isActive === undefined ? {} : { isActive: filter.isActive },
        filter.companyTeamId === undefined ? {} : { companyTeamId: filter.companyTeamId },
        name === undefined ? {} : { $or: [{ name: { $gt: name } }, { name, id: { $gt: id } }] },
      ],
    };
    const options = { orderBy: { name: 'asc', id: 'asc' }, limit: rowsFor(page), disableIdentityMap: true } as const;
    return (await this.em.find(Branch, where, options)).map(branchView);
  }
}
