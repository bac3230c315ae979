import type { INestApplicationContext } from '@nestjs/common';
import type pg from 'pg';
import { TeamSyncScheduler } from '../../src/companies/team-sync.scheduler.js';
import type { DataSet } from '../data/data-set.js';
import { TEAMS_A_COMPANY } from '../data/numbers.js';
import { sum } from '../load/figures.js';
import { inDatabase } from '../running/postgres.js';
import { explain } from './plan.js';
import { recordedStatements } from './recorded-statements.js';

export interface SchedulerFigures {
  times: number;
  assignments: number;
  due: number;
  /** Finding and claiming all that is due: every statement of the tick but the requests for syncs themselves. */
  scanMs: number;
  scans: number;
  /** The whole tick, a sync run made for each that is due. */
  tickMs: number;
  plan: string;
  fullScans: string[];
}

/** One in a hundred assignments is due; the scheduler's own tick finds them, and its first claim is explained. */
export function measureScheduler(app: INestApplicationContext, { url, companies, times }: DataSet): Promise<SchedulerFigures> {
  return inDatabase(url, async (client) => {
    const due = await makeDue(client);
    const began = performance.now();
    const statements = await recordedStatements(() => app.get(TeamSyncScheduler).tick());
    const tickMs = performance.now() - began;
    const scans = statements.filter(({ text }) => /^\s*update company_teams set (next_sync_at|announced_at)/.test(text));
    const made = await client.query('delete from sync_runs where finished_at is null');
    if (made.rowCount !== due) throw new Error(`${due} assignments were due, and ${made.rowCount} syncs were requested`);
    const claim = scans.find(({ text }) => text.includes('set next_sync_at'));
    if (!claim) throw new Error('the scheduler has claimed nothing');
    await makeDue(client);
    const { text, fullScans } = await explain(client, claim.text, claim.values);
    await notDue(client);
    const scanMs = sum(scans.map(({ ms }) => ms));
    return { times, assignments: companies * TEAMS_A_COMPANY, due, scanMs, scans: scans.length, tickMs, plan: text, fullScans };
  });
}

/** Due for an hour: also for the claim of a long tick, when it is explained afterwards. */
async function makeDue(client: pg.Client): Promise<number> {
  await notDue(client);
  const { rowCount } = await client.query(
    `update company_teams set next_sync_at = now() - interval '1 hour' * (1 + random()) where removed_at is null and calcom_team_id % 100 = 0`,
  );
  await client.query('analyze company_teams');
  return rowCount ?? 0;
}

async function notDue(client: pg.Client): Promise<void> {
  await client.query(`update company_teams set next_sync_at = now() + interval '12 hours' where next_sync_at < now() + interval '2 hours'`);
}
