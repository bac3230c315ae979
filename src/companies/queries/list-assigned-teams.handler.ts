import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type AssignedTeam, ListAssignedTeams } from '../../contracts/companies/list-assigned-teams.query.js';

@QueryHandler(ListAssignedTeams)
export class ListAssignedTeamsHandler implements IQueryHandler<ListAssignedTeams> {
  constructor(private readonly em: EntityManager) {}

  execute({ calcomInstance, calcomTeamIds }: ListAssignedTeams): Promise<AssignedTeam[]> {
    return this.em.getConnection().execute<AssignedTeam[]>(
      `select t.calcom_team_id as "calcomTeamId", t.id as "companyTeamId", c.id as "companyId", c.name as "companyName",
         t.team_event_type_count as "eventTypeCount"
       from company_teams t join companies c on c.id = t.company_id
       where t.calcom_instance = ? and t.calcom_team_id = any(?::int[]) and t.removed_at is null`,
      [calcomInstance, `{${calcomTeamIds.join(',')}}`],
    );
  }
}
