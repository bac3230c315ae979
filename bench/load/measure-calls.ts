import { join } from 'node:path';
import type { DataSet } from '../data/data-set.js';
import { firstBookableDay } from '../data/numbers.js';
import { loadFindings } from '../report/load-findings.js';
import type { Findings } from '../report/report.js';
import { startProgram } from '../running/child.js';
import { inDatabase } from '../running/postgres.js';
import type { Stand } from '../stand.js';
import { compare } from './compare.js';
import type { Talk } from './stage.js';
import { productTarget, referenceTarget } from './targets.js';

/** Starts the product, the reference and the callers, and lets these call the two in turn. */
export async function measureCalls(stand: Stand, data: DataSet, talks: Talk[]): Promise<Findings> {
  const { options, ending, progress, folder, postgres, installation, calendarOrigin } = stand;
  const calendarUrl = `${calendarOrigin}/v2`;
  const env = installation.env(data.url, calendarUrl, options.role);
  const wanted = { folder, databaseUrl: data.url, calendarUrl, env, profileInto: options.profileInto };
  progress('the product, the reference and the callers');
  const product = await productTarget(ending, wanted);
  const reference = await referenceTarget(ending, wanted);
  const callers = await startProgram(ending, 'load/main.ts', { logFile: join(folder, 'load.log') });
  const compared = await compare({
    ...{ product, reference, load: callers, calendarOrigin, postgresPid: postgres.pid, progress, talks },
    ...{ companies: data.companies, firstDay: firstBookableDay().toFormat('yyyy-MM-dd'), rounds: options.rounds, seconds: options.seconds },
    // As autovacuum does within a minute of the first calls: until then the tables they fill are planned for as empty ones.
    warmedUp: () => inDatabase(data.url, async (client) => void (await client.query('vacuum analyze'))),
  });
  for (const each of [callers, reference, product]) await each.end();
  return loadFindings(compared);
}
