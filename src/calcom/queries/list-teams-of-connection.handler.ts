import { EntityManager } from '@mikro-orm/postgresql';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { type AssignedTeam, ListAssignedTeams } from '../../contracts/companies/list-assigned-teams.query.js';
import { AppError } from '../../shared/app-error.js';
import { notFound } from '../../shared/not-found.js';
import { isAccountTeam } from '../account-teams.js';
import { CalcomGateway } from '../calcom-gateway.js';
import { CalcomError } from '../clients/calcom-error.js';
import type { CalcomTeam } from '../clients/calcom-team.js';
import { CalcomClient } from '../clients/calcom.client.js';
import { CalcomConnection } from '../entities/calcom-connection.entity.js';
import { ON_SYNC_ERROR } from '../sync-error.js';
import { ListTeamsOfConnection, type SelectableTeam } from './list-teams-of-connection.query.js';

const DEADLINE_MS = 10_000;
/** Each free team whose event types are counted costs a request of the budget. */
const MOST_COUNTED = 20;

@QueryHandler(ListTeamsOfConnection)
export class ListTeamsOfConnectionHandler implements IQueryHandler<ListTeamsOfConnection> {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: QueryBus,
    private readonly gateway: CalcomGateway,
    private readonly client: CalcomClient,
  ) {}

  async execute({ connectionId, askingCompanyId }: ListTeamsOfConnection): Promise<SelectableTeam[]> {
    const connection = await this.em.fork().findOne(CalcomConnection, { id: connectionId });
    if (!connection || (askingCompanyId !== null && connection.companyId !== null && connection.companyId !== askingCompanyId))
      throw notFound('connection');
    if (askingCompanyId !== null && connection.companyId === null)
      throw new AppError('auth.forbidden', 403, 'Only operators see the teams of a shared connection.');
    const teams = await this.teamsAtCalcom(connectionId);
    const ids = teams.map(({ id }) => id);
    const assigned = await this.queries.execute(new ListAssignedTeams(connection.calcomInstance, ids));
    const byTeam = new Map(assigned.map((each) => [each.calcomTeamId, each]));
    const free = teams.filter(({ id }) => !byTeam.has(id));
    const counts = await this.countEventTypes(connectionId, free);
    return teams.map(({ id, name, slug }) => {
      const owner = byTeam.get(id);
      const eventTypeCount = owner ? owner.eventTypeCount : (counts.get(id) ?? null);
      const isOffered = free.length === 1 && !owner;
      return { calcomTeamId: id, name, slug, eventTypeCount, assignedTo: owner ? shownTo(askingCompanyId, owner) : null, isOffered };
    });
  }

  private async teamsAtCalcom(connectionId: string): Promise<CalcomTeam[]> {
    try {
      const teams = await this.gateway.ask(connectionId, 'sync', DEADLINE_MS, (call) => this.client.fetchTeams(call));
      return teams.filter(isAccountTeam).toSorted((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
    } catch (error) {
      if (!(error instanceof CalcomError)) throw error;
      throw new AppError('request.conflict', 409, ON_SYNC_ERROR[error.code].text(null), { level: 'warn', cause: error });
    }
  }

  /** As many as can be had; a number that is missing keeps nobody from choosing. */
  private async countEventTypes(connectionId: string, teams: CalcomTeam[]): Promise<Map<number, number>> {
    const counts = new Map<number, number>();
    try {
      for (const { id } of teams.slice(0, MOST_COUNTED)) {
        const eventTypes = await this.gateway.ask(connectionId, 'sync', DEADLINE_MS, (call) => this.client.fetchTeamEventTypes(call, id));
        counts.set(id, eventTypes.length);
      }
    } catch (error) {
      if (!(error instanceof CalcomError)) throw error;
    }
    return counts;
  }
}

function shownTo(askingCompanyId: string | null, { companyId, companyName }: AssignedTeam): SelectableTeam['assignedTo'] {
  const mayKnow = askingCompanyId === null || askingCompanyId === companyId;
  return mayKnow ? { companyId, companyName } : { companyId: null, companyName: null };
}
