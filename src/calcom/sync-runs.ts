import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** A running sync that has not ended by then is taken over by another process. */
const CLAIM_SECONDS = 120;

/** A run as its worker claimed it; `attempt` fences off a worker whose run was taken over. */
export interface ClaimedRun {
  id: string;
  companyId: string;
  companyTeamId: string;
  attempt: number;
  /** Tries used up before this one; one that died counts. */
  failures: number;
}

export interface SyncCounts {
  created: number;
  updated: number;
  unchanged: number;
  deactivated: number;
  conflict: number;
  notBookable: number;
}

const MINE = 'id = ? and attempts = ? and finished_at is null';

/** The rows of sync_runs as their worker writes them: every write says whether the run is still its own. */
@Injectable()
export class SyncRuns {
  constructor(private readonly em: EntityManager) {}

  /** Due and unclaimed, or with a claim that ran out. A thousand runs of a connection that has to wait are not tried one by one. */
  due(limit: number, spentConnections: string[]): Promise<{ id: string; attempt: number }[]> {
    return this.em.getConnection().execute(
      `select r.id, r.attempts as attempt from sync_runs r join company_teams t on t.id = r.company_team_id
       where r.finished_at is null and r.next_attempt_at <= now() and (r.claimed_until is null or r.claimed_until < now())
         and t.connection_id <> all(?::uuid[])
         and not exists (select from rate_budgets b where b.connection_id = t.connection_id and b.blocked_until > now())
       order by r.next_attempt_at limit ?`,
      [`{${spentConnections.join(',')}}`, limit],
    );
  }

  /** Of several workers one has the run. A claim that ran out was a try that died. */
  async claim(id: string): Promise<ClaimedRun | null> {
    const [run] = await this.em.getConnection().execute<ClaimedRun[]>(
      `update sync_runs set state = 'running', attempts = attempts + 1, failures = failures + (claimed_until is not null)::int,
         claimed_until = now() + ? * interval '1 s', started_at = coalesce(started_at, now()), progress = '{"fetched": 0, "written": 0}'
       where id = ? and finished_at is null and next_attempt_at <= now() and (claimed_until is null or claimed_until < now())
       returning id, company_id as "companyId", company_team_id as "companyTeamId", attempts as attempt, failures`,
      [CLAIM_SECONDS, id],
    );
    return run ?? null;
  }

  /** What was read, seen by whoever looks while the run goes on; the claim begins anew for the writing. */
  progress(run: ClaimedRun, fetched: number): Promise<boolean> {
    return this.write(`claimed_until = now() + ? * interval '1 s', progress = jsonb_build_object('fetched', ?::int, 'written', 0)`, run, [
      CLAIM_SECONDS,
      fetched,
    ]);
  }

  finish(run: ClaimedRun, state: 'synced' | 'partial', counts: SyncCounts, conflicts: object[], error: string | null): Promise<boolean> {
    const { created, updated, unchanged, deactivated, conflict, notBookable } = counts;
    const written = created + updated + deactivated;
    return this.write(
      `state = ?, created = ?, updated = ?, unchanged = ?, deactivated = ?, conflict = ?, not_bookable = ?, conflicts = ?::jsonb, error = ?,
       progress = progress || jsonb_build_object('written', ?::int), finished_at = now(), claimed_until = null`,
      run,
      [state, created, updated, unchanged, deactivated, conflict, notBookable, JSON.stringify(conflicts), error, written],
    );
  }

  fail(run: ClaimedRun, error: string): Promise<boolean> {
    return this.write(`state = 'error', error = ?, finished_at = now(), claimed_until = null`, run, [error]);
  }

  /** The run waits; one that only waits for the request budget has used up no try. */
  postpone(run: ClaimedRun, error: string, seconds: number, usesTry: boolean): Promise<boolean> {
    const set = `state = 'queued', error = ?, claimed_until = null, next_attempt_at = now() + ? * interval '1 s', failures = failures + ?`;
    return this.write(set, run, [error, seconds, usesTry ? 1 : 0]);
  }

  /** Whether readings, without a fuller one in between, have found the team empty for ten minutes already (invariant 4). */
  async emptyWasSeenBefore(companyTeamId: string): Promise<boolean> {
    const [row] = await this.em.execute<{ seen: boolean | null }[]>(
      `select min(finished_at) < now() - interval '10 minutes' as seen from sync_runs r
       where company_team_id = ? and error like 'team_empty_unconfirmed%' and not exists (
         select from sync_runs later where later.company_team_id = r.company_team_id and later.finished_at > r.finished_at
           and later.error is distinct from r.error)`,
      [companyTeamId],
    );
    return row?.seen === true;
  }

  private async write(set: string, run: ClaimedRun, values: unknown[]): Promise<boolean> {
    const rows = await this.em.execute<unknown[]>(`update sync_runs set ${set} where ${MINE} returning id`, [
      ...values,
      run.id,
      run.attempt,
    ]);
    return rows.length > 0;
  }
}
