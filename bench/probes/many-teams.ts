import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import type { CalcomWorld } from '../../sandbox/calcom-server/world.js';
import { addTeams } from '../data/add-teams.js';
import type { DataSet } from '../data/data-set.js';
import { startProgram } from '../running/child.js';
import { inDatabase } from '../running/postgres.js';
import { startProduct } from '../running/product.js';
import type { Stand } from '../stand.js';
import { type Asked, busiestMinute } from './busiest-minute.js';

export interface TeamsFigures {
  times: number;
  teams: number;
  keys: number;
  limitPerMinute: number;
  /** From the start of the worker until the last team is `synced`. */
  seconds: number;
  synced: number;
  requests: number;
  /** The most requests of one key within any 60 seconds, by the stand-in's ledger. */
  busiest: number;
  /** Answers 429: the budget was passed. */
  refused: number;
}

interface Wanted extends Pick<Stand, 'ending' | 'progress' | 'folder' | 'installation'> {
  data: DataSet;
  teams: number;
  limitPerMinute: number;
}

const KEYS = Array.from({ length: 20 }, (_, index) => `cal_bench_${1_001 + index}`);
const EVENT_TYPES_A_TEAM = 3;
const GIVE_UP_MS = 20 * 60_000;

/** Teams that were never read are due at once, when a worker of the built product starts; the sandbox's stand-in enforces the limit. */
export async function measureManyTeams({
  ending,
  progress,
  folder,
  installation,
  data,
  teams,
  limitPerMinute,
}: Wanted): Promise<TeamsFigures> {
  const worldFile = join(folder, `world-${data.times}.json`);
  writeFileSync(worldFile, JSON.stringify(world(teams)));
  const env = { WORLD: worldFile, LIMIT: String(limitPerMinute) };
  const calcom = await startProgram<{ origin: string }>(ending, 'probes/stand-in.ts', { env, logFile: join(folder, 'stand-in.log') });
  const calendarUrl = `${calcom.ready.origin}/v2`;
  const figures = await inDatabase(data.url, async (client) => {
    await addTeams(client, { count: teams, calendarUrl, keys: KEYS, box: installation.box, firstTeamId: 1 });
    const productEnv = installation.env(data.url, calendarUrl, 'worker');
    const began = Date.now();
    const worker = await startProduct(ending, { env: productEnv, folder, profileInto: null });
    let synced = 0;
    for (let look = 0; synced < teams && Date.now() - began < GIVE_UP_MS; look++) {
      await delay(500);
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from company_teams where calcom_instance = $1 and team_sync_status = 'synced'`,
        [calcom.ready.origin],
      );
      synced = rows[0]?.n ?? 0;
      if (look % 20 === 19) progress(`${synced} of ${teams} teams are synced`);
    }
    const seconds = (Date.now() - began) / 1_000;
    await worker.end();
    return { times: data.times, teams, keys: KEYS.length, limitPerMinute, seconds, synced };
  });
  const { ledger }: { ledger: Asked[] } = JSON.parse(await (await fetch(`${calcom.ready.origin}/_sandbox/ledger`)).text());
  await calcom.end();
  const refused = ledger.filter(({ status }) => status === 429).length;
  return { ...figures, requests: ledger.length, busiest: busiestMinute(ledger), refused };
}

/** One user a key, each the owner of the teams that its connection was dealt. */
function world(teams: number): CalcomWorld {
  const users = KEYS.map((_, index) => ({
    ...{ id: index + 1, name: `Service ${index}`, email: `service-${index}@example.com`, username: `service-${index}` },
    ...{ timeZone: 'Europe/Berlin', schedule: [] },
  }));
  const ids = Array.from({ length: teams }, (_, index) => index + 1);
  const ownerOf = (team: number): number => 1 + ((team - 1) % KEYS.length);
  return {
    users,
    keys: KEYS.map((key, index) => ({ key, userId: index + 1 })),
    teams: ids.map((id) => ({
      ...{ id, name: `Team ${id}`, slug: `team-${id}` },
      members: [{ userId: ownerOf(id), role: 'OWNER', accepted: true }],
    })),
    eventTypes: ids.flatMap((teamId) =>
      Array.from({ length: EVENT_TYPES_A_TEAM }, (_, index) => ({
        ...{ id: teamId * EVENT_TYPES_A_TEAM + index, teamId, title: `Service ${index}`, slug: `service-${index}`, lengthInMinutes: 30 },
        ...{ schedulingType: 'collective' as const, hosts: [ownerOf(teamId)] },
      })),
    ),
  };
}
