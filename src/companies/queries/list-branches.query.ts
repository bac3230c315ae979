import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';
import type { BranchView } from './branch-view.js';

/** A company's branches, by name; one more than the page has room for when there is a next one. */
export class ListBranches extends Query<BranchView[]> {
  constructor(
    readonly companyId: string,
    readonly filter: { slug?: string; isActive?: boolean; companyTeamId?: string },
    readonly page: PageAsk,
  ) {
    super();
  }
}
