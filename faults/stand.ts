import { join } from 'node:path';
import type { Progress } from '../bench/progress.js';
import type { Ending } from '../bench/running/ending.js';
import { ownFolder } from '../bench/running/folder.js';
import { newInstallation } from '../bench/running/installation.js';
import { DIST } from '../test/support/build-once.js';
import { freePort } from '../test/support/product.js';
import { Calendar } from './house/calendar.js';
import { Database } from './house/database.js';
import { Frontdesk } from './house/frontdesk.js';
import { furnish } from './house/furnish.js';
import { Line } from './line/line.js';
import type { Options } from './options.js';

/** What every scene works with: one installation, its calendar behind a line that may turn bad. */
export interface Stand {
  options: Options;
  ending: Ending;
  progress: Progress;
  /** Of this run; removed with it. */
  folder: string;
  database: Database;
  calendar: Calendar;
  /** Between Frontdesk and the calendar. */
  line: Line;
  frontdesk: Frontdesk;
}

export async function setUp(options: Options, ending: Ending, progress: Progress): Promise<Stand> {
  const folder = await ownFolder(ending, 'frontdesk-faults-');
  progress('PostgreSQL, the calendar and Frontdesk with two companies');
  const database = await Database.open(ending, folder);
  const calendar = await Calendar.open(ending, folder);
  const line = await Line.open(ending, calendar.origin);
  const installation = newInstallation();
  const port = await freePort();
  const env = (): Record<string, string> => ({
    ...installation.env(database.url, `${line.origin}/v2`, 'all'),
    // The calendar's webhooks come in, too, as they would in earnest.
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    // Each start is spared the compiling.
    NODE_COMPILE_CACHE: join(DIST, '.compile-cache'),
  });
  const frontdesk = new Frontdesk(ending, folder, port, env);
  await frontdesk.start();
  await furnish(frontdesk.origin, folder, env());
  return { options, ending, progress, folder, database, calendar, line, frontdesk };
}
