import { Query } from '@nestjs/cqrs';
import type { BranchView } from './branch-view.js';

/** A company's branches, by name. */
export class ListBranches extends Query<BranchView[]> {
  constructor(readonly companyId: string) {
    super();
  }
}
