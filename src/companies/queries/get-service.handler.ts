import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { notFound } from '../../shared/not-found.js';
import { type DescribedService, describedServices } from './described-services.js';
import { GetService } from './get-service.query.js';
import { serviceViews } from './service-views.js';

@QueryHandler(GetService)
export class GetServiceHandler implements IQueryHandler<GetService> {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: QueryBus,
  ) {}

  async execute({ companyId, serviceId }: GetService): Promise<DescribedService> {
    const [service] = await describedServices(this.queries, companyId, await serviceViews(this.em, companyId, { serviceId }));
    if (!service) throw notFound('service');
    return service;
  }
}
