import { EntityManager } from '@mikro-orm/postgresql';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventTypeTakenOver } from '../../contracts/calcom/event-type-taken-over.event.js';
import { RequestTeamSync } from '../../contracts/calcom/request-team-sync.command.js';
import { TakeOverEventType } from '../../contracts/calcom/take-over-event-type.command.js';
import { EventRecorder } from '../../outbox/event-recorder.js';
import { AppError } from '../../shared/app-error.js';

interface Contest {
  companyTeamId: string;
  calcomInstance: string;
}

@CommandHandler(TakeOverEventType)
export class TakeOverEventTypeHandler implements ICommandHandler<TakeOverEventType> {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: CommandBus,
    private readonly events: EventRecorder,
  ) {}

  execute({ companyId, calcomEventTypeId }: TakeOverEventType): Promise<{ syncRunId: string; formerCompanyId: string | null }> {
    return this.em.transactional(async () => {
      const contest = await this.findContest(companyId, calcomEventTypeId);
      if (!contest) throw new AppError('request.not_found', 404, 'There is no such conflict.');
      const [released] = await this.em.execute<{ formerCompanyId: string }[]>(
        `update team_event_type_mappings set is_active = false, released_at = now(), updated_at = now()
         where calcom_instance = ? and calcom_event_type_id = ? and company_id <> ? and released_at is null
         returning company_id as "formerCompanyId"`,
        [contest.calcomInstance, calcomEventTypeId, companyId],
      );
      if (released) this.events.record(new EventTypeTakenOver(companyId, released.formerCompanyId, calcomEventTypeId));
      const { syncRunId } = await this.commands.execute(new RequestTeamSync(companyId, contest.companyTeamId, 'api'));
      return { syncRunId, formerCompanyId: released?.formerCompanyId ?? null };
    });
  }

  private async findContest(companyId: string, calcomEventTypeId: number): Promise<Contest | undefined> {
    const [contest] = await this.em.execute<Contest[]>(
      `select t.id as "companyTeamId", t.calcom_instance as "calcomInstance"
       from company_teams t cross join lateral (
         select conflicts from sync_runs r where r.company_team_id = t.id and r.state in ('synced', 'partial')
         order by finished_at desc limit 1) latest
       where t.company_id = ? and t.removed_at is null and latest.conflicts @> jsonb_build_array(jsonb_build_object('calcomEventTypeId', ?::int))`,
      [companyId, calcomEventTypeId],
    );
    return contest;
  }
}
