import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { PinoLogger } from 'nestjs-pino';
import { Env } from '../config/env.js';
import { RequestTeamSync } from '../contracts/calcom/request-team-sync.command.js';
import { TeamAssigned } from '../contracts/companies/team-assigned.event.js';
import { EventRecorder } from '../outbox/event-recorder.js';
import { runInContext } from '../outbox/run-in-context.js';
import { Clock } from '../shared/clock.js';
import { TEAM_SYNC_IS_DUE } from './team-sync-is-due.js';

interface Assignment {
  id: string;
  companyId: string;
}

const BATCH = 200;

/** Finds assignments that plain SQL inserted and those whose sync is due, and hands them over; it syncs nothing itself. */
@Injectable()
export class TeamSyncScheduler implements OnApplicationBootstrap, OnModuleDestroy {
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly em: EntityManager,
    private readonly commands: CommandBus,
    private readonly events: EventRecorder,
    private readonly env: Env,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.everyMinute();
  }

  @Interval(60_000)
  everyMinute(): void {
    if (this.env.isWorker) this.running = this.running.then(() => this.tick());
  }

  async onModuleDestroy(): Promise<void> {
    await this.running;
  }

  /** One look at the table. Several processes may look at once: each row goes to one of them. */
  async tick(): Promise<void> {
    await this.inFull('team_assignments.announced', () => this.announceInserted());
    await this.inFull('team_syncs.requested', () => this.requestDue());
  }

  /** Batch after batch until one is not full; a failure is for the next minute and does not keep the other step from its work. */
  private async inFull(event: string, nextBatch: () => Promise<Assignment[]>): Promise<void> {
    try {
      for (let batch = await runInContext(this.em, nextBatch); batch.length > 0; batch = await runInContext(this.em, nextBatch)) {
        this.logger.info({ event, count: batch.length });
        if (batch.length < BATCH) return;
      }
    } catch (error) {
      this.logger.error({ event: 'team_sync_scheduler.failed', step: event, err: error });
    }
  }

  private announceInserted(): Promise<Assignment[]> {
    return this.em.transactional(async () => {
      const assignments = await this.claim('announced_at = ?, next_sync_at = ?', 'announced_at is null and removed_at is null', [
        ...[this.clock.now(), this.inAnHour()],
      ]);
      for (const { id, companyId } of assignments) this.events.record(new TeamAssigned(companyId, id));
      return assignments;
    });
  }

  private async requestDue(): Promise<Assignment[]> {
    const assignments = await this.claim('next_sync_at = ?', TEAM_SYNC_IS_DUE, [this.inAnHour(), this.clock.now()]);
    for (const assignment of assignments) await this.request(assignment);
    return assignments;
  }

  private async request({ id, companyId }: Assignment): Promise<void> {
    try {
      await this.commands.execute(new RequestTeamSync(companyId, id, 'scheduled'));
    } catch (error) {
      this.logger.error({ event: 'team_sync.not_requested', companyId, companyTeamId: id, err: error });
    }
  }

  private claim(set: string, condition: string, values: Date[]): Promise<Assignment[]> {
    return this.em.execute(
      `update company_teams set ${set}, updated_at = now()
       where id in (select id from company_teams where ${condition} order by next_sync_at limit ${BATCH} for update skip locked)
       returning id, company_id as "companyId"`,
      values,
    );
  }

  /** Until then a claimed assignment is left alone; should this process die now, it is looked at again. */
  private inAnHour(): Date {
    return new Date(this.clock.now().getTime() + 3_600_000);
  }
}
