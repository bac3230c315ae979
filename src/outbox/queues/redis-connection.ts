import { Redis } from 'ioredis';
import { within } from './within.js';

/** A Redis that accepts but does not answer must not hold up a sweep: the rows are then worked off without it. */
const COMMAND_LIMIT_MS = 1_500;
export const GOODBYE_LIMIT_MS = 1_000;

/** Jobs must not wait in a silent offline queue; Bull's own blocking connections need unlimited retries. */
export function openConnection(url: string, type: 'client' | 'subscriber' | 'bclient'): Redis {
  const options =
    type === 'client'
      ? { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: COMMAND_LIMIT_MS }
      : { maxRetriesPerRequest: null };
  const redis = new Redis(url, { ...options, enableReadyCheck: false, connectTimeout: 1_000, disconnectTimeout: 200 });
  redis.on('error', () => undefined);
  return redis;
}

/** Lets what is on its way be answered, if there is anybody to answer. */
export async function endConnection(redis: Redis): Promise<void> {
  await within(GOODBYE_LIMIT_MS, redis.quit());
  redis.disconnect();
}
