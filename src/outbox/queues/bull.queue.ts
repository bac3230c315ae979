import type { OnApplicationBootstrap, BeforeApplicationShutdown } from '@nestjs/common';
import Bull from 'bull';
import { Redis } from 'ioredis';
import { PinoLogger } from 'nestjs-pino';
import { idsOf, inBatches } from './batches.js';
import { GOODBYE_LIMIT_MS, endConnection, openConnection } from './redis-connection.js';
import { RunningWorks } from './running-works.js';
import { within } from './within.js';
import { CONCURRENCY, SHUTDOWN_WAITS_MS, SWEEP_INTERVAL_MS, SWEEP_LIMIT, type Work, WorkQueue } from './work-queue.js';

/** A job that Redis keeps although nobody works on it (its process died, Redis lost half of it) holds its row up for no longer than this. */
const JOB_ID_COUNTS_MS = 5_000;

interface Lane {
  work: Work;
  queue: Bull.Queue<{ ids: string[] }>;
}

/**
 * The driver with Redis: every process sweeps the due rows' ids into Bull, Bull hands each job to one worker. The job id holds the
 * first row's attempt, so that many sweepers add it once. When Redis is away the sweeping process works the rows off itself.
 */
export class BullQueue extends WorkQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly lanes = new Map<string, Lane>();
  private readonly sweeping = new Map<string, Promise<number>>();
  private readonly connections: Redis[] = [];
  private readonly running: RunningWorks;
  private timer: NodeJS.Timeout | null = null;
  private closing = false;

  constructor(
    private readonly redisUrl: string,
    private readonly logger: PinoLogger,
  ) {
    super();
    this.running = new RunningWorks(logger);
  }

  register(work: Work): void {
    const queue = new Bull<{ ids: string[] }>(`frontdesk.${work.kind}`, {
      createClient: (type) => this.connect(type),
      // A job that vanished under its worker (Redis was emptied) is a pause of this length, by default of 5 s.
      settings: { retryProcessDelay: 250 },
      // A job is one try; its row says when the next one is and keeps what went wrong. A job that stayed would keep its id taken.
      defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
    });
    // Bull would name its connection, for a list that nobody asks for, and let nobody hear of it when the connection ends before the
    // answer: a rejection without a handler ends the process.
    queue.setWorkerName = () => Promise.resolve();
    queue.on('error', (error: Error) => this.logger.warn({ event: 'queue.redis_error', kind: work.kind, reason: error.message }));
    void queue.process(CONCURRENCY, (job) => this.workOn(work, job.data.ids)).catch(() => undefined);
    this.lanes.set(work.kind, { work, queue });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      for (const lane of this.lanes.values()) void this.sweep(lane);
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
    // What ran has ended. Bull would wait for a Redis that is gone, and leaves connections that it did not make itself open.
    await within(GOODBYE_LIMIT_MS, Promise.all([...this.lanes.values()].map(({ queue }) => queue.close(true))));
    await Promise.all(this.connections.map((redis) => endConnection(redis)));
  }

  async drain(): Promise<void> {
    for (;;) {
      // A sweep that is under way may have looked before the last row became due.
      await Promise.all(this.sweeping.values());
      const due = await Promise.all([...this.lanes.values()].map((lane) => this.sweep(lane)));
      await this.running.idle();
      const open = await Promise.all([...this.lanes.values()].map(({ queue }) => queue.getJobCounts().catch(() => null)));
      const carriesNothing = open.every((counts) => counts === null || counts.active + counts.waiting === 0);
      if (this.closing || (carriesNothing && due.every((count) => count === 0))) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async problem(): Promise<string | null> {
    const [lane] = this.lanes.values();
    if (!lane) return null;
    const answer = await lane.queue.client.ping().catch((error: Error) => error.message);
    return answer === 'PONG' ? null : `Redis: ${answer}`;
  }

  private sweep(lane: Lane): Promise<number> {
    const { kind } = lane.work;
    const already = this.sweeping.get(kind);
    if (already) return already;
    const sweep = this.handOver(lane).finally(() => this.sweeping.delete(kind));
    this.sweeping.set(kind, sweep);
    return sweep;
  }

  private async handOver({ work, queue }: Lane): Promise<number> {
    try {
      const due = await work.due(SWEEP_LIMIT);
      const time = Math.floor(Date.now() / JOB_ID_COUNTS_MS);
      const added = inBatches(due, work.batch).map((rows) =>
        queue.add({ ids: idsOf(rows) }, { jobId: `${rows[0]?.id}-${rows[0]?.attempt}-${time}` }).then(
          () => null,
          () => rows,
        ),
      );
      const left = (await Promise.all(added)).filter((rows) => rows !== null);
      for (const rows of left) {
        await this.running.room(work.kind);
        if (this.closing) break;
        void this.running.run(work, idsOf(rows));
      }
      return due.length;
    } catch (error) {
      this.logger.warn({ event: 'queue.sweep_failed', kind: work.kind, reason: error instanceof Error ? error.name : 'unknown' });
      return 0;
    }
  }

  /** While this process ends, or is at this row already, the job is given up: the row stays due and is swept up again. */
  private async workOn(work: Work, ids: string[]): Promise<void> {
    const fresh = ids.filter((id) => !this.running.has(work.kind, id));
    if (this.closing || fresh.length === 0) return;
    if (!(await this.running.run(work, fresh))) throw new Error('The work failed; the log tells why.');
  }

  private connect(type: 'client' | 'subscriber' | 'bclient'): Redis {
    const redis = openConnection(this.redisUrl, type);
    this.connections.push(redis);
    return redis;
  }
}
