import { Injectable } from '@nestjs/common';
import type { TeamAssignmentView } from '../contracts/companies/get-team-assignment.query.js';
import { CalcomGateway } from './calcom-gateway.js';
import type { CalcomEventType } from './clients/calcom-event-type.js';
import type { CalcomMember, CalcomTeam } from './clients/calcom-team.js';
import { CalcomClient } from './clients/calcom.client.js';

const REQUEST_DEADLINE_MS = 20_000;
const ADMIN_ROLES = ['OWNER', 'ADMIN'];

/** One complete reading of a team; a reading that fails half-way is an error, never half a list. */
export interface TeamReading {
  team: CalcomTeam;
  eventTypes: CalcomEventType[];
  members: CalcomMember[];
  /** The key's user is an accepted admin or owner: else it sees only its own bookings and no look-up could be trusted (invariant 5). */
  keyIsAdmin: boolean;
}

@Injectable()
export class TeamReader {
  constructor(
    private readonly gateway: CalcomGateway,
    private readonly client: CalcomClient,
  ) {}

  /** @throws CalcomError of the first request that failed. */
  async read({ connectionId, calcomTeamId }: TeamAssignmentView): Promise<TeamReading> {
    const me = await this.gateway.ask(connectionId, 'sync', REQUEST_DEADLINE_MS, (call) => this.client.fetchMe(call));
    const team = await this.gateway.ask(connectionId, 'sync', REQUEST_DEADLINE_MS, (call) => this.client.fetchTeam(call, calcomTeamId));
    const members = await this.gateway.ask(connectionId, 'sync', REQUEST_DEADLINE_MS, (call) =>
      this.client.fetchTeamMembers(call, calcomTeamId),
    );
    const eventTypes = await this.gateway.ask(connectionId, 'sync', REQUEST_DEADLINE_MS, (call) =>
      this.client.fetchTeamEventTypes(call, calcomTeamId),
    );
    const self = members.find((member) => member.userId === me.id);
    return { team, eventTypes, members, keyIsAdmin: self !== undefined && self.accepted && ADMIN_ROLES.includes(self.role) };
  }
}
