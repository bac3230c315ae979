import type { DueRow } from './work-queue.js';

/** Due rows as they are worked off: so many at a time. */
export function inBatches(rows: DueRow[], size = 1): DueRow[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));
}

export function idsOf(rows: DueRow[]): string[] {
  return rows.map(({ id }) => id);
}
