import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { ServiceView } from '../../contracts/companies/list-services.query.js';
import { notFound } from '../../shared/not-found.js';
import { GetService } from './get-service.query.js';
import { serviceViews } from './service-views.js';

@QueryHandler(GetService)
export class GetServiceHandler implements IQueryHandler<GetService> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, serviceId }: GetService): Promise<ServiceView> {
    const [service] = await serviceViews(this.em, companyId, { serviceId });
    if (!service) throw notFound('service');
    return service;
  }
}
