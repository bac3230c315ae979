import { setTimeout as delay } from 'node:timers/promises';
import { type RedisServer, redisBinary, startRedis } from '../../test/support/external.js';
import { type Scene, Skipped, type Stage } from './scene.js';

const EVERY_MS = 150;
/** These end up with the settle worker, whose queue is emptied, too. */
const SLOW_BOOKINGS = { kind: 'book', fault: 'slow', delayMs: 4_000, times: 6 } as const;

/** Redis is emptied again and again while Bull runs the queues with it. */
export const redisEmptied: Scene = {
  name: 'redis-emptied',
  lastsMs: { quick: 4_000, full: 12_000 },
  open: async ({ ending, frontdesk }) => {
    if (!redisBinary()) throw new Skipped('no redis-server on PATH (Debian: apt-get install redis-server)');
    const redis = await startRedis();
    const stop = ending.add(() => redis.stop());
    return {
      frontdesk: { env: { REDIS_URL: redis.url } },
      play: (stage) => empty(redis, stage),
      // It must not look for a Redis that is gone.
      close: () => frontdesk.end().then(stop),
    };
  },
};

async function empty(redis: RedisServer, { calendar, lastsMs }: Stage): Promise<string> {
  await calendar.fault(SLOW_BOOKINGS);
  let times = 0;
  for (const began = Date.now(); Date.now() - began < lastsMs; times += 1) {
    await redis.flush();
    await delay(EVERY_MS);
  }
  await calendar.clearFaults();
  return `Redis was emptied ${times} times`;
}
