import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordTeamSync } from '../../contracts/companies/record-team-sync.command.js';
import { Clock } from '../../shared/clock.js';

const JITTER = 0.1;

@CommandHandler(RecordTeamSync)
export class RecordTeamSyncHandler implements ICommandHandler<RecordTeamSync> {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async execute({ companyId, companyTeamId, result }: RecordTeamSync): Promise<void> {
    const { set, values } = this.changesOf(result);
    await this.em.execute(
      `update company_teams t set team_sync_status = ?, updated_at = now() ${set.map((column) => `, ${column}`).join('')}
       from companies c where c.id = t.company_id and t.company_id = ? and t.id = ?`,
      [result.status, ...values, companyId, companyTeamId],
    );
  }

  private changesOf(result: RecordTeamSync['result']): { set: string[]; values: unknown[] } {
    const now = this.clock.now();
    if (result.status === 'syncing') return { set: [], values: [] };
    if (result.status === 'error') {
      const next = `next_sync_at = ?::timestamptz + least(c.sync_interval_hours, 1) * interval '1 hour'`;
      return { set: ['team_sync_error = ?', next], values: [result.error, now] };
    }
    // Spread, so that a thousand companies set up in one go do not ask Cal.com in the same minute every day.
    const spread = 1 - JITTER + 2 * JITTER * Math.random();
    return {
      set: [
        'team_sync_error = ?',
        'calcom_team_name = ?',
        'team_member_count = ?',
        'team_event_type_count = ?',
        'last_team_sync = ?',
        `next_sync_at = ?::timestamptz + c.sync_interval_hours * ? * interval '1 hour'`,
      ],
      values: [result.error, result.teamName, result.memberCount, result.eventTypeCount, now, now, spread],
    };
  }
}
