import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { notFound } from '../../shared/not-found.js';
import { CompanyTeam } from '../entities/company-team.entity.js';
import { GetTeam } from './get-team.query.js';
import { type TeamView, teamView } from './team-view.js';

@QueryHandler(GetTeam)
export class GetTeamHandler implements IQueryHandler<GetTeam> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyId, companyTeamId, only }: GetTeam): Promise<TeamView> {
    const team = await this.em.findOne(CompanyTeam, { companyId, id: companyTeamId }, { disableIdentityMap: true });
    if (!team || (only.standing && team.removedAt)) throw notFound('team');
    return teamView(team);
  }
}
