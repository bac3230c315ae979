import type { EntityManager } from '@mikro-orm/postgresql';
import { type Figure, type Width, answerTimesBy, countedBy, countedValues } from './dashboard-statements.js';
import type { Bucket, SpanFigures } from './get-dashboard.query.js';

const HOUR_MS = 60 * 60 * 1_000;
const WIDTH_MS: Record<Width, number> = { hour: HOUR_MS, day: 24 * HOUR_MS };

/** A span of time that ends now, and the buckets that its series has. */
export interface Span {
  since: Date;
  now: Date;
  width: Width;
}

interface CountRow {
  what: Figure;
  reason: string | null;
  from: string;
  count: number;
}

interface TimesRow {
  /** Null: of the whole span. */
  from: string | null;
  p50: number | null;
  p99: number | null;
}

/** $companyId null: of all companies. */
export async function spanFigures(em: EntityManager, companyId: string | null, span: Span): Promise<SpanFigures> {
  const ask = <Row extends object>(sql: string, values: unknown[]): Promise<Row[]> => em.getConnection().execute<Row[]>(sql, values);
  const [counts, times] = await Promise.all([
    ask<CountRow>(countedBy(span.width), countedValues(companyId, span.since)),
    ask<TimesRow>(answerTimesBy(span.width), [companyId, companyId, span.since]),
  ]);
  const sum = (figure: Figure): number => counts.reduce((total, { what, count }) => total + (what === figure ? count : 0), 0);
  const whole = times.find(({ from }) => from === null);
  return {
    ...{ calls: sum('calls'), bookings: sum('bookings'), movedOrCancelled: sum('changes'), unsettled: sum('unsettled') },
    callbackRequests: sum('callbacks'),
    refusals: byReason(counts),
    answerMs: { p50: whole?.p50 ?? null, p99: whole?.p99 ?? null },
    series: seriesOf(span, counts, times),
  };
}

function byReason(counts: CountRow[]): SpanFigures['refusals'] {
  const sums = new Map<string, number>();
  for (const { reason, count } of counts) if (reason !== null) sums.set(reason, (sums.get(reason) ?? 0) + count);
  const refusals = [...sums].map(([reason, count]) => ({ reason, count }));
  return refusals.toSorted((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
}

/** Every bucket that the span touches, so that a series adds up to the figures of its span. */
function seriesOf({ since, now, width }: Span, counts: CountRow[], times: TimesRow[]): Bucket[] {
  const step = WIDTH_MS[width];
  const first = Math.floor(since.getTime() / step);
  const series = Array.from({ length: Math.floor(now.getTime() / step) - first + 1 }, (_, index) => emptyBucket((first + index) * step));
  // A call's beginning is told by the provider, whose clock may be ahead of ours: such a call is one of the last bucket.
  const bucketAt = (from: string): Bucket | undefined => series[Math.floor(Date.parse(from) / step) - first] ?? series.at(-1);
  for (const { what, from, count } of counts) {
    const bucket = bucketAt(from);
    if (bucket && (what === 'calls' || what === 'bookings' || what === 'refusals')) bucket[what] += count;
  }
  for (const { from, p50, p99 } of times) if (from !== null) Object.assign(bucketAt(from) ?? {}, { answerP50: p50, answerP99: p99 });
  return series;
}

function emptyBucket(from: number): Bucket {
  return { from: new Date(from), calls: 0, bookings: 0, refusals: 0, answerP50: null, answerP99: null };
}
