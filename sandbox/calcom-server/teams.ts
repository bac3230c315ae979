import { httpError } from './errors.js';
import { type Answer, type CalcomRequest, type House, success } from './house.js';
import { eventTypeView, meView, membershipView, teamView } from './team-views.js';
import { type WorldTeam } from './world.js';

export function me(_house: House, request: CalcomRequest): Answer {
  if (!request.user) throw httpError(401, 'unauthorized');
  return success(meView(request.user));
}

/** GET /v2/teams: every team with a membership of the caller, pending ones too. */
export function listTeams(house: House, request: CalcomRequest): Answer {
  const userId = request.user?.id ?? 0;
  const teams = [...house.world.teams.values()].filter((team) => house.world.membership(userId, team.id));
  return success(teams.map(teamView));
}

export function readTeam(house: House, request: CalcomRequest): Answer {
  return success(teamView(teamOf(house, request)));
}

export function listMemberships(house: House, request: CalcomRequest): Answer {
  const team = teamOf(house, request);
  const emails = request.query.get('emails')?.split(',');
  const skip = Number(request.query.get('skip') ?? 0);
  const take = Math.min(250, Number(request.query.get('take') ?? 250));
  const members = team.members.filter((member) => !emails || emails.includes(house.world.user(member.userId).email));
  return success(members.slice(skip, skip + take).map((member) => membershipView(house.world, team, member)));
}

/** GET /v2/teams/{id}/event-types: public; an unknown team has an empty list, not a 404. */
export function listEventTypes(house: House, request: CalcomRequest): Answer {
  const slug = request.query.get('eventSlug');
  const eventTypes = house.world.eventTypesOf(Number(request.params['teamId']));
  const asked = eventTypes.filter((eventType) => slug === null || eventType.slug === slug);
  return success(asked.map((eventType) => eventTypeView(house.world, eventType, true)));
}

export function readEventType(house: House, request: CalcomRequest): Answer {
  const id = Number(request.params['eventTypeId']);
  const eventType = house.world.eventTypes.get(id);
  if (eventType?.teamId !== Number(request.params['teamId'])) throw httpError(404, `Event type with id ${id} not found`);
  return success(eventTypeView(house.world, eventType, false));
}

function teamOf(house: House, request: CalcomRequest): WorldTeam {
  const id = Number(request.params['teamId']);
  const team = house.world.teams.get(id);
  if (!team) throw httpError(404, `Team with id ${id} not found`);
  return team;
}
