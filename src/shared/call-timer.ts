import { AsyncLocalStorage } from 'node:async_hooks';

interface RunningCall {
  /** How much of the function call was Cal.com's time; the rest is our own. */
  calcomMs: number;
  /** Its company's turn (telephony/functions/fair-turns.ts), once it has come. */
  turn?: { pause(): void; resume(): void; end(): void };
}

/** The function call that is running. */
export const callTimer = new AsyncLocalStorage<RunningCall>();

/** For what only waits, for Cal.com or for another call: meanwhile the next call of the company may work. */
export async function whileOthersWork<T>(wait: () => Promise<T>): Promise<T> {
  const turn = callTimer.getStore()?.turn;
  turn?.pause();
  try {
    return await wait();
  } finally {
    turn?.resume();
  }
}
