import { setTimeout as delay } from 'node:timers/promises';
import { type Scene, simply } from './scene.js';

const DEAD_MS = 500;
const LIVES_MS = 1_500;

/** SIGKILL under load and a start, again and again. */
export const killed: Scene = {
  name: 'killed',
  lastsMs: { quick: 1, full: 15_000 },
  isAway: true,
  open: simply(async ({ frontdesk, lastsMs }) => {
    let kills = 0;
    for (const began = Date.now(); kills === 0 || Date.now() - began < lastsMs; kills += 1) {
      await frontdesk.kill();
      await delay(DEAD_MS);
      await frontdesk.start();
      await delay(LIVES_MS);
    }
    return `killed ${kills === 1 ? 'once' : `${kills} times`} and started again`;
  }),
};
