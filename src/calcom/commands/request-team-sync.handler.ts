import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RequestTeamSync } from '../../contracts/calcom/request-team-sync.command.js';
import { newId } from '../../shared/ids.js';

@CommandHandler(RequestTeamSync)
export class RequestTeamSyncHandler implements ICommandHandler<RequestTeamSync> {
  constructor(private readonly em: EntityManager) {}

  /**
   * The index sync_runs_one_open decides among concurrent requests. An open run that waits for its next try begins now and has all
   * its tries again: somebody mended what had failed, and wants to see it.
   */
  async execute({ companyId, companyTeamId, trigger }: RequestTeamSync): Promise<{ syncRunId: string; alreadyOpen: boolean }> {
    const [made] = await this.em.execute<{ id: string }[]>(
      `insert into sync_runs (id, company_id, company_team_id, trigger) values (?, ?, ?, ?)
       on conflict (company_team_id) where finished_at is null do nothing returning id`,
      [newId(), companyId, companyTeamId, trigger],
    );
    if (made) return { syncRunId: made.id, alreadyOpen: false };
    await this.em.execute(
      `update sync_runs set next_attempt_at = now(), failures = 0
       where company_team_id = ? and finished_at is null and claimed_until is null and next_attempt_at > now()`,
      [companyTeamId],
    );
    const [open] = await this.em.execute<{ id: string }[]>('select id from sync_runs where company_team_id = ? and finished_at is null', [
      companyTeamId,
    ]);
    // The open run ended in between: that one is as fresh as a new one would be.
    return open ? { syncRunId: open.id, alreadyOpen: true } : this.execute(new RequestTeamSync(companyId, companyTeamId, trigger));
  }
}
