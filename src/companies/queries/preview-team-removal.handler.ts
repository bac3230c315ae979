import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { PreviewWithoutTeam } from '../../contracts/booking/preview-without-team.query.js';
import { Branch } from '../entities/branch.entity.js';
import { CompanyTeam } from '../entities/company-team.entity.js';
import { GetTeam } from './get-team.query.js';
import { PreviewTeamRemoval, type TeamConsequences } from './preview-team-removal.query.js';
import { serviceViews } from './service-views.js';

@QueryHandler(PreviewTeamRemoval)
export class PreviewTeamRemovalHandler implements IQueryHandler<PreviewTeamRemoval> {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: QueryBus,
  ) {}

  async execute({ companyId, companyTeamId }: PreviewTeamRemoval): Promise<TeamConsequences> {
    await this.queries.execute(new GetTeam(companyId, companyTeamId, { standing: true }));
    const filter = { companyTeamId, isActive: true, isBookable: true };
    const services = await serviceViews(this.em, companyId, { filter });
    const byName = { orderBy: { name: 'asc', id: 'asc' }, disableIdentityMap: true } as const;
    const branches = await this.em.find(Branch, { companyId, companyTeamId }, byName);
    const otherTeams = await this.em.count(CompanyTeam, { companyId, removedAt: null, id: { $ne: companyTeamId } });
    const without = await this.queries.execute(new PreviewWithoutTeam(companyId, companyTeamId));
    return { services: services.map(named), branches: branches.map(named), otherTeams, ...without };
  }
}

function named({ id, name }: { id: string; name: string }): { id: string; name: string } {
  return { id, name };
}
