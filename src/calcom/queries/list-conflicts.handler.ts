import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type ConflictView, ListConflicts } from './list-conflicts.query.js';

@QueryHandler(ListConflicts)
export class ListConflictsHandler implements IQueryHandler<ListConflicts> {
  constructor(private readonly em: EntityManager) {}

  execute({ companyId }: ListConflicts): Promise<ConflictView[]> {
    return this.em.getConnection().execute<ConflictView[]>(
      `select t.id as "companyTeamId", (c->>'calcomEventTypeId')::int as "calcomEventTypeId", c->>'name' as name, c->>'reason' as reason,
         to_json(run.finished_at)#>>'{}' as "seenAt"
       from company_teams t
         join lateral (select r.conflicts, r.finished_at from sync_runs r
           where r.company_id = t.company_id and r.company_team_id = t.id and r.finished_at is not null
           order by r.created_at desc limit 1) run on true
         cross join lateral jsonb_array_elements(run.conflicts) c
       where t.company_id = ? and t.removed_at is null order by t.id, 2`,
      [companyId],
    );
  }
}
