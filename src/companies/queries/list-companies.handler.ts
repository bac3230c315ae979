import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Company } from '../entities/company.entity.js';
import { type CompanyView, companyView } from './company-view.js';
import { ListCompanies } from './list-companies.query.js';

@QueryHandler(ListCompanies)
export class ListCompaniesHandler implements IQueryHandler<ListCompanies> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId }: ListCompanies): Promise<CompanyView[]> {
    const inReach = companyId === null ? {} : { id: companyId };
    const companies = await this.em.find(Company, inReach, { orderBy: { name: 'asc', id: 'asc' }, disableIdentityMap: true });
    return companies.map(companyView);
  }
}
