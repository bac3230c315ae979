import { Query } from '@nestjs/cqrs';

/** Figures of one span of time that ends now. */
export interface SpanFigures {
  calls: number;
  bookings: number;
  movedOrCancelled: number;
  /** Bookings that are open, unknown or need a person now, made in the span. */
  unsettled: number;
  callbackRequests: number;
  /** What callers heard instead of a booking, most frequent first. */
  refusals: { reason: string; count: number }[];
  /** Milliseconds from a function call to its answer; null without any. */
  answerMs: { p50: number | null; p99: number | null };
  /** The same by hours or days of UTC, oldest first and without gaps; the span cuts the first one and the last one. */
  series: Bucket[];
}

export interface Bucket {
  from: Date;
  calls: number;
  bookings: number;
  refusals: number;
  answerP50: number | null;
  answerP99: number | null;
}

/** Most urgent first: people who wait, then what turns callers away, then what will. */
export const NEED_KINDS = [
  'booking_needs_attention',
  'callback_open',
  'number_not_ready',
  'connection_error',
  'team_error',
  'team_partial',
  'sync_conflict',
  'webhooks_by_hand',
] as const;

export type NeedKind = (typeof NEED_KINDS)[number];

/** Something that does not go on without a person. */
export interface Need {
  kind: NeedKind;
  count: number;
  /** Since when the oldest waits; null where nothing tells. */
  oldestAt: string | null;
  /** Those with most of it; none when one company is asked about. */
  companies: { companyId: string; companyName: string; count: number }[];
}

export interface SyncHealth {
  teams: Record<'pending' | 'syncing' | 'synced' | 'partial' | 'error', number>;
  /** Of the standing team that was read longest ago; null: one was never read, or there is none. */
  oldestSyncAt: string | null;
}

/** Requests of one connection that Cal.com still allows in this minute. */
export interface BudgetFigures {
  connectionId: string;
  label: string;
  limitPerMinute: number;
  used: number;
  blockedUntil: string | null;
}

export interface Dashboard {
  last24Hours: SpanFigures;
  last30Days: SpanFigures;
  sync: SyncHealth;
  rateBudgets: BudgetFigures[];
  needsPerson: Need[];
}

/** Of one company, or of all of them. */
export class GetDashboard extends Query<Dashboard> {
  constructor(readonly companyId: string | null) {
    super();
  }
}
