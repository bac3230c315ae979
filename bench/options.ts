import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const SECTIONS = ['booking', 'availability', 'fairness', 'chain', 'scheduler', 'sync', 'teams', 'memory'] as const;
export type Section = (typeof SECTIONS)[number];

/** Half an hour is asked for by name. */
const UNLESS_NAMED: readonly Section[] = SECTIONS.filter((section) => section !== 'memory');

export interface Options {
  json: boolean;
  quick: boolean;
  only: readonly Section[];
  rounds: number;
  /** Of each stage of load. */
  seconds: number;
  /** Of the section `memory`. */
  minutes: number;
  role: string;
  profileInto: string | null;
  /** Companies at 1x; ten services each. */
  companies: number;
  /** How much more data the growth is measured with; 1: not at all. */
  growth: number;
  /** Teams that are due at once. */
  teams: number;
  /** Requests a minute that Cal.com allows each of the 20 keys then. */
  limitPerMinute: number;
}

export const USAGE = `npm run bench -- [options]
  --quick          a tenth of the data, two-second stages: shows that it works, measures little
  --json           the results as JSON on stdout instead of tables
  --only a,b       of ${SECTIONS.join(', ')}
  --rounds n       times that product and reference are called in turn (3)
  --seconds n      of each stage of load (8)
  --minutes n      of the section memory (30), which runs only if named
  --role r         what the product runs as: all (default) or web
  --no-growth      nothing at 10x data
  --profile dir    CPU profiles of the product (node --cpu-prof)`;

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
      ...{ only: { type: 'string' }, rounds: { type: 'string' }, seconds: { type: 'string' }, minutes: { type: 'string' } },
      ...{ role: { type: 'string', default: 'all' }, 'no-growth': { type: 'boolean', default: false }, profile: { type: 'string' } },
    },
  });
  if (values.help) return null;
  const { quick } = values;
  const wanted = values.only?.split(',') ?? UNLESS_NAMED;
  const only = SECTIONS.filter((section) => wanted.includes(section));
  if (only.length < wanted.length) throw new Error(`--only takes ${SECTIONS.join(', ')}`);
  if (!['all', 'web'].includes(values.role)) throw new Error('--role takes all or web');
  return {
    ...{ json: values.json, quick, only, role: values.role },
    rounds: positive('rounds', values.rounds ?? (quick ? '1' : '3')),
    seconds: positive('seconds', values.seconds ?? (quick ? '2' : '8')),
    minutes: positive('minutes', values.minutes ?? (quick ? '2' : '30')),
    profileInto: folder(values.profile),
    companies: quick ? 1_000 : 10_000,
    growth: values['no-growth'] ? 1 : 10,
    teams: quick ? 100 : 1_000,
    limitPerMinute: quick ? 600 : 120,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} takes a number above 0`);
  return value;
}

function folder(path: string | undefined): string | null {
  if (path === undefined) return null;
  mkdirSync(path, { recursive: true });
  return resolve(path);
}
