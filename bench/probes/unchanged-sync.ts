import type { INestApplicationContext } from '@nestjs/common';
import type pg from 'pg';
import { startCalcomServer } from '../../sandbox/calcom-server/server.js';
import type { CalcomWorld } from '../../sandbox/calcom-server/world.js';
import { SyncRunWork } from '../../src/calcom/queues/sync-run.work.js';
import { addTeams } from '../data/add-teams.js';
import type { DataSet } from '../data/data-set.js';
import { median, sum } from '../load/figures.js';
import { inDatabase } from '../running/postgres.js';
import type { Stand } from '../stand.js';
import { recordedStatements } from './recorded-statements.js';

export interface SyncFigures {
  times: number;
  eventTypes: number;
  /** All that went to PostgreSQL, `begin` and `commit` too. */
  statements: number;
  ms: number;
  sqlMs: number;
  /** Of event types, services and members. */
  rowsWritten: number;
}

type Wanted = Pick<Stand, 'ending' | 'installation'>;

const EVENT_TYPES = 500;
const SYNCS = 5;
const KEY = 'cal_bench_sync';

/** A team of 500 event types that was imported is read again, and nothing has changed. */
export async function measureUnchangedSync(
  { ending, installation }: Wanted,
  app: INestApplicationContext,
  data: DataSet,
): Promise<SyncFigures> {
  const calcom = await startCalcomServer({ world: world(), limitPerMinute: 1_000_000 });
  const close = ending.add(() => calcom.close());
  const figures = await inDatabase(data.url, async (client) => {
    const [team] = await addTeams(client, { count: 1, calendarUrl: calcom.apiUrl, keys: [KEY], box: installation.box, firstTeamId: 1 });
    if (!team) throw new Error('no team');
    await sync(app, client, team);
    const before = await versions(client, team.companyId);
    const syncs: { statements: number; sqlMs: number; ms: number }[] = [];
    for (let time = 0; time < SYNCS; time++) syncs.push(await sync(app, client, team));
    const after = await versions(client, team.companyId);
    return {
      ...{ times: data.times, eventTypes: EVENT_TYPES, statements: Math.max(...syncs.map(({ statements }) => statements)) },
      ...{ ms: median(syncs.map(({ ms }) => ms)), sqlMs: median(syncs.map(({ sqlMs }) => sqlMs)) },
      rowsWritten: [...after].filter(([row, version]) => before.get(row) !== version).length,
    };
  });
  await close();
  return figures;
}

async function sync(app: INestApplicationContext, client: pg.Client, { id, companyId }: { id: string; companyId: string }) {
  const { rows } = await client.query<{ id: string }>(
    `insert into sync_runs (company_id, company_team_id, trigger) values ($1, $2, 'manual') returning id`,
    [companyId, id],
  );
  const run = rows[0]?.id ?? '';
  const began = performance.now();
  const statements = await recordedStatements(() => app.get(SyncRunWork).run(run));
  const ms = performance.now() - began;
  const ended = await client.query<{ state: string; error: string | null }>('select state, error from sync_runs where id = $1', [run]);
  if (ended.rows[0]?.state !== 'synced') throw new Error(`the sync ended ${ended.rows[0]?.state}: ${ended.rows[0]?.error}`);
  return { statements: statements.length, sqlMs: sum(statements.map((each) => each.ms)), ms };
}

/** PostgreSQL gives a row a new xmin whenever it is written, also with the same values. */
async function versions(client: pg.Client, companyId: string): Promise<Map<string, string>> {
  const tables = ['team_event_type_mappings', 'services', 'calcom_team_members'];
  const select = tables.map((table) => `select '${table}/' || id as row, xmin::text as version from ${table} where company_id = $1`);
  const { rows } = await client.query<{ row: string; version: string }>(select.join(' union all '), [companyId]);
  if (rows.length < 2 * EVENT_TYPES) throw new Error(`only ${rows.length} rows were imported`);
  return new Map(rows.map(({ row, version }) => [row, version]));
}

function world(): CalcomWorld {
  const owner = { id: 1, name: 'Service', email: 'service@example.com', username: 'service', timeZone: 'Europe/Berlin', schedule: [] };
  return {
    users: [owner],
    keys: [{ key: KEY, userId: owner.id }],
    teams: [{ id: 1, name: 'Large team', slug: 'large-team', members: [{ userId: owner.id, role: 'OWNER', accepted: true }] }],
    eventTypes: Array.from({ length: EVENT_TYPES }, (_, index) => ({
      ...{ id: index + 1, teamId: 1, title: `Service ${index}`, slug: `service-${index}`, lengthInMinutes: 30 },
      ...{ schedulingType: 'collective' as const, hosts: [owner.id] },
    })),
  };
}
