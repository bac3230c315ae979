import type { OnApplicationBootstrap, BeforeApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { idsOf, inBatches } from './batches.js';
import { RunningWorks } from './running-works.js';
import { within } from './within.js';
import { SHUTDOWN_WAITS_MS, SWEEP_INTERVAL_MS, SWEEP_LIMIT, type Work, WorkQueue } from './work-queue.js';

/** The driver without Redis: this process claims the rows itself. Several processes may do so side by side. */
export class InProcessQueue extends WorkQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly works = new Map<string, Work>();
  private readonly sweeping = new Map<string, Promise<number>>();
  private readonly running: RunningWorks;
  private timer: NodeJS.Timeout | null = null;
  private closing = false;

  constructor(private readonly logger: PinoLogger) {
    super();
    this.running = new RunningWorks(logger);
  }

  register(work: Work): void {
    this.works.set(work.kind, work);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      for (const work of this.works.values()) void this.sweep(work);
    }, SWEEP_INTERVAL_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.closing = true;
    // A sweep, too: a connection that is being opened while the pool closes is never given back, and the pool waits for it without end.
    const sweeps = Promise.all(this.sweeping.values());
    await within(
      SHUTDOWN_WAITS_MS,
      sweeps.then(() => this.running.idle()),
    );
  }

  async drain(): Promise<void> {
    for (;;) {
      // A sweep that is under way may have looked before the last row became due.
      await Promise.all(this.sweeping.values());
      const begun = await Promise.all([...this.works.values()].map((work) => this.sweep(work)));
      await this.running.idle();
      if (this.closing || begun.every((count) => count === 0)) return;
    }
  }

  problem(): Promise<null> {
    return Promise.resolve(null);
  }

  /** One sweep a kind at a time; resolves to the number of rows that were begun. */
  private sweep(work: Work): Promise<number> {
    const already = this.sweeping.get(work.kind);
    if (already) return already;
    const sweep = this.begin(work).finally(() => this.sweeping.delete(work.kind));
    this.sweeping.set(work.kind, sweep);
    return sweep;
  }

  /** Begins all that is due, as fast as there is room: one slow row holds up nothing but itself. */
  private async begin(work: Work): Promise<number> {
    let begun = 0;
    try {
      for (let more = true; more;) {
        const due = await work.due(SWEEP_LIMIT);
        more = due.length === SWEEP_LIMIT;
        const fresh = due.filter((row) => !this.running.has(work.kind, row.id));
        for (const rows of inBatches(fresh, work.batch)) {
          await this.running.room(work.kind);
          if (this.closing) return begun;
          begun += rows.length;
          // A row that fails before it was claimed is due again at once: not before the next sweep.
          void this.running.run(work, idsOf(rows)).then((worked) => (more &&= worked));
        }
      }
    } catch (error) {
      this.logger.warn({ event: 'queue.sweep_failed', kind: work.kind, reason: error instanceof Error ? error.name : 'unknown' });
    }
    return begun;
  }
}
