import { BAD_LINES } from './bad-line.js';
import { clockShifted } from './clock-shifted.js';
import { diskFull } from './disk-full.js';
import { frozen } from './frozen.js';
import { killed } from './killed.js';
import { postmasterKilled } from './postmaster-killed.js';
import { redisEmptied } from './redis-emptied.js';
import { rollingRestart } from './rolling-restart.js';
import type { Scene } from './scene.js';

/** In this order: the last one leaves the database on the small disk. */
export const SCENES: readonly Scene[] = [
  ...BAD_LINES,
  frozen,
  postmasterKilled,
  killed,
  redisEmptied,
  clockShifted,
  rollingRestart,
  diskFull,
];
