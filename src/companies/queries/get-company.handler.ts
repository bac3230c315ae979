import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { notFound } from '../../shared/not-found.js';
import { Company } from '../entities/company.entity.js';
import { type CompanyView, companyView } from './company-view.js';
import { GetCompany } from './get-company.query.js';

@QueryHandler(GetCompany)
export class GetCompanyHandler implements IQueryHandler<GetCompany> {
  constructor(private readonly em: EntityManager) {}

  async execute({ company }: GetCompany): Promise<CompanyView> {
    const found = await this.em.findOne(Company, company, { disableIdentityMap: true });
    if (!found) throw notFound('company');
    return companyView(found);
  }
}
