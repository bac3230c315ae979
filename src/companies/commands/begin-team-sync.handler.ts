import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { BeginTeamSync, type BegunTeamSync } from '../../contracts/companies/begin-team-sync.command.js';

@CommandHandler(BeginTeamSync)
export class BeginTeamSyncHandler implements ICommandHandler<BeginTeamSync> {
  constructor(private readonly em: EntityManager) {}

  /** One statement: a sync of an unchanged team makes twelve at most (design section 8). */
  async execute({ companyId, companyTeamId }: BeginTeamSync): Promise<BegunTeamSync | null> {
    const [begun] = await this.em.execute<BegunTeamSync[]>(
      `update company_teams set team_sync_status = 'syncing', updated_at = now()
       where company_id = ? and id = ? and removed_at is null
       returning id as "companyTeamId", company_id as "companyId", connection_id as "connectionId", calcom_instance as "calcomInstance",
         calcom_team_id as "calcomTeamId", false as removed, announced_at::text as "assignedAt"`,
      [companyId, companyTeamId],
    );
    return begun ?? null;
  }
}
