import type { Outcome } from '../../contracts/booking/outcome.js';
import type { RefusalStatus } from '../../contracts/error-codes.js';

/** What was begun may have been carried out: the agent calls again, and hears how the wish stands then. */
const WHEN_TOO_SLOW: Partial<Record<string, RefusalStatus>> = {
  book_appointment: 'one_moment',
  reschedule_appointment: 'one_moment',
  cancel_appointment: 'will_confirm_later',
};

/** Nothing was begun, so nothing is promised. */
const WHEN_NOT_BEGUN: Partial<Record<string, RefusalStatus>> = { book_appointment: 'one_moment', reschedule_appointment: 'one_moment' };

export function tooSlow(functionName: string): Outcome {
  return { status: WHEN_TOO_SLOW[functionName] ?? 'temporarily_unavailable', scene: null, chain: [] };
}

export function notBegun(functionName: string): Outcome {
  return { status: WHEN_NOT_BEGUN[functionName] ?? 'temporarily_unavailable', scene: null, chain: [] };
}
