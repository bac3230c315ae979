import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ChainRow } from '../booking/chain/chain-row.js';
import { CalcomError } from '../calcom/clients/calcom-error.js';
import { KEY_NOT_TEAM_ADMIN, ON_SYNC_ERROR } from '../calcom/sync-error.js';
import { TeamReader } from '../calcom/team-reading.js';
import { GetCompany } from '../companies/queries/get-company.query.js';
import { ListTeams } from '../companies/queries/list-teams.query.js';
import type { TeamView } from '../companies/queries/team-view.js';
import type { CliCommand, Said } from './cli-command.js';
import { type NumberReport, problemsOf, reportNumbers } from './team-report.js';

/** What the seed system's test script did: the whole chain of one company, from Cal.com to each phone number. */
export const TEAM_CHECK: CliCommand = {
  usage: 'team:check <company-slug> [--offline]',
  purpose: 'check teams, event types, members, services, branches and what each number can book; ends with 1 when something is wrong',
  options: { offline: { type: 'boolean' } },
  positionals: 1,
  run: async (context, { values, positionals: [slug = ''] }) => {
    const company = await context.get(QueryBus).execute(new GetCompany({ slug }));
    const standing = (await context.get(QueryBus).execute(new ListTeams(company.id))).filter((team) => team.removedAt === null);
    const teams: CheckedTeam[] = [];
    for (const team of standing) teams.push(await checkTeam(context, team, values.offline === undefined));
    const em = context.get(EntityManager);
    const branches = await em.execute<BranchRow[]>(BRANCHES, [company.id]);
    const numbers = reportNumbers(
      await em.execute<ChainRow[]>('select * from booking_chain where company_id = ? order by number', [company.id]),
    );
    const problems = [
      ...(standing.length === 0 ? ['the company has no Cal.com team'] : []),
      ...teams.flatMap((team) => team.problems),
      ...(numbers.length === 0 ? ['no phone number leads to the company'] : problemsOf(numbers)),
    ];
    return say(company.name, teams, branches, numbers, problems);
  },
};

interface OwnedEventType {
  event_type: number;
  name: string;
  is_active: boolean;
  not_bookable_reason: string | null;
  service: string | null;
}
interface Member {
  name: string | null;
  email: string | null;
  role: string;
  accepted: boolean;
}
interface BranchRow {
  branch: string;
  is_active: boolean;
  limited_to_team: number | null;
  services: number;
}
interface CheckedTeam {
  calcom_team_id: number;
  name: string | null;
  status: string;
  error: string | null;
  last_sync: string | null;
  at_calcom: string;
  event_types: OwnedEventType[];
  members: Member[];
  problems: string[];
}

const EVENT_TYPES = `
  select m.calcom_event_type_id as event_type, m.name, m.is_active, m.not_bookable_reason, coalesce(s.display_name, s.title) as service
  from team_event_type_mappings m left join services s on s.company_id = m.company_id and s.mapping_id = m.id
  where m.company_team_id = ? order by m.name`;
const MEMBERS = 'select name, email, role, accepted from calcom_team_members where company_team_id = ? and is_active order by role, name';
const BRANCHES = `
  select b.name as branch, b.is_active, t.calcom_team_id as limited_to_team,
    (select count(*)::int from branch_services bs where bs.branch_id = b.id and bs.is_active) as services
  from branches b left join company_teams t on t.company_id = b.company_id and t.id = b.company_team_id
  where b.company_id = ? order by b.name`;

async function checkTeam(context: INestApplicationContext, team: TeamView, online: boolean): Promise<CheckedTeam> {
  const em = context.get(EntityManager);
  const atCalcom = online ? await askCalcom(context, team) : { text: 'not asked', isBad: false };
  const what = `team ${team.calcomTeamId}`;
  const problems = [
    ...(team.teamSyncStatus === 'synced' || team.teamSyncStatus === 'syncing'
      ? []
      : [`${what} is ${team.teamSyncStatus}${team.teamSyncError ? ` (${team.teamSyncError})` : ''}`]),
    ...(atCalcom.isBad ? [`${what}: ${atCalcom.text}`] : []),
  ];
  return {
    calcom_team_id: team.calcomTeamId,
    name: team.calcomTeamName,
    status: team.teamSyncStatus,
    error: team.teamSyncError,
    last_sync: team.lastTeamSync?.toISOString() ?? null,
    at_calcom: atCalcom.text,
    event_types: await em.execute<OwnedEventType[]>(EVENT_TYPES, [team.id]),
    members: await em.execute<Member[]>(MEMBERS, [team.id]),
    problems,
  };
}

async function askCalcom(context: INestApplicationContext, team: TeamView): Promise<{ text: string; isBad: boolean }> {
  try {
    const reading = await context.get(TeamReader, { strict: false }).read(team);
    if (!reading.keyIsAdmin) return { text: KEY_NOT_TEAM_ADMIN[reading.because](team.calcomTeamId), isBad: true };
    return { text: `reachable, ${reading.eventTypes.length} event types, ${reading.members.length} members`, isBad: false };
  } catch (error) {
    if (error instanceof CalcomError) return { text: ON_SYNC_ERROR[error.code].text(team.calcomTeamId), isBad: true };
    return { text: error instanceof Error ? error.message : 'unknown', isBad: true };
  }
}

function say(company: string, teams: CheckedTeam[], branches: BranchRow[], numbers: NumberReport[], problems: string[]): Said {
  const lines = [
    company,
    ...teams.flatMap((team) => [
      `Team ${team.calcom_team_id} ${team.name ?? ''}: ${team.status}${team.error ? `, ${team.error}` : ''}; at Cal.com: ${team.at_calcom}`,
      ...team.event_types.map(
        (type) => `  event type ${type.event_type} ${type.name}: ${stateOf(type)}; service ${type.service ?? 'none'}`,
      ),
      ...team.members.map(
        (member) => `  member ${member.name ?? member.email ?? '?'}: ${member.role}${member.accepted ? '' : ', not accepted'}`,
      ),
    ]),
    ...branches.map(
      ({ branch, is_active: isActive, limited_to_team: team, services }) =>
        `Branch ${branch}: ${isActive ? '' : 'inactive, '}${team === null ? 'all teams' : `team ${team} only`}, ${services} services`,
    ),
    ...numbers.flatMap(({ number, branch, reason, services }) => [
      `Number ${number} -> ${branch ?? 'no branch'}${reason ? `: ${reason}` : ''}`,
      ...services.map(
        (each) => `  ${each.bookable ? 'bookable' : 'NOT bookable'}: ${each.service}${each.reason ? ` (${each.reason})` : ''}`,
      ),
    ]),
    problems.length === 0 ? 'All is well.' : `${problems.length} problems:`,
    ...problems.map((problem) => `  ${problem}`),
  ];
  const json = { company, ok: problems.length === 0, problems, teams, branches, numbers };
  return { text: lines.join('\n'), json, isBad: problems.length > 0 };
}

function stateOf(type: OwnedEventType): string {
  if (!type.is_active) return 'vanished at Cal.com';
  return type.not_bookable_reason ? `not bookable, ${type.not_bookable_reason}` : 'bookable';
}
