import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Header, type OnModuleInit } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../auth/route-access.js';
import { Metrics } from '../shared/metrics.js';

/** Seconds the oldest unfinished row of each kind of work has waited: what no worker takes shows here. */
const OLDEST_PENDING = `
  select 'sync_run' as kind, extract(epoch from now() - min(next_attempt_at)) as seconds from sync_runs where finished_at is null
  union all select 'booking_attempt', extract(epoch from now() - min(created_at)) from booking_attempts where settled_at is null
  union all select 'outbox', extract(epoch from now() - min(recorded_at)) from outbox where delivered_at is null
  union all select 'receipt', extract(epoch from now() - min(received_at)) from receipts where state = 'pending'`;

@Public()
@ApiExcludeController()
@Controller('metrics')
export class MetricsController implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly em: EntityManager,
  ) {}

  onModuleInit(): void {
    const help = 'Age of the oldest pending row of each kind of work; 0 when nothing waits';
    this.metrics.gauge('frontdesk_oldest_pending_seconds', help, ['kind'], async (gauge) => {
      const rows = await this.em.getConnection().execute<{ kind: string; seconds: string | null }[]>(OLDEST_PENDING);
      for (const row of rows) gauge.set({ kind: row.kind }, Math.max(0, Number(row.seconds ?? 0)));
    });
  }

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async read(): Promise<string> {
    const { registry } = this.metrics;
    // What is counted in this process is told also while the database is away; that it is away is what /health/ready says.
    const told = registry.getMetricsAsArray().map(({ name }) => registry.getSingleMetricAsString(name).catch(() => ''));
    return `${(await Promise.all(told)).filter((text) => text !== '').join('\n\n')}\n`;
  }
}
