import type { EntityManager } from '@mikro-orm/postgresql';
import { notFound } from '../shared/not-found.js';
import { Branch } from './entities/branch.entity.js';

/**
 * Both are this company's, else the error that says no more than that. `teamRemoved`: the service's team is not the company's any more.
 * `otherTeam`: the branch is limited to another team.
 */
export async function findBranchAndService(
  em: EntityManager,
  companyId: string,
  branchId: string,
  serviceId: string,
): Promise<{ teamRemoved: boolean; otherTeam: boolean }> {
  const branch = await em.findOne(Branch, { companyId, id: branchId });
  if (!branch) throw notFound('branch');
  const [service] = await em.execute<{ teamRemoved: boolean; teamId: string }[]>(
    `select t.removed_at is not null as "teamRemoved", t.id as "teamId"
     from services s
       join team_event_type_mappings m on m.company_id = s.company_id and m.id = s.mapping_id
       join company_teams t on t.company_id = m.company_id and t.id = m.company_team_id
     where s.company_id = ? and s.id = ?`,
    [companyId, serviceId],
  );
  if (!service) throw notFound('service');
  return { teamRemoved: service.teamRemoved, otherTeam: branch.companyTeamId !== null && branch.companyTeamId !== service.teamId };
}
