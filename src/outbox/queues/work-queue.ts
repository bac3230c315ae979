import type { ActingKind } from '../../shared/acting.js';

/**
 * One kind of work whose rows are the truth (sync_runs, booking_attempts, outbox): each row has attempts, next_attempt_at and
 * claimed_until. There is no jobs table (design section 3).
 */
export interface Work {
  readonly kind: string;
  /** On whose behalf its changes are noted in the audit log; without it Frontdesk's own. */
  readonly actsAs?: ActingKind;
  /** Rows that are due and unclaimed; `attempt` changes whenever a claim was taken. */
  due(limit: number): Promise<{ id: string; attempt: number }[]>;
  /** Claims the row by a conditional UPDATE and works it off; returns quietly when somebody else has it. May run twice. */
  run(id: string): Promise<void>;
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
/** Rows of one kind worked on at the same time by one process. */
export const CONCURRENCY = 8;
/** Works running at shutdown are waited for, but calls in flight must still end before Docker's 10 s are over: the rest is taken over from its rows. */
export const SHUTDOWN_WAITS_MS = 6_000;
