import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SetSyncInterval } from '../../contracts/companies/set-sync-interval.command.js';
import { notFound } from '../../shared/not-found.js';

@CommandHandler(SetSyncInterval)
export class SetSyncIntervalHandler implements ICommandHandler<SetSyncInterval> {
  constructor(private readonly em: EntityManager) {}

  /** Spread by a tenth, as after a sync. A team that failed keeps its next time: it comes back within the hour anyway. */
  execute({ companyId, hours }: SetSyncInterval): Promise<void> {
    return this.em.transactional(async () => {
      const changed = await this.em.execute<unknown[]>(
        'update companies set sync_interval_hours = ?, updated_at = now() where id = ? returning id',
        [hours, companyId],
      );
      if (changed.length === 0) throw notFound('company');
      await this.em.execute(
        `update company_teams set next_sync_at = last_team_sync + ? * (0.9 + 0.2 * random()) * interval '1 hour', updated_at = now()
         where company_id = ? and removed_at is null and last_team_sync is not null and team_sync_status in ('synced', 'partial')`,
        [hours, companyId],
      );
    });
  }
}
