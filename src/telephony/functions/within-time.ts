/** Something did not end in the time it had; it may still end later. */
export class TooSlow extends Error {
  constructor() {
    super('it took too long');
    this.name = 'TooSlow';
  }
}

/** Waits for `work`, but not longer than `ms`. What is not waited for may fail unseen. @throws TooSlow */
export async function withinTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const tooSlow = Promise.withResolvers<never>();
  const timer = setTimeout(() => tooSlow.reject(new TooSlow()), ms);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, tooSlow.promise]);
  } finally {
    clearTimeout(timer);
  }
}
