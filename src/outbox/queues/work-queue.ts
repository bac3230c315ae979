import type { ActingKind } from '../../shared/acting.js';

/** `attempt` changes whenever a claim was taken. */
export interface DueRow {
  id: string;
  attempt: number;
}

/**
 * One kind of work whose rows are the truth (sync_runs, booking_attempts, outbox): each row has attempts, next_attempt_at and
 * claimed_until. There is no jobs table (design section 3).
 */
export interface Work {
  readonly kind: string;
  /** On whose behalf its changes are noted in the audit log; without it Frontdesk's own. */
  readonly actsAs?: ActingKind;
  /** Rows that one run takes at most; without it one. What is slow holds up the rest of its run, so only for quick work. */
  readonly batch?: number;
  /** Rows that are due and unclaimed. */
  due(limit: number): Promise<DueRow[]>;
  /** Claims the rows by a conditional UPDATE and works them off; returns quietly when somebody else has them. May run twice. */
  run(...ids: string[]): Promise<void>;
}

/**
 * How due rows reach the workers: Bull with REDIS_URL, the in-process worker without. Both only carry ids; losing what they
 * carry loses nothing, because every sweep reads the rows again.
 */
export abstract class WorkQueue {
  /** Called once per kind at start; web processes (ROLE=web) register nothing. */
  abstract register(work: Work): void;
  /** Works off all that is due, again and again until nothing is. For tests and commands that wait. */
  abstract drain(): Promise<void>;
  /** Null when the driver works; else what is wrong, for the readiness check. */
  abstract problem(): Promise<string | null>;
}

/** How often each process looks for due rows by itself. */
export const SWEEP_INTERVAL_MS = 500;
/** Rows taken up by one sweep of one kind. */
export const SWEEP_LIMIT = 200;
/** Runs of one kind at the same time in one process. */
export const CONCURRENCY = 8;
/** Works running at shutdown are waited for, but calls in flight must still end before Docker's 10 s are over: the rest is taken over from its rows. */
export const SHUTDOWN_WAITS_MS = 6_000;
