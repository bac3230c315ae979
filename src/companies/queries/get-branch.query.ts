import { Query } from '@nestjs/cqrs';
import type { BranchView } from './branch-view.js';

/** @throws AppError request.not_found */
export class GetBranch extends Query<BranchView> {
  constructor(
    readonly companyId: string,
    readonly branchId: string,
  ) {
    super();
  }
}
