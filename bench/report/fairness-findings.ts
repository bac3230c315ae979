import type { FairnessFigures, Seen } from '../fairness/measure-fairness.js';
import { median } from '../load/figures.js';
import { type Findings, percent, short } from './report.js';

const AT_MOST = 0.1;

export function fairnessFindings(figures: FairnessFigures[]): Findings {
  return {
    title: 'Fairness: a company alone, and beside one that calls ten times as often',
    tables: [
      {
        head: ['calendar ms', 'callers of', 'p50 ms', 'p99 ms', 'of each round', 'answers'],
        rows: figures.flatMap((each) => [
          lineOf(each.calendarMs, 'the calm company, alone', each.alone),
          lineOf(each.calendarMs, 'the same, beside the flood', each.flooded),
          lineOf(each.calendarMs, 'the flooding company', each.flooding),
        ]),
      },
    ],
    notes: [
      figures.map(({ calendarMs, rounds }) => `Growth of each round at ${calendarMs} ms: ${rounds.map(percent).join(' ')}.`).join('\n'),
      `The callers' programs were busy for at most ${percent(Math.max(...figures.map(({ busiest }) => busiest)))} of a stage.`,
    ],
    verdicts: figures.map(({ calendarMs, growth }) => ({
      what: `p99 of a company beside one that floods, calendar at ${calendarMs} ms`,
      target: `grows by at most ${percent(AT_MOST)}`,
      measured: percent(growth),
      ok: growth <= AT_MOST,
    })),
    data: figures,
  };
}

function lineOf(calendarMs: number, who: string, seen: Seen[]): string[] {
  const p99s = seen.map(({ p99Ms }) => p99Ms);
  return [
    ...[String(calendarMs), who, short(median(seen.map(({ p50Ms }) => p50Ms))), short(median(p99s)), p99s.map(short).join(' ')],
    answersOf(seen),
  ];
}

function answersOf(seen: Seen[]): string {
  const all: Record<string, number> = {};
  for (const { answers } of seen) for (const [status, count] of Object.entries(answers)) all[status] = (all[status] ?? 0) + count;
  return Object.entries(all)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ');
}
