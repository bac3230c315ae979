import { setTimeout as delay } from 'node:timers/promises';

/** Waits until `look` gives something other than null, undefined or false. @throws when it does not within `ms`. */
export async function eventually<T>(what: string, look: () => Promise<T> | T, ms = 25_000): Promise<NonNullable<Exclude<T, false>>> {
  const until = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen as NonNullable<Exclude<T, false>>;
    if (Date.now() > until) throw new Error(`not within ${ms} ms: ${what}`);
    await delay(20);
  }
}
