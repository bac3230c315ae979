import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Scene, Stage } from './scene.js';

const MINUTE_MS = 60_000;
/** Within what a signature may be old, and far beyond. */
const SHIFTS_MINUTES = [4, 60, -4, -60];
/** At each shift some of what is sent is slow, so that its outcome is judged by a clock that is wrong. */
const SLOW_BOOKINGS = { kind: 'book', fault: 'slow', delayMs: 9_000, times: 3 } as const;
/** They are under way when the clock jumps. */
const JUMPS_AFTER_MS = 500;

/** Frontdesk's clock jumps; those of the callers, of Cal.com and of PostgreSQL do not. */
export const clockShifted: Scene = {
  name: 'clock-shifted',
  lastsMs: { quick: 12_000, full: 30_000 },
  turnsAway: true,
  open: () => Promise.resolve({ frontdesk: { preload: join(import.meta.dirname, '../house/shifted-clock.mjs') }, play: shift }),
};

async function shift({ calendar, frontdesk, callers, lastsMs }: Stage): Promise<string> {
  for (const minutes of SHIFTS_MINUTES) {
    await calendar.fault(SLOW_BOOKINGS);
    await delay(JUMPS_AFTER_MS);
    await frontdesk.tell({ shiftMs: minutes * MINUTE_MS });
    await delay(lastsMs / SHIFTS_MINUTES.length);
  }
  await frontdesk.tell({ shiftMs: 0 });
  // What is still held up goes on.
  await calendar.clearFaults();
  const { turnedAway } = callers.ledger;
  if (turnedAway === 0) throw new Error('nobody was turned away although the clock was an hour off');
  return `by ${SHIFTS_MINUTES.join(', ')} minutes; ${turnedAway} calls got a clear 401 while it was an hour`;
}
