import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { findBranchAndService } from '../branch-and-service.js';
import { notFound } from '../../shared/not-found.js';
import { type BranchServiceView, branchServiceView } from './branch-service-views.js';
import { GetBranchService } from './get-branch-service.query.js';

@QueryHandler(GetBranchService)
export class GetBranchServiceHandler implements IQueryHandler<GetBranchService> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, branchId, serviceId }: GetBranchService): Promise<BranchServiceView> {
    const view = await branchServiceView(this.em, companyId, branchId, serviceId);
    if (view) return view;
    await findBranchAndService(this.em, companyId, branchId, serviceId);
    throw notFound('service');
  }
}
