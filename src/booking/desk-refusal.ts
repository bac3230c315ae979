import type { Outcome } from '../contracts/booking/outcome.js';
import { API_CODES, type RefusalStatus } from '../contracts/error-codes.js';
import { AppError } from '../shared/app-error.js';
import { notFound } from '../shared/not-found.js';

/** Statuses that the API answers otherwise: an id of nobody's is not found, and nobody at a desk is unidentified. */
type Told = Exclude<RefusalStatus, 'number_unknown' | 'not_found' | 'not_identified' | 'ask_service' | 'ask_confirmation'>;

/** What a status of the voice functions says to a program: the code is `booking.<status>`. */
const SAYS: Record<Told, { detail: string; field?: string }> = {
  branch_inactive: { detail: 'The branch is inactive.' },
  company_inactive: { detail: 'The company is inactive.' },
  no_team: { detail: 'The company has no Cal.com team.' },
  service_inactive: { detail: 'The service is switched off.', field: 'service_id' },
  service_not_at_branch: { detail: 'The branch does not offer this service.', field: 'service_id' },
  service_not_bookable: { detail: 'The service cannot be booked; its `not_bookable_reason` says why.', field: 'service_id' },
  service_not_in_team: { detail: "The service's Cal.com team is no longer the company's.", field: 'service_id' },
  invalid_arguments: { detail: 'Some fields have a wrong type.' },
  slot_taken: { detail: 'Somebody else has this time.', field: 'start' },
  unavailable: { detail: 'This time is not offered.', field: 'start' },
  too_soon: { detail: 'The time is too soon: the service needs more notice.', field: 'start' },
  closed: { detail: 'The branch is closed then.', field: 'start' },
  too_late: { detail: 'The booking has begun: it can be changed no more.' },
  ask_date: { detail: 'The start has to lie ahead, and within twelve months.', field: 'start' },
  ask_duration: { detail: 'The service has several lengths: name one of them.', field: 'duration_minutes' },
  ask_name: { detail: 'This is no name of a person.', field: 'customer_name' },
  ask_contact: { detail: 'Phone number or e-mail address are missing or not valid.', field: 'customer_phone' },
  ask_answer: { detail: "One of the event type's questions needs an answer.", field: 'answers' },
  one_moment: { detail: 'Another request for this time is under way. Try again in a moment.' },
  temporarily_unavailable: { detail: 'Cal.com cannot be asked at the moment. Nothing was booked or changed.' },
  will_confirm_later: { detail: 'The outcome of an earlier change is not known yet. Try again in a minute.' },
};

const RETRY_SECONDS: Partial<Record<Told, number>> = { one_moment: 2, temporarily_unavailable: 5, will_confirm_later: 60 };

/** What a refused wish is answered with at the desk. @returns an AppError to throw */
export function deskRefusal(outcome: Outcome, what: 'branch' | 'service' | 'booking'): AppError {
  const { status } = outcome;
  if (!isTold(status)) return notFound(what);
  const { detail, field } = SAYS[status];
  const code = `booking.${status}` as const;
  const asked = status === 'ask_contact' && outcome.contact === 'email' ? 'customer_email' : field;
  const more = { ...times(outcome), ...question(outcome) };
  return new AppError(code, API_CODES[code], detail, { field: asked, more, retryAfterSeconds: RETRY_SECONDS[status] });
}

function isTold(status: Outcome['status']): status is Told {
  return status in SAYS;
}

function times({ alternatives, durations }: Outcome): Record<string, unknown> {
  return {
    ...(alternatives ? { alternatives: alternatives.map((start) => start.toISOString()) } : {}),
    ...(durations ? { durations } : {}),
  };
}

function question({ question: asked }: Outcome): Record<string, unknown> {
  return asked ? { question: asked } : {};
}
