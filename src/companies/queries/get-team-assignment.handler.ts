import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetTeamAssignment, type TeamAssignmentView } from '../../contracts/companies/get-team-assignment.query.js';
import { CompanyTeam } from '../entities/company-team.entity.js';

@QueryHandler(GetTeamAssignment)
export class GetTeamAssignmentHandler implements IQueryHandler<GetTeamAssignment> {
  constructor(private readonly em: EntityManager) {}

  async execute({ companyTeamId }: GetTeamAssignment): Promise<TeamAssignmentView | null> {
    const assignment = await this.em.findOne(CompanyTeam, { id: companyTeamId }, { disableIdentityMap: true });
    if (!assignment) return null;
    const { companyId, connectionId, calcomInstance, calcomTeamId, removedAt } = assignment;
    return { companyTeamId, companyId, connectionId, calcomInstance, calcomTeamId, removed: removedAt !== null };
  }
}
