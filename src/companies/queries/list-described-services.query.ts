import { Query } from '@nestjs/cqrs';
import type { ServiceFilter } from '../../contracts/companies/list-services.query.js';
import type { PageAsk } from '../../shared/page.js';
import type { DescribedService } from './described-services.js';

/** A page of a company's services by name, each with its event type; one more than it has room for when there is a next one. */
export class ListDescribedServices extends Query<DescribedService[]> {
  constructor(
    readonly companyId: string,
    readonly filter: ServiceFilter,
    readonly page: PageAsk,
  ) {
    super();
  }
}
