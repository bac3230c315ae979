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
}

/** Of one company, or of all of them. */
export class GetDashboard extends Query<Dashboard> {
  constructor(readonly companyId: string | null) {
    super();
  }
}
