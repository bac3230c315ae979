import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ListSyncRuns, type SyncRunView } from '../calcom/queries/list-sync-runs.query.js';
import { SyncRunWork } from '../calcom/queues/sync-run.work.js';
import { GetCompany } from '../companies/queries/get-company.query.js';
import { ListTeams } from '../companies/queries/list-teams.query.js';
import type { TeamView } from '../companies/queries/team-view.js';
import { RequestTeamSync } from '../contracts/calcom/request-team-sync.command.js';
import { AppError } from '../shared/app-error.js';
import { type CliCommand, UsageError } from './cli-command.js';

const LOOK_EVERY_MS = 100;
const BAR_WIDTH = 30;

export const TEAM_SYNC: CliCommand = {
  usage: 'team:sync <company-slug> [--team <calcom_team_id>] [--wait]',
  purpose: "read the company's teams from Cal.com; with --wait here and now, with a progress bar; ends with 1 when one is not synced",
  options: { team: { type: 'string' }, wait: { type: 'boolean' } },
  positionals: 1,
  run: async (context, { values, positionals: [slug = ''] }) => {
    const teams = await chosenTeams(context, slug, values.team);
    const runs: { team: TeamView; syncRunId: string; run: SyncRunView | null }[] = [];
    for (const team of teams) {
      const { syncRunId } = await context.get(CommandBus).execute(new RequestTeamSync(team.companyId, team.id, 'manual'));
      runs.push({ team, syncRunId, run: values.wait === undefined ? null : await workOff(context, team, syncRunId) });
    }
    const json = runs.map(({ team, syncRunId, run }) => ({
      ...{ calcom_team_id: team.calcomTeamId, sync_run_id: syncRunId, state: run?.state ?? 'requested' },
      ...{ counts: run?.counts ?? null, error: run?.error ?? null },
    }));
    const text = runs.map(
      ({ team, run }) => `Team ${team.calcomTeamId}: ${run ? outcomeOf(run) : 'will be read as soon as Frontdesk runs'}`,
    );
    return { text: text.join('\n'), json: { runs: json }, isBad: runs.some(({ run }) => run !== null && run.state !== 'synced') };
  },
};

async function chosenTeams(context: INestApplicationContext, slug: string, teamId: string | undefined): Promise<TeamView[]> {
  if (teamId !== undefined && !/^\d{1,10}$/.test(teamId)) throw new UsageError('--team must be the number of a Cal.com team');
  const company = await context.get(QueryBus).execute(new GetCompany({ slug }));
  const standing = (await context.get(QueryBus).execute(new ListTeams(company.id))).filter((team) => team.removedAt === null);
  const chosen = standing.filter((team) => teamId === undefined || team.calcomTeamId === Number(teamId));
  if (chosen.length === 0) throw new AppError('request.not_found', 404, 'The company has no such team.');
  return chosen;
}

/** This process works the run off itself, unless a running Frontdesk was faster; either way it is watched to its end. */
async function workOff(context: INestApplicationContext, team: TeamView, syncRunId: string): Promise<SyncRunView> {
  const working = context.get(SyncRunWork, { strict: false }).run(syncRunId);
  for (;;) {
    const latest = await context.get(QueryBus).execute(new ListSyncRuns(team.companyId, team.id, {}, { limit: 5, after: null }));
    const run = latest.find(({ id }) => id === syncRunId);
    if (!run) throw new AppError('request.not_found', 404, 'The sync run is gone.');
    showProgress(team, run);
    if (run.finishedAt !== null || (run.nextAttemptAt !== null && run.error !== null)) {
      await working;
      if (process.stderr.isTTY) process.stderr.write('\n');
      return run;
    }
    await pause(LOOK_EVERY_MS);
  }
}

function showProgress({ calcomTeamId }: TeamView, run: SyncRunView): void {
  if (!process.stderr.isTTY) return;
  const part = run.finishedAt ? 1 : run.fetched > 0 ? 0.7 : run.state === 'running' ? 0.3 : 0;
  const bar = '#'.repeat(Math.round(part * BAR_WIDTH)).padEnd(BAR_WIDTH, '-');
  process.stderr.write(`\rTeam ${calcomTeamId} [${bar}] ${run.state}, ${run.fetched} read, ${run.written} written `);
}

function outcomeOf(run: SyncRunView): string {
  const { created, updated, unchanged, deactivated, conflict } = run.counts;
  const error = run.error ? `; ${run.error}` : '';
  const next = run.finishedAt === null && run.nextAttemptAt ? `; it is tried again at ${run.nextAttemptAt}` : '';
  const counts = `${created} new, ${updated} changed, ${unchanged} unchanged, ${deactivated} vanished, ${conflict} conflicts`;
  return `${run.state}, ${counts}${error}${next}`;
}
