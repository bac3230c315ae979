import { Query } from '@nestjs/cqrs';
import type { CompanyView } from './company-view.js';

/** The companies in reach, by name. */
export class ListCompanies extends Query<CompanyView[]> {
  constructor(
    /** Null: all of them. */
    readonly companyId: string | null = null,
  ) {
    super();
  }
}
