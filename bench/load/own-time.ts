/** Cumulated counts by upper bound in seconds, as Prometheus shows a histogram. */
export type Buckets = Map<number, number>;

const LINE = /^frontdesk_own_seconds_bucket\{le="([^"]+)",function="book_appointment"\} (\d+)$/gm;

/** The product's own word: time in booking calls without Cal.com's. */
export async function ownTimeOf(origin: string): Promise<Buckets> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return new Map([...text.matchAll(LINE)].map(([, bound, count]) => [bound === '+Inf' ? Infinity : Number(bound), Number(count)]));
}

export function since(before: Buckets, after: Buckets): Buckets {
  return new Map([...after].map(([bound, count]) => [bound, count - (before.get(bound) ?? 0)]));
}

export function together(all: Buckets[]): Buckets {
  const total: Buckets = new Map();
  for (const buckets of all) for (const [bound, count] of buckets) total.set(bound, (total.get(bound) ?? 0) + count);
  return total;
}

/** The upper bound of the bucket in which the value below which so many of 100 lie is found, in milliseconds. */
export function boundOf(buckets: Buckets, of100: number): number {
  const bounds = [...buckets.keys()].toSorted((a, b) => a - b);
  const all = buckets.get(Infinity) ?? 0;
  return 1_000 * (bounds.find((bound) => (buckets.get(bound) ?? 0) >= (of100 / 100) * all) ?? Number.NaN);
}
