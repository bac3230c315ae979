import { setTimeout as delay } from 'node:timers/promises';

/** What a look gave when it gave something. */
type Seen<T> = Exclude<T, null | undefined | false>;

/** The pauses between looks grow: what takes long is not made longer by looking. */
const PAUSES_MS = { first: 10, longest: 100 };

/** Waits until `look` gives something other than null, undefined or false. @throws when it does not within `ms`. */
export async function eventually<T>(what: string, look: () => Promise<T> | T, ms = 25_000): Promise<Seen<T>> {
  const giveUpAt = Date.now() + ms;
  for (let pauseMs = PAUSES_MS.first; ; pauseMs = Math.min(pauseMs * 1.5, PAUSES_MS.longest)) {
    const seen = await look();
    if (isSeen(seen)) return seen;
    if (Date.now() > giveUpAt) throw new Error(`not within ${ms} ms: ${what}`);
    await delay(pauseMs);
  }
}

/** The same, for what needs no other words than its own code. */
export function until<T>(look: () => Promise<T> | T, ms?: number): Promise<Seen<T>> {
  return eventually(String(look), look, ms);
}

function isSeen<T>(seen: T): seen is Seen<T> {
  return seen !== null && seen !== undefined && seen !== false;
}
