import { setTimeout as delay } from 'node:timers/promises';
import { PinoLogger } from 'nestjs-pino';
import pg from 'pg';
import { BullQueue } from '../../src/outbox/queues/bull.queue.js';
import { InProcessQueue } from '../../src/outbox/queues/in-process.queue.js';
import { SWEEP_LIMIT, type Work } from '../../src/outbox/queues/work-queue.js';
import { eventually } from '../support/eventually.js';
import { type RedisServer, describeWith, startRedis } from '../support/external.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';
import { Line } from './queue-drivers/line.js';
import { RowsOfWork, TRIED_AGAIN_MS } from './queue-drivers/rows-of-work.js';

type Driver = InProcessQueue | BullQueue;

const logger = new PinoLogger({ pinoHttp: { level: 'silent' } });
let database: TestDatabase;
let pool: pg.Pool;
let rows: RowsOfWork;
let opened: Driver[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 20 });
  pool.on('error', () => undefined);
  await RowsOfWork.createTable(pool);
});

beforeEach(() => {
  rows = new RowsOfWork(pool);
});

afterEach(async () => {
  await Promise.all(opened.map((queue) => queue.beforeApplicationShutdown()));
  opened = [];
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const allDone = () => eventually('all rows are done', async () => (await rows.state()).open === 0, 15_000);
const someTried = (count: number) => eventually(`${count} tries`, async () => (await rows.state()).tries >= count);

function contract(open: () => Driver): void {
  /** One process's queue; `start` lets it sweep by itself. */
  function aProcess(work: Work = rows.work()): Driver {
    const queue = open();
    queue.register(work);
    opened.push(queue);
    return queue;
  }

  it('works every due row off, once in effect, with two processes side by side', async () => {
    await rows.add(60, { ms: 10 });

    for (const queue of [aProcess(), aProcess()]) queue.onApplicationBootstrap();

    await allDone();
    expect(await rows.state()).toEqual({ done: 60, open: 0, tries: 60, effects: [1] });
  });

  it('does not double what two processes sweep at the same moment', async () => {
    await rows.add(40);
    const queues = [aProcess(), aProcess()];

    await Promise.all(queues.flatMap((queue) => [queue.drain(), queue.drain()]));

    expect(await rows.state()).toEqual({ done: 40, open: 0, tries: 40, effects: [1] });
  });

  it('takes up more rows than one sweep holds', async () => {
    await rows.add(SWEEP_LIMIT + 30);

    await aProcess().drain();

    expect(await rows.state()).toMatchObject({ done: SWEEP_LIMIT + 30, effects: [1] });
  });

  it('tries a failed row again when the row says so, not before', async () => {
    const [failing] = await rows.add(1, { fails: 2 });

    for (const queue of [aProcess(), aProcess()]) queue.onApplicationBootstrap();

    await allDone();
    const pauses = await rows.pauses(failing);
    expect(pauses).toHaveLength(2);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(TRIED_AGAIN_MS - 5);
    expect((await rows.state()).effects).toEqual([1]);
  });

  it('tries a row again whose work failed before the row was claimed', async () => {
    await rows.add(1);
    let failures = 0;
    const unlucky = rows.work(() => {
      if (failures++ < 2) throw new Error('the database is away for a moment');
    });

    aProcess(unlucky).onApplicationBootstrap();

    await eventually('the row is done', async () => (await rows.state()).done === 1, 20_000);
    expect(failures).toBe(3);
  });

  it('lets a slow row hold up nothing but itself', async () => {
    await rows.add(1, { ms: 2_500 });
    aProcess().onApplicationBootstrap();
    await someTried(1);

    await rows.add(20);

    await eventually('the others are done', async () => (await rows.state()).done >= 20, 2_300);
    expect(await rows.state()).toMatchObject({ done: 20, open: 1 });
    await allDone();
  });

  it('takes over a row whose process died with it', async () => {
    await rows.add(1, { diedWith: true });

    aProcess().onApplicationBootstrap();

    await allDone();
    expect(await rows.state()).toMatchObject({ done: 1, tries: 1 });
  });

  it('takes over a row that another process was handed and never claimed', async () => {
    await rows.add(1);
    let stuck = false;
    let goOn = (): void => undefined;
    const hanging = rows.work(() => {
      stuck = true;
      return new Promise<void>((resolve) => (goOn = resolve));
    });
    aProcess(hanging).onApplicationBootstrap();
    await eventually('the first process has it', () => stuck);

    aProcess().onApplicationBootstrap();

    await allDone();
    goOn();
    expect(await rows.state()).toMatchObject({ effects: [1] });
  });

  it('drains what becomes due after a sweep under way has looked', async () => {
    const work = rows.work();
    const looked = Promise.withResolvers<void>();
    const due = async (limit: number) => {
      const found = await work.due(limit);
      looked.resolve();
      await delay(100);
      return found;
    };
    const queue = aProcess({ ...work, due });
    const first = queue.drain();
    await looked.promise;
    await rows.add(1);

    await queue.drain();

    expect(await rows.state()).toMatchObject({ done: 1, open: 0 });
    await first;
  });

  it('drains: waits for what runs and for what becomes due on the way', async () => {
    await rows.add(3, { ms: 300 });
    const queue = aProcess();

    await queue.drain();

    expect(await rows.state()).toMatchObject({ done: 3, open: 0 });
  });

  it('finishes what is running when it ends, and begins nothing more', async () => {
    await rows.add(1, { ms: 600 });
    const queue = aProcess();
    queue.onApplicationBootstrap();
    await someTried(1);

    await queue.beforeApplicationShutdown();

    await rows.add(1);
    await queue.drain();
    expect(await rows.state()).toMatchObject({ done: 1, open: 1, tries: 1 });
  });
}

describe('the in-process driver', () => {
  contract(() => new InProcessQueue(logger));

  it('has nothing that could be out of order', async () => {
    expect(await new InProcessQueue(logger).problem()).toBeNull();
  });
});

describeWith('redis')('the driver with Bull', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  contract(() => new BullQueue(redis.url, logger));

  function aProcess(url: string, work: Work = rows.work()): BullQueue {
    const queue = new BullQueue(url, logger);
    queue.register(work);
    opened.push(queue);
    return queue;
  }

  it('loses nothing when Redis is emptied while jobs wait', async () => {
    await rows.add(60, { ms: 100 });
    for (const queue of [aProcess(redis.url), aProcess(redis.url)]) queue.onApplicationBootstrap();
    await someTried(10);

    await redis.flush();

    expect((await rows.state()).open).toBeGreaterThan(0);
    await allDone();
    expect((await rows.state()).effects).toEqual([1]);
  });

  describe('over a line that can break', () => {
    let line: Line;
    beforeEach(async () => {
      line = await new Line(redis.url).open();
    });
    afterEach(() => line.cut());

    const inOrder = (queue: BullQueue) => eventually('Redis answers', async () => (await queue.problem()) === null);

    it('works the rows off without Redis, says so, and uses Redis again when it is back', async () => {
      const byWhom: string[] = [];
      const queue = aProcess(
        line.url,
        rows.work(() => void byWhom.push('sweeper')),
      );
      aProcess(
        line.url,
        rows.work(() => void byWhom.push('other')),
      );
      await inOrder(queue);
      await line.cut();
      await rows.add(20);

      queue.onApplicationBootstrap();

      await allDone();
      expect(await queue.problem()).toMatch(/^Redis: /);
      expect(new Set(byWhom)).toEqual(new Set(['sweeper']));

      await line.open();
      await inOrder(queue);
      await rows.add(30, { ms: 100 });
      await allDone();
      // The other process sweeps nothing by itself: what it did came through Bull.
      expect(byWhom).toContain('other');
      expect((await rows.state()).effects).toEqual([1]);
    });

    it('works the rows off when Redis is reached but does not answer', async () => {
      const queue = aProcess(line.url);
      await inOrder(queue);
      line.fallSilent();
      await rows.add(5);

      queue.onApplicationBootstrap();

      await allDone();
      expect(await queue.problem()).toMatch(/^Redis: /);
    });

    it('starts without Redis', async () => {
      const { url } = line;
      await line.cut();
      await rows.add(5);
      const queue = aProcess(url);

      queue.onApplicationBootstrap();
      await allDone();
      expect(await queue.problem()).toMatch(/^Redis: /);
      await line.open();

      await inOrder(queue);
      expect((await rows.state()).effects).toEqual([1]);
    });

    it.each(['cut', 'silent'])('ends within its time when Redis is gone (%s), after what was running', async (how) => {
      await rows.add(1, { ms: 800 });
      const queue = aProcess(line.url);
      queue.onApplicationBootstrap();
      await someTried(1);
      if (how === 'cut') await line.cut();
      else line.fallSilent();

      const started = Date.now();
      await queue.beforeApplicationShutdown();

      expect(Date.now() - started).toBeLessThan(6_000);
      expect((await rows.state()).done).toBe(1);
    });
  });
});
