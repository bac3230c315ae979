import { Query } from '@nestjs/cqrs';
import type { BranchServiceView } from './branch-service-views.js';

/** A service as it is sold at a branch, also one that is not offered there. @throws AppError request.not_found */
export class GetBranchService extends Query<BranchServiceView> {
  constructor(
    readonly companyId: string,
    readonly branchId: string,
    readonly serviceId: string,
  ) {
    super();
  }
}
