import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListConnections } from '../calcom/queries/list-connections.query.js';
import { ListTeamsOfConnection } from '../calcom/queries/list-teams-of-connection.query.js';
import { GetCompany } from '../companies/queries/get-company.query.js';
import { ListTeams } from '../companies/queries/list-teams.query.js';
import { AppError } from '../shared/app-error.js';
import { type CliCommand, type Said, UsageError } from './cli-command.js';

export const TEAM_LIST: CliCommand = {
  usage: 'team:list --company <slug> | --connection <label>',
  purpose: "list a company's teams with the state of their sync, or the teams that a connection sees, free or taken",
  options: { company: { type: 'string' }, connection: { type: 'string' } },
  positionals: 0,
  run: (context, { values: { company, connection } }) => {
    if (company !== undefined && connection === undefined) return ofCompany(context, company);
    if (connection !== undefined && company === undefined) return ofConnection(context, connection);
    throw new UsageError('Name either --company or --connection');
  },
};

async function ofCompany(context: INestApplicationContext, slug: string): Promise<Said> {
  const queries = context.get(QueryBus);
  const company = await queries.execute(new GetCompany({ slug }));
  const teams = (await queries.execute(new ListTeams(company.id))).map((team) => ({
    calcom_team_id: team.calcomTeamId,
    name: team.calcomTeamName,
    status: team.removedAt ? 'removed' : team.teamSyncStatus,
    error: team.teamSyncError,
    event_types: team.teamEventTypeCount,
    last_sync: team.lastTeamSync?.toISOString() ?? null,
  }));
  const lines = teams.map(
    (team) =>
      `${team.calcom_team_id} ${team.name ?? ''}: ${team.status}, ${team.event_types} event types${team.error ? `, ${team.error}` : ''}`,
  );
  return { text: lines.join('\n') || 'The company has no team.', json: { company_id: company.id, teams } };
}

async function ofConnection(context: INestApplicationContext, label: string): Promise<Said> {
  const queries = context.get(QueryBus);
  const connection = (await queries.execute(new ListConnections(null))).find((each) => each.label === label);
  if (!connection) throw new AppError('team.connection_missing', 409, `There is no Cal.com connection labelled "${label}".`);
  const teams = (await queries.execute(new ListTeamsOfConnection(connection.id, null))).map((team) => ({
    calcom_team_id: team.calcomTeamId,
    name: team.name,
    event_types: team.eventTypeCount,
    company: team.assignedTo?.companyName ?? null,
    is_offered: team.isOffered,
  }));
  const lines = teams.map(
    (team) =>
      `${team.calcom_team_id} ${team.name}: ${team.company ?? 'free'}, ${team.event_types ?? '?'} event types${team.is_offered ? ' <- the only free one' : ''}`,
  );
  return { text: lines.join('\n') || 'The key sees no team.', json: { connection_id: connection.id, teams } };
}
