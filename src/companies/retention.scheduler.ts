import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { PinoLogger } from 'nestjs-pino';
import { Env } from '../config/env.js';
import { runInContext } from '../outbox/run-in-context.js';
import { Clock } from '../shared/clock.js';
import { ApplyRetention } from './commands/apply-retention.command.js';

/** Of several processes one gets the day's row; a run that died is taken over when its claim has passed, one that failed somewhere goes on. */
const CLAIM = `
  insert into retention_runs (day, claimed_until) values (?, now() + interval '30 min')
  on conflict (day) do update set claimed_until = excluded.claimed_until
    where retention_runs.finished_at is null and retention_runs.claimed_until < now()
  returning day`;

/** Applies the retention of all companies once a day. */
@Injectable()
export class RetentionScheduler implements OnModuleDestroy {
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly em: EntityManager,
    private readonly commands: CommandBus,
    private readonly env: Env,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {}

  @Interval(600_000)
  everyTenMinutes(): void {
    if (this.env.isWorker) this.running = this.running.then(() => this.tick());
  }

  async onModuleDestroy(): Promise<void> {
    await this.running;
  }

  /** Does nothing when today's run is done, or under way elsewhere. */
  async tick(): Promise<void> {
    const day = this.clock.now().toISOString().slice(0, 10);
    try {
      await runInContext(this.em, async () => {
        const claimed = await this.em.execute<unknown[]>(CLAIM, [day]);
        if (claimed.length > 0) await this.run(day);
      });
    } catch (error) {
      this.logger.error({ event: 'retention_scheduler.failed', err: error });
    }
  }

  private async run(day: string): Promise<void> {
    const stillHere = async (): Promise<void> => {
      await this.em.execute(`update retention_runs set claimed_until = now() + interval '30 min' where day = ?`, [day]);
    };
    const { calls, receipts, failed } = await this.commands.execute(new ApplyRetention(null, stillHere));
    await this.em.execute(
      `update retention_runs set finished_at = case when ? = 0 then now() end, calls = ?, receipts = ?, failed_companies = ? where day = ?`,
      [failed, calls, receipts, failed, day],
    );
  }
}
