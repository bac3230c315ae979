import type { Need } from './use-dashboard';

const only = (filter: object) => `?filter=${encodeURIComponent(JSON.stringify(filter))}`;

/** Below a company: the list in which such things stand. */
const IN_COMPANY: Record<Exclude<Need['kind'], 'connection_error' | 'webhooks_by_hand'>, string> = {
  booking_needs_attention: `bookings${only({ status: 'needs_attention' })}`,
  callback_open: `callback-requests${only({ status: 'open' })}`,
  number_not_ready: 'numbers',
  team_error: 'teams',
  team_partial: 'teams',
  sync_conflict: 'conflicts',
};

/** The list where it is seen and mended. Null: there is one for each company, but none for all of them. */
export function placeOf(kind: Need['kind'], companyId: string | null): string | null {
  if (kind === 'connection_error') return `/connections${only({ status: 'error', ...ofCompany(companyId) })}`;
  if (kind === 'webhooks_by_hand') return `/connections${companyId === null ? '' : only(ofCompany(companyId))}`;
  return companyId === null ? null : `/companies/${companyId}/${IN_COMPANY[kind]}`;
}

const ofCompany = (companyId: string | null): object => (companyId === null ? {} : { company_id: companyId });
