import { Query } from '@nestjs/cqrs';
import type { PageAsk } from '../../shared/page.js';
import type { CompanyView } from './company-view.js';

/** The companies in reach, by name; one more than the page has room for when there is a next one. */
export class ListCompanies extends Query<CompanyView[]> {
  constructor(
    /** Null: all of them. */
    readonly companyId: string | null,
    readonly filter: { slug?: string; name?: string; isActive?: boolean },
    readonly page: PageAsk,
  ) {
    super();
  }
}
