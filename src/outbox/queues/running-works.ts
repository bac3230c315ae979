import type { PinoLogger } from 'nestjs-pino';
import { actAs } from '../../shared/acting.js';
import { CONCURRENCY, type Work } from './work-queue.js';

/** The works that this process runs just now. */
export class RunningWorks {
  private readonly running = new Map<string, Map<string, Promise<boolean>>>();

  constructor(private readonly logger: PinoLogger) {}

  has(kind: string, id: string): boolean {
    return this.of(kind).has(id);
  }

  /** Runs a row, unless this process is at it already. Never rejects; false: it failed, and its row says when it is tried again. */
  run(work: Work, id: string): Promise<boolean> {
    const running = this.of(work.kind);
    const already = running.get(id);
    if (already) return already;
    const run = this.attempt(work, id).finally(() => running.delete(id));
    running.set(id, run);
    return run;
  }

  /** Resolves once another row of this kind may be begun. */
  async room(kind: string): Promise<void> {
    const running = this.of(kind);
    while (running.size >= CONCURRENCY) await Promise.race(running.values());
  }

  /** Resolves once nothing runs. */
  async idle(): Promise<void> {
    for (;;) {
      const runs = [...this.running.values()].flatMap((running) => [...running.values()]);
      if (runs.length === 0) return;
      await Promise.all(runs);
    }
  }

  private async attempt(work: Work, id: string): Promise<boolean> {
    try {
      await actAs(work.actsAs ?? 'scheduler', () => work.run(id));
      return true;
    } catch (error) {
      this.logger.error({ event: 'queue.work_failed', kind: work.kind, id, err: error });
      return false;
    }
  }

  private of(kind: string): Map<string, Promise<boolean>> {
    const known = this.running.get(kind);
    if (known) return known;
    const made = new Map<string, Promise<boolean>>();
    this.running.set(kind, made);
    return made;
  }
}
