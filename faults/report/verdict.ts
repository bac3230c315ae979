import type { Row } from './row.js';

export interface Verdict {
  well: boolean;
  toldButMissing: number;
  doubles: number;
  unsettled: number;
  slowestMs: number;
  broken: string[];
  skipped: string[];
}

/** Over all scenes. A run in which none was played is none. */
export function verdictOf(rows: Row[]): Verdict {
  const played = rows.filter(({ skipped }) => skipped === null);
  const sum = (count: (row: Row) => number): number => played.reduce((total, row) => total + count(row), 0);
  return {
    well: played.length > 0 && played.every(({ broken }) => broken.length === 0),
    toldButMissing: sum(({ disagreement }) => disagreement.toldButMissing.length),
    doubles: sum(({ disagreement }) => disagreement.doubles.length),
    unsettled: sum(({ unsettled }) => unsettled),
    slowestMs: Math.max(0, ...played.map(({ slowestMs }) => Math.round(slowestMs))),
    broken: played.flatMap(({ scene, broken }) => (broken.length > 0 ? [scene] : [])),
    skipped: rows.flatMap(({ scene, skipped }) => (skipped === null ? [] : [scene])),
  };
}
