import { Injectable } from '@nestjs/common';
import { CalcomGateway } from './calcom-gateway.js';
import type { CalcomCall } from './clients/calcom-access.js';
import { CalcomError } from './clients/calcom-error.js';
import type { CalcomEventType } from './clients/calcom-event-type.js';
import type { CalcomMember, CalcomTeam } from './clients/calcom-team.js';
import { CalcomClient } from './clients/calcom.client.js';

const REQUEST_DEADLINE_MS = 20_000;
/** me, team, memberships, event types; further pages are paid one by one. */
const REQUESTS_A_READING = 4;
const ADMIN_ROLES = ['OWNER', 'ADMIN'];

/** One complete reading of a team; a reading that fails half-way is an error, never half a list. */
export type TeamReading =
  | { keyIsAdmin: true; team: CalcomTeam; members: CalcomMember[]; eventTypes: CalcomEventType[] }
  /** The key's user sees only its own bookings, so that no look-up could be trusted (invariant 5). */
  | { keyIsAdmin: false; because: 'no_admin' | 'not_accepted' | 'no_member' };

type Ask = <T>(request: (call: CalcomCall) => Promise<T>) => Promise<T>;

@Injectable()
export class TeamReader {
  constructor(
    private readonly gateway: CalcomGateway,
    private readonly client: CalcomClient,
  ) {}

  /** @throws CalcomError of the first request that failed, `rate_limited` before any when the budget has not enough for all. */
  async read({ connectionId, calcomTeamId }: { connectionId: string; calcomTeamId: number }): Promise<TeamReading> {
    const allowance = await this.gateway.reserve(connectionId, 'sync', REQUESTS_A_READING);
    const ask: Ask = (request) => this.gateway.ask(connectionId, 'sync', REQUEST_DEADLINE_MS, request, allowance);
    const me = await ask((call) => this.client.fetchMe(call));
    const team = await ask((call) => nullIfForbidden(this.client.fetchTeam(call, calcomTeamId)));
    if (!team) return { keyIsAdmin: false, because: await this.reasonOfRefusal(ask, calcomTeamId) };
    if (team.id !== calcomTeamId) throw new CalcomError('bad_shape', { detail: 'the answer is about another team' });
    // Cal.com shows a team to its plain members, but not who else is in it.
    const members = await ask((call) => nullIfForbidden(this.client.fetchTeamMembers(call, calcomTeamId)));
    const self = members?.find((member) => member.userId === me.id);
    const isTeamAdmin = self !== undefined && self.accepted && ADMIN_ROLES.includes(self.role);
    if (!members || !(isTeamAdmin || (await ask((call) => this.isOrganizationAdmin(call)))))
      return { keyIsAdmin: false, because: 'no_admin' };
    const eventTypes = await ask((call) => this.client.fetchTeamEventTypes(call, calcomTeamId));
    if (eventTypes.some((eventType) => eventType.teamId !== calcomTeamId))
      throw new CalcomError('bad_shape', { detail: 'the list names event types of another team' });
    return { keyIsAdmin: true, team, members, eventTypes };
  }

  /** The list of teams names those whose invitation waits; a list that cannot be read proves nothing. */
  private async reasonOfRefusal(ask: Ask, calcomTeamId: number): Promise<'not_accepted' | 'no_member'> {
    const teams = await ask((call) => this.client.fetchTeams(call));
    return teams.some((team) => team.id === calcomTeamId) ? 'not_accepted' : 'no_member';
  }

  /** Admins and owners of an organisation pass for its teams, without being members (calcom.md 2 "Role model"). */
  private async isOrganizationAdmin(call: CalcomCall): Promise<boolean> {
    const { organizationId } = call.access;
    return organizationId !== null && this.client.isOrganizationAdmin(call, organizationId);
  }
}

async function nullIfForbidden<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof CalcomError && error.code === 'forbidden') return null;
    throw error;
  }
}
