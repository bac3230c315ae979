import type { CalcomTeam } from './clients/calcom-team.js';

/** The organisation itself stands in the list of its members' teams, but nobody books there. */
export function isAccountTeam(team: CalcomTeam): boolean {
  return !team.isOrganization;
}
