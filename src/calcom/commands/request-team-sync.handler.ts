import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RequestTeamSync } from '../../contracts/calcom/request-team-sync.command.js';
import { newId } from '../../shared/ids.js';

@CommandHandler(RequestTeamSync)
export class RequestTeamSyncHandler implements ICommandHandler<RequestTeamSync> {
  constructor(private readonly em: EntityManager) {}

  /** The index sync_runs_one_open decides among concurrent requests. */
  async execute({ companyId, companyTeamId, trigger }: RequestTeamSync): Promise<{ syncRunId: string; alreadyOpen: boolean }> {
    const [made] = await this.em.execute<{ id: string }[]>(
      `insert into sync_runs (id, company_id, company_team_id, trigger) values (?, ?, ?, ?)
       on conflict (company_team_id) where finished_at is null do nothing returning id`,
      [newId(), companyId, companyTeamId, trigger],
    );
    if (made) return { syncRunId: made.id, alreadyOpen: false };
    const [open] = await this.em.execute<{ id: string }[]>('select id from sync_runs where company_team_id = ? and finished_at is null', [
      companyTeamId,
    ]);
    // The open run ended in between: that one is as fresh as a new one would be.
    return open ? { syncRunId: open.id, alreadyOpen: true } : this.execute(new RequestTeamSync(companyId, companyTeamId, trigger));
  }
}
