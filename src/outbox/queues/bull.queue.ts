import type { OnApplicationBootstrap, BeforeApplicationShutdown } from '@nestjs/common';
import Bull from 'bull';
import { Redis } from 'ioredis';
import { PinoLogger } from 'nestjs-pino';
import { CONCURRENCY, SWEEP_INTERVAL_MS, SWEEP_LIMIT, type Work, WorkQueue } from './work-queue.js';

/**
 * The driver with Redis: every process sweeps the due rows' ids into Bull, Bull hands each to one worker. The job id holds the
 * row's attempt, so that many sweepers add it once. When Redis is away the sweeping process works the rows off itself.
 */
export class BullQueue extends WorkQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly works = new Map<string, { work: Work; queue: Bull.Queue<{ id: string }> }>();
  private readonly sweeping = new Map<string, Promise<number>>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly redisUrl: string,
    private readonly logger: PinoLogger,
  ) {
    super();
  }

  register(work: Work): void {
    const queue = new Bull<{ id: string }>(`frontdesk.${work.kind}`, {
      createClient: (type) => this.connect(type),
      defaultJobOptions: { attempts: 3, backoff: { type: 'exponential', delay: 1_000 }, removeOnComplete: true, removeOnFail: 1_000 },
    });
    queue.on('error', (error: Error) => this.logger.warn({ event: 'queue.redis_error', kind: work.kind, reason: error.message }));
    queue.on('failed', (job, error) => this.logger.error({ event: 'queue.work_failed', kind: work.kind, id: job.data.id, err: error }));
    void queue.process(CONCURRENCY, (job) => work.run(job.data.id)).catch(() => undefined);
    this.works.set(work.kind, { work, queue });
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
    await Promise.all([...this.works.values()].map(({ queue }) => queue.close().catch(() => undefined)));
  }

  async drain(): Promise<void> {
    for (;;) {
      const due = await Promise.all([...this.works.keys()].map((kind) => this.sweep(kind)));
      const open = await Promise.all([...this.works.values()].map(({ queue }) => queue.getJobCounts()));
      if (due.every((count) => count === 0) && open.every((counts) => counts.active + counts.waiting === 0)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async problem(): Promise<string | null> {
    for (const { queue } of this.works.values()) {
      const answer = await queue.client.ping().catch((error: Error) => error.message);
      return answer === 'PONG' ? null : `Redis: ${answer}`;
    }
    return null;
  }

  private sweep(kind: string): Promise<number> {
    const running = this.sweeping.get(kind);
    if (running) return running;
    const sweep = this.handOver(kind).finally(() => this.sweeping.delete(kind));
    this.sweeping.set(kind, sweep);
    return sweep;
  }

  private async handOver(kind: string): Promise<number> {
    const entry = this.works.get(kind);
    if (!entry) return 0;
    try {
      const due = await entry.work.due(SWEEP_LIMIT);
      for (const { id, attempt } of due) {
        await entry.queue.add({ id }, { jobId: `${id}-${attempt}` }).catch(() => entry.work.run(id));
      }
      return due.length;
    } catch (error) {
      this.logger.warn({ event: 'queue.sweep_failed', kind, reason: error instanceof Error ? error.name : 'unknown' });
      return 0;
    }
  }

  /** Jobs must not wait in a silent offline queue; Bull's own blocking connections need unlimited retries. */
  private connect(type: 'client' | 'subscriber' | 'bclient'): Redis {
    const options = type === 'client' ? { enableOfflineQueue: false, maxRetriesPerRequest: 1 } : { maxRetriesPerRequest: null };
    const redis = new Redis(this.redisUrl, { ...options, enableReadyCheck: false, connectTimeout: 1_000 });
    redis.on('error', () => undefined);
    return redis;
  }
}
