import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Clock } from '../../shared/clock.js';
import { BUDGETS, SYNC_HEALTH } from './dashboard-statements.js';
import { type BudgetFigures, type Dashboard, GetDashboard, type SyncHealth } from './get-dashboard.query.js';
import { needsPerson } from './needs-person.js';
import { spanFigures } from './span-figures.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

@QueryHandler(GetDashboard)
export class GetDashboardHandler implements IQueryHandler<GetDashboard> {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async execute({ companyId }: GetDashboard): Promise<Dashboard> {
    const now = this.clock.now();
    const since = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
    const [last24Hours, last30Days, sync, rateBudgets, needs] = await Promise.all([
      spanFigures(this.em, companyId, { since: since(1), now, width: 'hour' }),
      spanFigures(this.em, companyId, { since: since(30), now, width: 'day' }),
      this.sync(companyId),
      this.ask<BudgetFigures>(BUDGETS, [companyId, companyId, companyId, companyId, companyId]),
      needsPerson(this.em, companyId),
    ]);
    return { last24Hours, last30Days, sync, rateBudgets, needsPerson: needs };
  }

  private async sync(companyId: string | null): Promise<SyncHealth> {
    type Row = { status: keyof SyncHealth['teams']; count: number; anyUnread: boolean; oldestSyncAt: string | null };
    const rows = await this.ask<Row>(SYNC_HEALTH, [companyId, companyId]);
    const teams = { pending: 0, syncing: 0, synced: 0, partial: 0, error: 0 };
    for (const { status, count } of rows) teams[status] = count;
    const oldest = rows.flatMap(({ oldestSyncAt }) => oldestSyncAt ?? []).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
    return { teams, oldestSyncAt: rows.some(({ anyUnread }) => anyUnread) ? null : (oldest ?? null) };
  }

  private ask<Row extends object>(sql: string, values: unknown[]): Promise<Row[]> {
    return this.em.getConnection().execute<Row[]>(sql, values);
  }
}
