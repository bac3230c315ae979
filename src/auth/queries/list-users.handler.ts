import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { rowsFor } from '../../shared/page.js';
import { User } from '../entities/user.entity.js';
import { ListUsers } from './list-users.query.js';
import { type UserView, userView } from './user-view.js';

@QueryHandler(ListUsers)
export class ListUsersHandler implements IQueryHandler<ListUsers> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, filter, page }: ListUsers): Promise<UserView[]> {
    const where = {
      $and: [
        companyId === null ? {} : { companyId },
        filter.companyId === undefined ? {} : { companyId: filter.companyId },
        filter.role === undefined ? {} : { role: filter.role },
        filter.isActive === undefined ? {} : { isActive: filter.isActive },
        page.after === null ? {} : { id: { $gt: page.after[1] } },
      ],
    };
    const options = { orderBy: { id: 'asc' }, limit: rowsFor(page), disableIdentityMap: true } as const;
    return (await this.em.find(User, where, options)).map(userView);
  }
}
