import { setTimeout as delay } from 'node:timers/promises';
import { type Scene, simply } from './scene.js';

/** PostgreSQL is killed under load and started again. */
export const postmasterKilled: Scene = {
  name: 'postmaster-killed',
  lastsMs: { quick: 2_000, full: 8_000 },
  open: simply(async ({ database, lastsMs }) => {
    const began = Date.now();
    await database.kill();
    await delay(lastsMs);
    await database.start();
    return `PostgreSQL was away for ${((Date.now() - began) / 1_000).toFixed(1)} s`;
  }),
};
