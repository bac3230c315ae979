import type { OnApplicationBootstrap, BeforeApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CONCURRENCY, SWEEP_INTERVAL_MS, type Work, WorkQueue } from './work-queue.js';

/** The driver without Redis: this process claims the rows itself. Several processes may do so side by side. */
export class InProcessQueue extends WorkQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly works = new Map<string, Work>();
  private readonly sweeping = new Map<string, Promise<number>>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly logger: PinoLogger) {
    super();
  }

  register(work: Work): void {
    this.works.set(work.kind, work);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      for (const kind of this.works.keys()) void this.sweep(kind);
    }, SWEEP_INTERVAL_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await Promise.all(this.sweeping.values());
  }

  async drain(): Promise<void> {
    for (;;) {
      const worked = await Promise.all([...this.works.keys()].map((kind) => this.sweep(kind)));
      if (worked.every((count) => count === 0)) return;
    }
  }

  problem(): Promise<null> {
    return Promise.resolve(null);
  }

  /** One sweep a kind at a time; resolves to the number of rows that were due. */
  private sweep(kind: string): Promise<number> {
    const running = this.sweeping.get(kind);
    if (running) return running;
    const sweep = this.workOff(kind).finally(() => this.sweeping.delete(kind));
    this.sweeping.set(kind, sweep);
    return sweep;
  }

  private async workOff(kind: string): Promise<number> {
    const work = this.works.get(kind);
    if (!work) return 0;
    try {
      const due = await work.due(CONCURRENCY);
      await Promise.all(due.map(({ id }) => this.runOne(work, id)));
      return due.length;
    } catch (error) {
      this.logger.warn({ event: 'queue.sweep_failed', kind, reason: error instanceof Error ? error.name : 'unknown' });
      return 0;
    }
  }

  private async runOne(work: Work, id: string): Promise<void> {
    try {
      await work.run(id);
    } catch (error) {
      this.logger.error({ event: 'queue.work_failed', kind: work.kind, id, err: error });
    }
  }
}
