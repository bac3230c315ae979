/**
 * The only list of the words with which Frontdesk answers: `status` values of Retell's functions and `code` values of the
 * admin API's problem documents. Catalogues, schemas and docs are checked against it; all are public and stable.
 */
export const OK_STATUSES = [
  'listed',
  'slots',
  'available',
  'booked',
  'pending_confirmation',
  'already_booked',
  'found',
  'none',
  'moved',
  'cancelled',
  'already_cancelled',
  'noted',
] as const;

export const REFUSAL_STATUSES = [
  'number_unknown',
  'branch_inactive',
  'company_inactive',
  'no_team',
  'ask_service',
  'service_inactive',
  'service_not_at_branch',
  'service_not_bookable',
  'service_not_in_team',
  'invalid_arguments',
  'temporarily_unavailable',
  'unavailable',
  'slot_taken',
  'too_soon',
  'closed',
  'one_moment',
  'will_confirm_later',
  'ask_confirmation',
  'ask_name',
  'ask_contact',
  'ask_answer',
  'ask_date',
  'ask_duration',
  'not_found',
  'too_late',
  'not_identified',
] as const;

export type OkStatus = (typeof OK_STATUSES)[number];
export type RefusalStatus = (typeof REFUSAL_STATUSES)[number];
export type Status = OkStatus | RefusalStatus;

/** `ok` of an answer: true exactly for the statuses of OK_STATUSES (design section 6, small print). */
export function isOk(status: Status): status is OkStatus {
  return (OK_STATUSES as readonly string[]).includes(status);
}

/** Codes of the admin API: `<module>.<what>`, each with its HTTP status. */
export const API_CODES = {
  'auth.unauthenticated': 401,
  'auth.forbidden': 403,
  'request.invalid': 400,
  'request.not_found': 404,
  'request.conflict': 409,
  'request.too_large': 413,
  'company.slug_taken': 409,
  'branch.slug_taken': 409,
  'team.already_assigned': 409,
  'team.connection_missing': 409,
  'number.invalid': 400,
  'number.taken': 409,
  'service.not_in_team': 409,
  'retell.bad_signature': 401,
  'retell.not_a_function_call': 400,
  'retell.workspace_unknown': 404,
  'server.error': 500,
  'server.unavailable': 503,
} as const;
