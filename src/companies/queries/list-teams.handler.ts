import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CompanyTeam } from '../entities/company-team.entity.js';
import { ListTeams } from './list-teams.query.js';
import { type TeamView, teamView } from './team-view.js';

@QueryHandler(ListTeams)
export class ListTeamsHandler implements IQueryHandler<ListTeams> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId }: ListTeams): Promise<TeamView[]> {
    const standing = { companyId, removedAt: null };
    const teams = await this.em.find(CompanyTeam, standing, { orderBy: { id: 'asc' }, disableIdentityMap: true });
    return teams.map(teamView);
  }
}
