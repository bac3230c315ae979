import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { rowsFor } from '../../shared/page.js';
import { CompanyTeam } from '../entities/company-team.entity.js';
import { ListTeams } from './list-teams.query.js';
import { type TeamView, teamView } from './team-view.js';

@QueryHandler(ListTeams)
export class ListTeamsHandler implements IQueryHandler<ListTeams> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, filter, page }: ListTeams): Promise<TeamView[]> {
    const [, id] = page?.after ?? [];
    const where = {
      companyId,
      removedAt: filter.removed === true ? { $ne: null } : null,
      ...(filter.status === undefined ? {} : { teamSyncStatus: filter.status }),
      ...(id === undefined ? {} : { id: { $gt: id } }),
    };
    const options = { orderBy: { id: 'asc' }, limit: rowsFor(page), disableIdentityMap: true } as const;
    return (await this.em.find(CompanyTeam, where, options)).map(teamView);
  }
}
