import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { RequestTeamSync } from '../contracts/calcom/request-team-sync.command.js';
import type { BegunTeamSync } from '../contracts/companies/begin-team-sync.command.js';
import { GetTeamAssignment } from '../contracts/companies/get-team-assignment.query.js';
import { RecordTeamSync } from '../contracts/companies/record-team-sync.command.js';
import { Metrics } from '../shared/metrics.js';
import { type ClaimedRun, SyncRuns } from './sync-runs.js';

/** How a run ends that wrote nothing: run and assignment say so in one transaction, unless another worker has the run by now. */
@Injectable()
export class SyncOutcomes {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly runs: SyncRuns,
    private readonly metrics: Metrics,
  ) {}

  /** Ends the run for good; the assignment shows why. */
  async failed(run: ClaimedRun, { assignedAt }: BegunTeamSync, code: string, text: string): Promise<void> {
    const error = `${code}: ${text}`;
    const kept = await this.em.transactional(async () => {
      if (!(await this.runs.fail(run, error))) return true;
      return this.commands.execute(new RecordTeamSync(run.companyId, run.companyTeamId, { status: 'error', error }, assignedAt));
    });
    this.count('error');
    // The failure was the former assignment's: the new one gets a run of its own.
    if (!kept) await this.requestAnew(run);
  }

  /** The run waits for its next try; meanwhile nothing is being synced, and the assignment does not claim it. */
  async postponed(run: ClaimedRun, { assignedAt }: BegunTeamSync, error: string, seconds: number, usesTry: boolean): Promise<void> {
    await this.em.transactional(async () => {
      if (!(await this.runs.postpone(run, error, seconds, usesTry))) return;
      await this.commands.execute(new RecordTeamSync(run.companyId, run.companyTeamId, { status: 'pending', error }, assignedAt));
    });
  }

  async removed(run: ClaimedRun): Promise<void> {
    await this.runs.fail(run, 'team_removed: The team was removed from the company while its sync was waiting.');
    this.count('error');
  }

  /** Removed, or removed and assigned anew, while the run was reading: its reading is thrown away. */
  async reassigned(run: ClaimedRun): Promise<void> {
    await this.runs.fail(run, 'team_reassigned: The assignment changed while it was being read; what was read was not written.');
    this.count('error');
    await this.requestAnew(run);
  }

  count(outcome: 'synced' | 'partial' | 'error'): void {
    this.metrics.syncRuns.inc({ outcome });
  }

  /** One that was assigned anew is read as what it is now. */
  private async requestAnew({ companyId, companyTeamId }: ClaimedRun): Promise<void> {
    const assignment = await this.queries.execute(new GetTeamAssignment(companyTeamId));
    if (assignment && !assignment.removed) await this.commands.execute(new RequestTeamSync(companyId, companyTeamId, 'assigned'));
  }
}
