import type { ChainFigures } from '../probes/chain-query.js';
import type { TeamsFigures } from '../probes/many-teams.js';
import type { SchedulerFigures } from '../probes/scheduler-scan.js';
import type { SyncFigures } from '../probes/unchanged-sync.js';
import { type Findings, type Table, short } from './report.js';

/** Of the sizes the one that design section 8 names, also in a quick run. */
const NAMED = { companies: 10_000, assignments: 100_000 };

export function chainFindings(figures: ChainFigures[]): Findings {
  const base = figures.find(({ companies }) => companies >= NAMED.companies) ?? figures[0];
  return {
    title: 'The chain: one query from the number to the services',
    tables: [
      grown(figures, [
        ['companies', (each) => each.companies],
        ['p50 ms', (each) => each.p50Ms],
        ['p95 ms', (each) => each.p95Ms],
      ]),
    ],
    notes: plans(figures),
    verdicts: base
      ? [
          {
            what: `validation chain at ${base.companies} companies, p95`,
            target: 'one query, < 5 ms',
            measured: `${short(base.p95Ms)} ms`,
            ok: base.p95Ms < 5,
          },
        ]
      : [],
    data: figures,
  };
}

export function schedulerFindings(figures: SchedulerFigures[]): Findings {
  const base = figures.find(({ assignments }) => assignments >= NAMED.assignments) ?? figures[0];
  const scans = base?.fullScans ?? [];
  const full = scans.length === 0 ? 'no full scan' : `full scan of ${scans.join(', ')}`;
  return {
    title: 'The scheduler: finding what is due, 1 in 100',
    tables: [
      grown(figures, [
        ['assignments', (each) => each.assignments],
        ['due', (each) => each.due],
        ['scan ms', (each) => each.scanMs],
        ['statements', (each) => each.scans],
        ['whole tick ms', (each) => each.tickMs],
      ]),
    ],
    notes: plans(figures),
    verdicts: base
      ? [
          {
            what: `scheduler scan, ${base.assignments} assignments, ${base.due} due`,
            ...{
              target: '< 200 ms, no full scan',
              measured: `${short(base.scanMs)} ms, ${full}`,
              ok: base.scanMs < 200 && scans.length === 0,
            },
          },
        ]
      : [],
    data: figures,
  };
}

export function syncFindings(figures: SyncFigures[]): Findings {
  const [base] = figures;
  return {
    title: 'A sync in which nothing has changed',
    tables: [
      grown(figures, [
        ['event types', (each) => each.eventTypes],
        ['statements', (each) => each.statements],
        ['rows written', (each) => each.rowsWritten],
        ['SQL ms', (each) => each.sqlMs],
        ['ms', (each) => each.ms],
      ]),
    ],
    notes: [],
    verdicts: base
      ? [
          {
            what: `unchanged sync of ${base.eventTypes} event types`,
            target: '<= 12 statements, no row written',
            measured: `${base.statements} statements, ${base.rowsWritten} rows`,
            ok: base.statements <= 12 && base.rowsWritten === 0,
          },
        ]
      : [],
    data: figures,
  };
}

export function teamsFindings(figures: TeamsFigures[]): Findings {
  return {
    title: 'Teams that are due at once',
    tables: [
      grown(figures, [
        ['teams', (each) => each.teams],
        ['keys', (each) => each.keys],
        ['limit a minute', (each) => each.limitPerMinute],
        ['synced', (each) => each.synced],
        ['after s', (each) => each.seconds],
        ['requests', (each) => each.requests],
        ['busiest minute of a key', (each) => each.busiest],
        ['429', (each) => each.refused],
      ]),
    ],
    notes: [],
    verdicts: figures.map(({ teams, keys, synced, busiest, refused, limitPerMinute, times }) => ({
      what: `${teams} teams due at once on ${keys} keys, ${times}x data`,
      target: `all synced, at most ${limitPerMinute} requests a key and minute`,
      measured: `${synced} synced, at most ${busiest}, ${refused} refused`,
      ok: synced === teams && busiest <= limitPerMinute && refused === 0,
    })),
    data: figures,
  };
}

/** A line a size of the data, and below it how much each figure grew. */
function grown<Figures extends { times: number }>(figures: Figures[], columns: [string, (each: Figures) => number][]): Table {
  const rows = figures.map((each) => [`${each.times}x data`, ...columns.map(([, value]) => short(value(each)))]);
  const [first, last] = [figures[0], figures.at(-1)];
  const ratios = columns.map(([, value]) => (first && last && first !== last ? short(value(last) / value(first)) : '–'));
  return { head: ['', ...columns.map(([name]) => name)], rows: figures.length > 1 ? [...rows, ['growth', ...ratios]] : rows };
}

function plans(figures: { times: number; plan: string }[]): string[] {
  return figures.map(({ times, plan }) => `EXPLAIN ANALYZE at ${times}x data:\n${plan.replaceAll(/^/gm, '  ')}`);
}
