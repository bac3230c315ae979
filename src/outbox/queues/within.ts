import { setTimeout as delay } from 'node:timers/promises';

/** Waits for something that may fail or never end. */
export async function within(ms: number, something: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  await Promise.race([something.catch(() => undefined), delay(ms, undefined, { signal: over.signal }).catch(() => undefined)]);
  over.abort();
}
