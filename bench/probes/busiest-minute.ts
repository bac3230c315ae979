/** A request as the stand-in's ledger holds it. */
export interface Asked {
  at: string;
  key: string | null;
  status: number | null;
}

const MINUTE_MS = 60_000;

/** The most requests of one key within any 60 seconds, wherever they begin. */
export function busiestMinute(ledger: Asked[]): number {
  const byKey = Map.groupBy(ledger, ({ key }) => key);
  return Math.max(0, ...[...byKey.values()].map((asked) => mostWithin(asked.map(({ at }) => Date.parse(at)).toSorted((a, b) => a - b))));
}

function mostWithin(ascending: number[]): number {
  let most = 0;
  let first = 0;
  for (const [index, at] of ascending.entries()) {
    while ((ascending[first] ?? at) <= at - MINUTE_MS) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
