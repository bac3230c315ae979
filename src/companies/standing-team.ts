import type { EntityManager } from '@mikro-orm/postgresql';
import { notFound } from '../shared/not-found.js';
import { CompanyTeam } from './entities/company-team.entity.js';

/** A branch can be limited to a team that the company has now. @throws AppError request.not_found */
export async function assertStandingTeam(em: EntityManager, companyId: string, companyTeamId: string | null | undefined): Promise<void> {
  if (companyTeamId === null || companyTeamId === undefined) return;
  if (!(await em.findOne(CompanyTeam, { companyId, id: companyTeamId, removedAt: null }))) throw notFound('team', 'company_team_id');
}
