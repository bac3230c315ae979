import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Clock } from '../../shared/clock.js';
import { ANSWER_TIMES, BUDGETS, REFUSALS, SPAN, SYNC_HEALTH } from './dashboard-statements.js';
import { type BudgetFigures, type Dashboard, GetDashboard, type SpanFigures, type SyncHealth } from './get-dashboard.query.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

interface Counts {
  calls: number;
  bookings: number;
  changed: number;
  unsettled: number;
  callbacks: number;
}

@QueryHandler(GetDashboard)
export class GetDashboardHandler implements IQueryHandler<GetDashboard> {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async execute({ companyId }: GetDashboard): Promise<Dashboard> {
    const now = this.clock.now().getTime();
    const [last24Hours, last30Days, sync, rateBudgets] = await Promise.all([
      this.span(companyId, new Date(now - DAY_MS)),
      this.span(companyId, new Date(now - 30 * DAY_MS)),
      this.sync(companyId),
      this.ask<BudgetFigures>(BUDGETS, [companyId, companyId, companyId, companyId, companyId]),
    ]);
    return { last24Hours, last30Days, sync, rateBudgets };
  }

  private async span(companyId: string | null, since: Date): Promise<SpanFigures> {
    const [[counts], refusals, [times]] = await Promise.all([
      this.ask<Counts>(
        SPAN,
        [1, 2, 3, 4, 5].flatMap(() => [companyId, companyId, since]),
      ),
      this.ask<{ reason: string; count: number }>(REFUSALS, [companyId, companyId, since]),
      this.ask<{ p50: number | null; p99: number | null }>(ANSWER_TIMES, [companyId, companyId, since]),
    ]);
    return {
      calls: counts?.calls ?? 0,
      bookings: counts?.bookings ?? 0,
      movedOrCancelled: counts?.changed ?? 0,
      unsettled: counts?.unsettled ?? 0,
      callbackRequests: counts?.callbacks ?? 0,
      refusals,
      answerMs: { p50: times?.p50 ?? null, p99: times?.p99 ?? null },
    };
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
