import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { PinoLogger } from 'nestjs-pino';
import { Env } from '../../config/env.js';
import { GetTeamAssignment } from '../../contracts/companies/get-team-assignment.query.js';
import { RecordTeamSync } from '../../contracts/companies/record-team-sync.command.js';
import { type Work, WorkQueue } from '../../outbox/queues/work-queue.js';
import { runInContext } from '../../outbox/run-in-context.js';
import { CalcomError } from '../clients/calcom-error.js';
import { ON_SYNC_ERROR, backoffSeconds } from '../sync-error.js';
import { TeamReader } from '../team-reading.js';
import { type ClaimedRun, TeamWriter } from '../team-writing.js';

/** A running sync that has not ended by then is taken over by another process. */
const CLAIM_SECONDS = 120;

/** Works off sync runs: claim, read Cal.com completely, then write everything in one transaction. */
@Injectable()
export class SyncRunWork implements Work, OnModuleInit {
  readonly kind = 'sync_run';

  constructor(
    private readonly em: EntityManager,
    private readonly queue: WorkQueue,
    private readonly env: Env,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly reader: TeamReader,
    private readonly writer: TeamWriter,
    private readonly logger: PinoLogger,
  ) {}

  onModuleInit(): void {
    if (this.env.isWorker) this.queue.register(this);
  }

  due(limit: number): Promise<{ id: string; attempt: number }[]> {
    return this.em.getConnection().execute(
      `select id, attempts as attempt from sync_runs
       where finished_at is null and next_attempt_at <= now() and (claimed_until is null or claimed_until < now())
       order by next_attempt_at limit ?`,
      [limit],
    );
  }

  async run(id: string): Promise<void> {
    const [run] = await this.em.getConnection().execute<ClaimedRun[]>(
      `update sync_runs set state = 'running', attempts = attempts + 1, claimed_until = now() + ? * interval '1 s',
         started_at = coalesce(started_at, now())
       where id = ? and finished_at is null and next_attempt_at <= now() and (claimed_until is null or claimed_until < now())
       returning id, company_id as "companyId", company_team_id as "companyTeamId", attempts as attempt`,
      [CLAIM_SECONDS, id],
    );
    if (run) await runInContext(this.em, () => this.sync(run));
  }

  private async sync(run: ClaimedRun): Promise<void> {
    const assignment = await this.queries.execute(new GetTeamAssignment(run.companyTeamId));
    if (!assignment || assignment.removed) {
      await this.writer.fail(run, 'team_removed', 'The team was removed from the company while its sync was waiting.');
      return;
    }
    await this.commands.execute(new RecordTeamSync(run.companyId, run.companyTeamId, { status: 'syncing' }));
    try {
      const reading = await this.reader.read(assignment);
      const outcome = await this.writer.write(run, assignment, reading);
      this.logger.info({ event: 'team_sync.finished', companyId: run.companyId, runId: run.id, outcome });
    } catch (error) {
      await this.decide(run, error);
    }
  }

  private async decide(run: ClaimedRun, error: unknown): Promise<void> {
    const code = error instanceof CalcomError ? error.code : 'unexpected';
    const decision =
      error instanceof CalcomError ? ON_SYNC_ERROR[error.code] : { retry: 'backoff' as const, text: 'An internal error stopped the sync.' };
    const wait =
      decision.retry === 'window' && error instanceof CalcomError
        ? (error.retryAfterSeconds ?? 60)
        : decision.retry === 'backoff'
          ? backoffSeconds(run.attempt)
          : null;
    this.logger.warn({ event: 'team_sync.failed', companyId: run.companyId, runId: run.id, code, retryInSeconds: wait, err: error });
    if (wait === null) await this.writer.fail(run, code, decision.text);
    else await this.writer.retry(run, `${code}: ${decision.text}`, wait, decision.retry === 'window');
  }
}
