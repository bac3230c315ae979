import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { notFound } from '../../shared/not-found.js';
import { Branch } from '../entities/branch.entity.js';
import { type BranchServiceView, branchServiceViews } from './branch-service-views.js';
import { ListBranchServices } from './list-branch-services.query.js';

@QueryHandler(ListBranchServices)
export class ListBranchServicesHandler implements IQueryHandler<ListBranchServices> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, branchId, page }: ListBranchServices): Promise<BranchServiceView[]> {
    if ((await this.em.count(Branch, { companyId, id: branchId })) === 0) throw notFound('branch');
    return branchServiceViews(this.em, companyId, branchId, page);
  }
}
