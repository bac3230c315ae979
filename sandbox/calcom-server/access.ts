import { codedError, httpError } from './errors.js';
import { type WorldStore } from './world-store.js';
import { type WorldUser } from './world.js';

/** Who asks: whose quota the request uses, and what a protected end point makes of the caller. */
export interface Caller {
  tracker: string;
  user: WorldUser | undefined;
  refusal: Error | undefined;
}

const NO_AUTH =
  "ApiAuthStrategy - No authentication method provided. Either pass an API key as 'Bearer' header or OAuth client credentials as 'x-cal-secret-key' and 'x-cal-client-id' headers";

/** An unknown key is refused before it counts for the rate limit, on public end points too. */
export function callerOf(world: WorldStore, authorization: string | undefined, address: string): Caller {
  const token = authorization?.replace(/^Bearer\s+/i, '').trim();
  if (token === undefined || token === '') return { tracker: `ip:${address}`, user: undefined, refusal: undefined };
  const known = world.keys.get(token);
  if (known?.expired)
    return { tracker: token, user: undefined, refusal: httpError(401, 'ApiAuthStrategy - api key - Your api key is expired') };
  if (known) return { tracker: token, user: known.user, refusal: undefined };
  // Without the key prefix a token counts as an OAuth access token.
  if (!token.startsWith('cal_')) return { tracker: token, user: undefined, refusal: httpError(401, 'Invalid Access Token.') };
  throw httpError(401, 'CustomThrottlerGuard - Invalid API Key');
}

export type Guard = 'public' | 'key' | 'team-member' | 'team-admin';

export function checkAccess(world: WorldStore, guard: Guard, caller: Caller, params: Record<string, string>): void {
  if (caller.refusal) throw caller.refusal;
  if (guard === 'public') return;
  if (!caller.user) throw httpError(401, NO_AUTH);
  if (guard !== 'key') checkRole(world, caller.user, params['teamId'] ?? '', guard);
}

function checkRole(world: WorldStore, user: WorldUser, teamIdText: string, guard: 'team-member' | 'team-admin'): void {
  const teamId = Number(teamIdText);
  // A team id that is no number breaks the real server's look-up: 500, not 400.
  if (!Number.isInteger(teamId)) throw codedError(500, 'INTERNAL_SERVER_ERROR', 'There was an error, please try again later.');
  if (world.membership(user.id, teamId)?.accepted !== true) {
    throw httpError(403, `RolesGuard - User is not a member of the team with id=${teamId}.`);
  }
  if (guard === 'team-admin' && !world.isTeamAdmin(user.id, teamId)) {
    throw httpError(
      403,
      `RolesGuard - user with id=${user.id} does not have the minimum required role=TEAM_ADMIN within team with id=${teamId}.`,
    );
  }
}
