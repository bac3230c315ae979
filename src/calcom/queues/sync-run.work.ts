import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PinoLogger } from 'nestjs-pino';
import { Env } from '../../config/env.js';
import { type BegunTeamSync, BeginTeamSync } from '../../contracts/companies/begin-team-sync.command.js';
import { type Work, WorkQueue } from '../../outbox/queues/work-queue.js';
import { runInContext } from '../../outbox/run-in-context.js';
import { CalcomError } from '../clients/calcom-error.js';
import { KEY_NOT_TEAM_ADMIN, ON_SYNC_ERROR, backoffSeconds } from '../sync-error.js';
import { SyncOutcomes } from '../sync-outcomes.js';
import { type ClaimedRun, SyncRuns } from '../sync-runs.js';
import { TeamReader } from '../team-reading.js';
import { TeamWriter } from '../team-writing.js';

const SPENT_IS_BELIEVED_MS = 2_000;

/** Works off sync runs: claim, read Cal.com completely, then write everything in one transaction. */
@Injectable()
export class SyncRunWork implements Work, OnModuleInit {
  readonly kind = 'sync_run';
  readonly actsAs = 'sync';
  /** Connections whose budget had nothing left for a sync a moment ago, and until when that is believed. */
  private readonly spent = new Map<string, number>();

  constructor(
    private readonly em: EntityManager,
    private readonly queue: WorkQueue,
    private readonly env: Env,
    private readonly commands: CommandBus,
    private readonly runs: SyncRuns,
    private readonly outcomes: SyncOutcomes,
    private readonly reader: TeamReader,
    private readonly writer: TeamWriter,
    private readonly logger: PinoLogger,
  ) {}

  onModuleInit(): void {
    if (this.env.isWorker) this.queue.register(this);
  }

  due(limit: number): Promise<{ id: string; attempt: number }[]> {
    for (const [connectionId, until] of this.spent) if (until <= performance.now()) this.spent.delete(connectionId);
    return this.runs.due(limit, [...this.spent.keys()]);
  }

  async run(id: string): Promise<void> {
    const run = await this.runs.claim(id);
    if (run) await runInContext(this.em, () => this.sync(run));
  }

  private async sync(run: ClaimedRun): Promise<void> {
    const assignment = await this.commands.execute(new BeginTeamSync(run.companyId, run.companyTeamId));
    if (!assignment) {
      await this.outcomes.removed(run);
      return;
    }
    if (run.failures > 0 && backoffSeconds(run.failures) === null) {
      await this.outcomes.failed(run, assignment, 'crashed', 'The sync was broken off again and again; see the log.');
      return;
    }
    try {
      const outcome = await this.readAndWrite(run, assignment);
      this.logger.info({ event: 'team_sync.finished', companyId: run.companyId, runId: run.id, outcome });
    } catch (error) {
      await this.decide(run, assignment, error);
    }
  }

  private async readAndWrite(run: ClaimedRun, assignment: BegunTeamSync): Promise<string> {
    const reading = await this.reader.read(assignment);
    if (!reading.keyIsAdmin) {
      const text = KEY_NOT_TEAM_ADMIN[reading.because](assignment.calcomTeamId);
      await this.outcomes.failed(run, assignment, 'key_not_team_admin', text);
      return 'key_not_team_admin';
    }
    if (!(await this.runs.progress(run, reading.eventTypes.length))) return 'overtaken';
    const written = await this.writer.write(run, assignment, reading);
    if (written === 'reassigned') await this.outcomes.reassigned(run);
    if (written === 'empty') {
      const text = 'Cal.com lists no event types for the team; nothing was changed until a later reading says the same.';
      await this.outcomes.failed(run, assignment, 'team_empty_unconfirmed', text);
    }
    if (written === 'synced' || written === 'partial') this.outcomes.count(written);
    return written;
  }

  /** What the one table says of the error: give up, or come back later. */
  private async decide(run: ClaimedRun, assignment: BegunTeamSync, error: unknown): Promise<void> {
    const code = error instanceof CalcomError ? error.code : 'unexpected';
    const { retry, text } = ON_SYNC_ERROR[code];
    const window = error instanceof CalcomError ? (error.retryAfterSeconds ?? 60) : 60;
    const waits = { backoff: backoffSeconds(run.failures + 1), window, no: null };
    const seconds = waits[retry];
    this.logger.warn({ event: 'team_sync.failed', companyId: run.companyId, runId: run.id, code, retryInSeconds: seconds, err: error });
    const words = text(assignment.calcomTeamId);
    if (seconds === null) return this.outcomes.failed(run, assignment, code, words);
    // With a status Cal.com paused the key: that stands in the database, for all processes.
    const isOwnBudget = error instanceof CalcomError && error.status === null;
    if (retry === 'window' && isOwnBudget) this.spent.set(assignment.connectionId, performance.now() + SPENT_IS_BELIEVED_MS);
    await this.outcomes.postponed(run, assignment, `${code}: ${words}`, seconds, retry === 'backoff');
  }
}
