import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { CALCOM_KEY, RETELL_KEY } from '../data/numbers.js';
import { startProgram } from '../running/child.js';
import type { Ending } from '../running/ending.js';
import { inDatabase } from '../running/postgres.js';
import { startProduct } from '../running/product.js';
import type { Target } from './rounds.js';

const FUNCTIONS = '/retell/functions';
const SETTLES_WITHIN_MS = 120_000;

interface Wanted {
  folder: string;
  databaseUrl: string;
  /** Ends in /v2. */
  calendarUrl: string;
  env: Record<string, string>;
  profileInto: string | null;
}

/** The built product; a process that also works is settled when every event of its calls was delivered. */
export async function productTarget(
  ending: Ending,
  { folder, env, databaseUrl, profileInto }: Wanted,
): Promise<Target & { end: () => Promise<void> }> {
  const { pid, origin, end } = await startProduct(ending, { env, folder, profileInto });
  const settled = env['ROLE'] === 'web' ? () => Promise.resolve() : () => delivered(databaseUrl);
  return { name: 'product', pid, origin, path: FUNCTIONS, settled, end };
}

export async function referenceTarget(
  ending: Ending,
  { folder, databaseUrl, calendarUrl }: Wanted,
): Promise<Target & { end: () => Promise<void> }> {
  const env = { DATABASE_URL: databaseUrl, CALENDAR_URL: calendarUrl, RETELL_KEY, CALCOM_KEY, NODE_ENV: 'production' };
  const logFile = join(folder, 'reference.log');
  const { pid, ready, end } = await startProgram<{ origin: string }>(ending, 'reference/main.ts', { env, logFile });
  return { name: 'reference', pid, origin: ready.origin, path: FUNCTIONS, settled: () => Promise.resolve(), end };
}

/** The same process, asked to leave no row behind. */
export function unstored(reference: Target): Target {
  return { ...reference, path: `/unstored${FUNCTIONS}` };
}

function delivered(databaseUrl: string): Promise<void> {
  const deadline = Date.now() + SETTLES_WITHIN_MS;
  return inDatabase(databaseUrl, async (client) => {
    for (;;) {
      const { rowCount } = await client.query('select 1 from outbox where delivered_at is null limit 1');
      if (rowCount === 0) return;
      if (Date.now() > deadline) throw new Error('the product does not deliver its events');
      await delay(50);
    }
  });
}
