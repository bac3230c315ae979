import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GetTeamAssignment } from '../../contracts/companies/get-team-assignment.query.js';
import { rowsFor } from '../../shared/page.js';
import { notFound } from '../../shared/not-found.js';
import { ListSyncRuns, type SyncRunView } from './list-sync-runs.query.js';

@QueryHandler(ListSyncRuns)
export class ListSyncRunsHandler implements IQueryHandler<ListSyncRuns> {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: QueryBus,
  ) {}

  async execute({ companyId, companyTeamId, filter, page }: ListSyncRuns): Promise<SyncRunView[]> {
    const assignment = await this.queries.execute(new GetTeamAssignment(companyTeamId));
    if (assignment?.companyId !== companyId) throw notFound('team');
    const [at = null, runId = null] = page.after ?? [];
    const state = filter.state ?? null;
    return this.em.getConnection().execute<SyncRunView[]>(
      `select id, trigger, state, coalesce((progress->>'fetched')::int, 0) as fetched, coalesce((progress->>'written')::int, 0) as written,
         json_build_object('created', created, 'updated', updated, 'unchanged', unchanged, 'deactivated', deactivated,
           'conflict', conflict, 'not_bookable', not_bookable, 'failed', failed) as counts,
         conflicts, error, attempts as tries, to_json(created_at)#>>'{}' as "createdAt", to_json(started_at)#>>'{}' as "startedAt",
         to_json(finished_at)#>>'{}' as "finishedAt",
         case when finished_at is null and claimed_until is null then to_json(next_attempt_at)#>>'{}' end as "nextAttemptAt",
         (extract(epoch from coalesce(finished_at, now()) - started_at) * 1000)::int as "durationMs"
       from sync_runs where company_id = ? and company_team_id = ? and (?::text is null or state = ?)
         and (?::timestamptz is null or (created_at, id) < (?::timestamptz, ?::uuid))
       order by created_at desc, id desc limit ?`,
      [companyId, companyTeamId, state, state, at, at, runId, rowsFor(page)],
    );
  }
}
