import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';
import type { BranchServiceView } from './branch-service-views.js';

/** Every service of the company with what is different at the branch. @throws AppError request.not_found */
export class ListBranchServices extends Query<BranchServiceView[]> {
  constructor(
    readonly companyId: string,
    readonly branchId: string,
    readonly page: PageAsk,
  ) {
    super();
  }
}
