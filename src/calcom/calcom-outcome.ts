import type { CalcomOutcome, CalcomRefusal } from '../contracts/calcom/place-at-calcom.command.js';
import type { CalcomError } from './clients/calcom-error.js';

/** The English prose is all that tells Cal.com's 400s apart (calcom-behaviours.md "Error bodies"). */
const REFUSED_TEXTS: [RegExp, CalcomRefusal][] = [
  [/already has booking at this time or is not available/i, 'taken'],
  [/no_available_users_found|hosts?_unavailable_for_booking|booking_conflict|no more seats/i, 'taken'],
  [/in the past/i, 'past'],
  [/too soon|minimum booking notice|too far in the future|booking_time_out_of_bounds/i, 'too_soon'],
  [/has been cancelled|has been rejected/i, 'gone'],
];

/** What a failed sending means for the attempt (invariant 9). */
export function outcomeOf(error: CalcomError): Exclude<CalcomOutcome, { kind: 'placed' }> {
  const detail = `${error.code}: ${error.detail}`;
  if (error.neverReached) return { kind: 'not_sent', detail };
  if (!error.definite) return { kind: 'unknown', serverError: error.code === 'server_error', detail };
  if (error.code === 'conflict') return { kind: 'refused', refusal: 'raced', detail };
  if (error.code === 'auth_failed' || error.code === 'forbidden') return { kind: 'refused', refusal: 'key_refused', detail };
  const refusal = REFUSED_TEXTS.find(([text]) => text.test(error.detail))?.[1] ?? 'not_bookable';
  return { kind: 'refused', refusal, detail };
}
