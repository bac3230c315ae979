import { parseArgs } from 'node:util';
import { SCENES } from './scenes/all.js';
import type { Scene } from './scenes/scene.js';

export interface Options {
  json: boolean;
  quick: boolean;
  scenes: readonly Scene[];
  /** How many callers ring at the same time. */
  callers: number;
}

const NAMES = SCENES.map(({ name }) => name);

export const USAGE = `npm run faults -- [options]
  --quick       short scenes, and nobody waits for the minute after which an unknown sending is given up
  --json        the results as JSON on stdout instead of a table
  --only a,b    of ${NAMES.join(', ')}
  --callers n   who ring at the same time (6)
Ends with 1 when anything is told but missing, double, unsettled, or slower than 3 s.`;

/** @throws Error for what it does not understand */
export function readOptions(args: string[]): Options | null {
  const { values } = parseArgs({
    args,
    options: {
      ...{
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
      ...{ only: { type: 'string' }, callers: { type: 'string', default: '6' } },
    },
  });
  if (values.help) return null;
  const wanted = values.only?.split(',') ?? NAMES;
  const scenes = SCENES.filter(({ name }) => wanted.includes(name));
  if (scenes.length < wanted.length) throw new Error(`--only takes ${NAMES.join(', ')}`);
  const callers = Number(values.callers);
  if (!Number.isInteger(callers) || callers < 1) throw new Error('--callers takes a whole number above 0');
  return { json: values.json, quick: values.quick, scenes, callers };
}
