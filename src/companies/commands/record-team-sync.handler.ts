import { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordTeamSync } from '../../contracts/companies/record-team-sync.command.js';
import { Clock } from '../../shared/clock.js';

const JITTER = 0.1;

/** A failure after `key_not_team_admin` does not make the key an admin: bookability reads the beginning of this column (invariant 5). */
const UNLESS_NO_ADMIN = `team_sync_error = case when t.team_sync_error like 'key_not_team_admin%' and ? not like 'key_not_team_admin%'
  then 'key_not_team_admin; ' || ? else ? end`;

@CommandHandler(RecordTeamSync)
export class RecordTeamSyncHandler implements ICommandHandler<RecordTeamSync> {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async execute({ companyId, companyTeamId, result, assignedAt }: RecordTeamSync): Promise<boolean> {
    const { set, values } = this.changesOf(result);
    const written = await this.em.execute<unknown[]>(
      `update company_teams t set team_sync_status = ?, updated_at = now() ${set.map((column) => `, ${column}`).join('')}
       from companies c where c.id = t.company_id and t.company_id = ? and t.id = ? and t.removed_at is null
         and (?::timestamptz is null or t.announced_at = ?::timestamptz)
       returning t.id`,
      [result.status, ...values, companyId, companyTeamId, assignedAt, assignedAt],
    );
    return written.length > 0;
  }

  private changesOf(result: RecordTeamSync['result']): { set: string[]; values: unknown[] } {
    const now = this.clock.now();
    if (result.status === 'pending') return { set: [UNLESS_NO_ADMIN], values: [result.error, result.error, result.error] };
    if (result.status === 'error') {
      const next = `next_sync_at = ?::timestamptz + least(c.sync_interval_hours, 1) * interval '1 hour'`;
      return { set: [UNLESS_NO_ADMIN, next], values: [result.error, result.error, result.error, now] };
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
