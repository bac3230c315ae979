import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { rowsFor } from '../../shared/page.js';
import { Company } from '../entities/company.entity.js';
import { type CompanyView, companyView } from './company-view.js';
import { ListCompanies } from './list-companies.query.js';

@QueryHandler(ListCompanies)
export class ListCompaniesHandler implements IQueryHandler<ListCompanies> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, filter, page }: ListCompanies): Promise<CompanyView[]> {
    const [name, id] = page.after ?? [];
    const where = {
      $and: [
        companyId === null ? {} : { id: companyId },
        filter.slug === undefined ? {} : { slug: filter.slug },
        filter.name === undefined ? {} : { name: { $ilike: `%${asWritten(filter.name)}%` } },
        filter.isActive === undefined ? {} : { isActive: filter.isActive },
        name === undefined ? {} : { $or: [{ name: { $gt: name } }, { name, id: { $gt: id } }] },
      ],
    };
    const options = { orderBy: { name: 'asc', id: 'asc' }, limit: rowsFor(page), disableIdentityMap: true } as const;
    return (await this.em.find(Company, where, options)).map(companyView);
  }
}

/** For `like`: what is a placeholder there stands for itself. */
function asWritten(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
