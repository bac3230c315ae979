import { join } from 'node:path';
import { type DataSet, prepareData } from './data/data-set.js';
import { measureFairness } from './fairness/measure-fairness.js';
import { measureCalls } from './load/measure-calls.js';
import { type Talk, isTalk } from './load/stage.js';
import type { Options, Section } from './options.js';
import { measureMemory } from './memory/measure-memory.js';
import { measureChain } from './probes/chain-query.js';
import { measureManyTeams } from './probes/many-teams.js';
import { inApplication } from './probes/application.js';
import { measureScheduler } from './probes/scheduler-scan.js';
import { measureUnchangedSync } from './probes/unchanged-sync.js';
import { fairnessFindings } from './report/fairness-findings.js';
import { memoryFindings } from './report/memory-findings.js';
import { chainFindings, schedulerFindings, syncFindings, teamsFindings } from './report/probe-findings.js';
import type { Progress } from './progress.js';
import type { Findings } from './report/report.js';
import { startProgram } from './running/child.js';
import type { Ending } from './running/ending.js';
import { ownFolder } from './running/folder.js';
import { newInstallation } from './running/installation.js';
import { startPostgres } from './running/postgres.js';
import type { Stand } from './stand.js';

/** Measured at every size of the data. */
type Probe = Exclude<Section, Talk | 'fairness' | 'memory'>;

function isProbe(section: Section): section is Probe {
  return !isTalk(section) && section !== 'fairness' && section !== 'memory';
}

const CHAIN_READS = { full: 5_000, quick: 500 };

/** The whole run; what it starts is ended through `ending`. */
export async function bench(options: Options, ending: Ending, progress: Progress): Promise<Findings[]> {
  const folder = await ownFolder(ending);
  progress('PostgreSQL and the calendar');
  const postgres = await startPostgres(ending, folder);
  const calendar = await startProgram<{ origin: string }>(ending, 'calendar/main.ts', { logFile: join(folder, 'calendar.log') });
  const stand = { options, ending, progress, folder, postgres, installation: newInstallation(), calendarOrigin: calendar.ready.origin };
  const data = await prepareData(stand, 1);
  // First, while the other data is not there yet: PostgreSQL's cache is small.
  const talks = options.only.filter(isTalk);
  const calls = talks.length > 0 ? [await measureCalls(stand, data, talks)] : [];
  const fairness = options.only.includes('fairness') ? [fairnessFindings(await measureFairness(stand, data))] : [];
  const memory = options.only.includes('memory') ? [memoryFindings(await measureMemory(stand, data))] : [];
  const probes = options.only.filter(isProbe);
  const grown = options.growth > 1 && probes.length > 0 ? [await prepareData(stand, options.growth)] : [];
  return [...calls, ...fairness, ...memory, ...(await probeAll(stand, [data, ...grown], probes))];
}

/** Each at every size of the data. */
async function probeAll(stand: Stand, sets: DataSet[], probes: Probe[]): Promise<Findings[]> {
  const { options, progress } = stand;
  const at = async <Figures>(name: string, measure: (data: DataSet) => Promise<Figures>): Promise<Figures[]> => {
    const figures: Figures[] = [];
    for (const data of sets) {
      progress(`${name} at ${data.times}x data`);
      figures.push(await measure(data));
    }
    return figures;
  };
  const reads = options.quick ? CHAIN_READS.quick : CHAIN_READS.full;
  const { teams, limitPerMinute } = options;
  const findings: Record<Probe, () => Promise<Findings>> = {
    chain: async () => chainFindings(await at('the chain', (data) => measureChain(data, reads))),
    scheduler: async () =>
      schedulerFindings(await at('the scheduler', (data) => inApplication(stand, data, (app) => measureScheduler(app, data)))),
    sync: async () =>
      syncFindings(await at('an unchanged sync', (data) => inApplication(stand, data, (app) => measureUnchangedSync(stand, app, data)))),
    teams: async () => teamsFindings(await at(`${teams} teams`, (data) => measureManyTeams({ ...stand, data, teams, limitPerMinute }))),
  };
  const all: Findings[] = [];
  for (const probe of probes) all.push(await findings[probe]());
  return all;
}
