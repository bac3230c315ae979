import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListServices, type ServiceView } from '../../contracts/companies/list-services.query.js';
import { serviceViews } from './service-views.js';

@QueryHandler(ListServices)
export class ListServicesHandler implements IQueryHandler<ListServices> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId, filter }: ListServices): Promise<ServiceView[]> {
    return serviceViews(this.em, companyId, { filter });
  }
}
