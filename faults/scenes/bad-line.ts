import { setTimeout as delay } from 'node:timers/promises';
import type { Weather } from '../line/weather.js';
import { type Scene, simply } from './scene.js';

const DELAY_MS = 4_000;
const BYTES_PER_SECOND = 1_500;

/** The line to Cal.com is bad for a while. */
function badLine(name: string, weather: Weather, did: (harmed: number) => string): Scene {
  return {
    name,
    lastsMs: { quick: 4_000, full: 12_000 },
    open: simply(async ({ line, lastsMs }) => {
      line.turn(weather);
      await delay(lastsMs);
      return did(line.clearUp());
    }),
  };
}

export const BAD_LINES: Scene[] = [
  badLine('calcom-delayed', { kind: 'delayed', ms: DELAY_MS }, (pieces) => `${pieces} pieces were held up for ${DELAY_MS / 1_000} s each`),
  badLine('calcom-cut', { kind: 'cut' }, (answers) => `${answers} answers were lost after the request was carried out`),
  badLine('calcom-reset', { kind: 'reset', everyNth: 2 }, (requests) => `${requests} requests were reset before they arrived`),
  badLine(
    'calcom-throttled',
    { kind: 'throttled', bytesPerSecond: BYTES_PER_SECOND },
    (pieces) => `${pieces} pieces trickled at ${BYTES_PER_SECOND} bytes a second`,
  ),
];
