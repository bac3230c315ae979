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

  /** Runs rows, save those that this process is at already. Never rejects; false: it failed, and the rows say when they are tried again. */
  async run(work: Work, ids: string[]): Promise<boolean> {
    const running = this.of(work.kind);
    const already = ids.flatMap((id) => running.get(id) ?? []);
    const ours = ids.filter((id) => !running.has(id));
    const run =
      ours.length === 0 ? Promise.resolve(true) : this.attempt(work, ours).finally(() => ours.forEach((id) => running.delete(id)));
    for (const id of ours) running.set(id, run);
    return (await Promise.all([run, ...already])).every(Boolean);
  }

  /** Resolves once another run of this kind may be begun. */
  async room(kind: string): Promise<void> {
    const running = this.of(kind);
    while (new Set(running.values()).size >= CONCURRENCY) await Promise.race(running.values());
  }

  /** Resolves once nothing runs. */
  async idle(): Promise<void> {
    for (;;) {
      const runs = [...this.running.values()].flatMap((running) => [...running.values()]);
      if (runs.length === 0) return;
      await Promise.all(runs);
    }
  }

  private async attempt(work: Work, ids: string[]): Promise<boolean> {
    try {
      await actAs(work.actsAs ?? 'scheduler', () => work.run(...ids));
      return true;
    } catch (error) {
      this.logger.error({ event: 'queue.work_failed', kind: work.kind, ids, err: error });
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
