import { EntityManager } from '@mikro-orm/postgresql';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PinoLogger } from 'nestjs-pino';
import { ForgetOlder } from '../../contracts/telephony/forget-older.command.js';
import { Clock } from '../../shared/clock.js';
import { type AppliedRetention, ApplyRetention } from './apply-retention.command.js';

const DAY_MS = 86_400_000;

interface Kept {
  /** Null: what belongs to no company. */
  id: string | null;
  days: number;
}

@CommandHandler(ApplyRetention)
export class ApplyRetentionHandler implements ICommandHandler<ApplyRetention> {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {}

  async execute({ companyId, onProgress }: ApplyRetention): Promise<AppliedRetention> {
    const companies = await this.companies(companyId);
    const applied = { companies: companies.filter(({ id }) => id !== null).length, calls: 0, receipts: 0, failed: 0 };
    for (const [index, company] of companies.entries()) {
      try {
        await this.apply(company, applied);
      } catch (error) {
        applied.failed += 1;
        this.logger.error({ event: 'retention.failed', companyId: company.id, err: error });
      }
      await onProgress(index + 1, companies.length);
    }
    this.logger.info({ event: 'retention.applied', ...applied });
    return applied;
  }

  private async companies(companyId: string | null): Promise<Kept[]> {
    const where = companyId === null ? 'true' : 'id = ?';
    const rows = await this.em.execute<{ id: string; days: number }[]>(
      `select id, retention_days as days from companies where ${where} order by id`,
      companyId === null ? [] : [companyId],
    );
    if (companyId !== null || rows.length === 0) return rows;
    return [...rows, { id: null, days: rows.reduce((longest, { days }) => Math.max(longest, days), 0) }];
  }

  private async apply({ id, days }: Kept, applied: AppliedRetention): Promise<void> {
    const than = new Date(this.clock.now().getTime() - days * DAY_MS);
    for (let isDone = false; !isDone;) {
      const forgotten = await this.commands.execute(new ForgetOlder(id, than));
      applied.calls += forgotten.calls;
      applied.receipts += forgotten.receipts;
      isDone = forgotten.isDone;
    }
  }
}
