import { AsyncLocalStorage } from 'node:async_hooks';

/** How much of the running function call was Cal.com's time; the rest is our own. */
export const callTimer = new AsyncLocalStorage<{ calcomMs: number }>();
