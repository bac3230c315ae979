import { setTimeout as delay } from 'node:timers/promises';
import { type Scene, simply } from './scene.js';

/** SIGSTOP under load, and SIGCONT. */
export const frozen: Scene = {
  name: 'frozen',
  lastsMs: { quick: 6_000, full: 30_000 },
  isAway: true,
  open: simply(async ({ frontdesk, callers, lastsMs }) => {
    const goesOn = callers.standStill();
    frontdesk.signal('SIGSTOP');
    try {
      await delay(lastsMs);
    } finally {
      frontdesk.signal('SIGCONT');
      goesOn();
    }
    return `stood still for ${lastsMs / 1_000} s`;
  }),
};
