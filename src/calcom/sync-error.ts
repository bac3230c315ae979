import type { CalcomErrorCode } from './clients/calcom-error.js';

export interface SyncDecision {
  /** `backoff`: 60 s, 300 s, 900 s; `window`: when the budget's window is over; `no`: an operator must act. */
  retry: 'backoff' | 'window' | 'no';
  /** For operators: what is wrong and what to do; without a team, about the connection itself. */
  text: (calcomTeamId: number | null) => string;
}

/** The one table of what a failed request means for a sync run. */
export const ON_SYNC_ERROR: Record<CalcomErrorCode | 'unexpected', SyncDecision> = {
  auth_failed: { retry: 'no', text: () => 'Cal.com refused the API key. Enter a valid one at the connection.' },
  forbidden: { retry: 'no', text: () => 'Cal.com, or something before it, refused access. Check the key’s rights and the base URL.' },
  not_found: {
    retry: 'no',
    text: (team) =>
      team === null ? 'The base URL is not that of Cal.com’s API.' : `Team ${team} no longer exists at Cal.com, or the base URL is wrong.`,
  },
  refused: { retry: 'no', text: () => 'Cal.com refused the request. Check the API versions of the connection.' },
  conflict: { retry: 'backoff', text: () => 'Cal.com reported a conflict.' },
  rate_limited: { retry: 'window', text: () => 'The request budget of the key is spent; the sync goes on by itself.' },
  server_error: { retry: 'backoff', text: () => 'Cal.com answered with an internal error.' },
  temporary: { retry: 'backoff', text: () => 'Cal.com is not available.' },
  unreachable: { retry: 'backoff', text: () => 'Cal.com could not be reached.' },
  cut: { retry: 'backoff', text: () => 'The connection to Cal.com was cut.' },
  timeout: { retry: 'backoff', text: () => 'Cal.com did not answer in time.' },
  bad_shape: { retry: 'backoff', text: () => 'Cal.com’s answer was incomplete or not in a known form; nothing was changed.' },
  unexpected: { retry: 'backoff', text: () => 'An internal error stopped the sync.' },
};

/** Why the key cannot be trusted with the team (invariant 5), and what to do. */
export const KEY_NOT_TEAM_ADMIN = {
  no_admin: (team: number) => `The API key’s user is not an admin or owner of team ${team}. Make it one at Cal.com.`,
  not_accepted: (team: number) => `The API key’s user has not accepted the invitation to team ${team}. Accept it at Cal.com.`,
  no_member: (team: number) => `Team ${team} no longer exists or the key’s user left it. Check team id and membership at Cal.com.`,
};

/** Seconds until the next try after the n-th (1-based) failure; null: it was the last. */
export function backoffSeconds(failures: number): number | null {
  return [60, 300, 900][failures - 1] ?? null;
}
