import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { type DescribedService, describedServices } from './described-services.js';
import { ListDescribedServices } from './list-described-services.query.js';
import { serviceViews } from './service-views.js';

@QueryHandler(ListDescribedServices)
export class ListDescribedServicesHandler implements IQueryHandler<ListDescribedServices> {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: QueryBus,
  ) {}

  async execute({ companyId, filter, page }: ListDescribedServices): Promise<DescribedService[]> {
    return describedServices(this.queries, companyId, await serviceViews(this.em, companyId, { filter, page }));
  }
}
