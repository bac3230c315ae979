import { parseArgs, types } from 'node:util';
import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ROLES } from './auth/actor.js';
import { CreateToken } from './auth/commands/create-token.command.js';
import { CALLER_ERASE } from './cli/caller-erase.js';
import { CALLER_EXPORT } from './cli/caller-export.js';
import { type Args, type CliCommand, type Said, UsageError } from './cli/cli-command.js';
import { CONFLICT_TAKE } from './cli/conflict-take.js';
import { CONNECTIONS_REENCRYPT } from './cli/connections-reencrypt.js';
import { RETELL_AGENT } from './cli/retell-agent.js';
import { RETENTION_APPLY } from './cli/retention-apply.js';
import { TEAM_CHECK } from './cli/team-check.js';
import { TEAM_LIST } from './cli/team-list.js';
import { TEAM_SYNC } from './cli/team-sync.js';
import { WEBHOOK_SECRET_ROTATE } from './cli/webhook-secret-rotate.js';
import { USER_LINK } from './cli/user-link.js';
import { GetCompany } from './companies/queries/get-company.query.js';
import { AssignTeam } from './contracts/companies/assign-team.command.js';
import { runInContext } from './outbox/run-in-context.js';
import { actAs } from './shared/acting.js';
import { AppError } from './shared/app-error.js';

/** Opens the application without listening and without workers; migrates on the way. */
export type OpenContext = () => Promise<{ context: INestApplicationContext; close(): Promise<void> }>;

const COMMANDS: Record<string, CliCommand> = {
  'token:create': {
    usage: 'token:create --name <name> [--role operator|admin|viewer] [--company <slug>] [--scopes <area:read,…>] [--expires-days <n>]',
    purpose: 'make an API token and show it, this once',
    options: {
      ...{ name: { type: 'string' }, role: { type: 'string' }, company: { type: 'string' } },
      ...{ scopes: { type: 'string' }, 'expires-days': { type: 'string' } },
    },
    positionals: 0,
    run: createToken,
  },
  'team:assign': {
    usage: 'team:assign <company-slug> <calcom_team_id> [--connection <label>]',
    purpose: 'give a Cal.com team to a company; its import starts by itself',
    options: { connection: { type: 'string' } },
    positionals: 2,
    run: assignTeam,
  },
  'team:list': TEAM_LIST,
  'team:check': TEAM_CHECK,
  'team:sync': TEAM_SYNC,
  'conflict:take': CONFLICT_TAKE,
  'retell:agent': RETELL_AGENT,
  'connections:reencrypt': CONNECTIONS_REENCRYPT,
  'webhook-secret:rotate': WEBHOOK_SECRET_ROTATE,
  'user:link': USER_LINK,
  'caller:erase': CALLER_ERASE,
  'caller:export': CALLER_EXPORT,
  'retention:apply': RETENTION_APPLY,
  migrate: {
    usage: 'migrate',
    purpose: 'bring the database up to date',
    options: {},
    positionals: 0,
    run: () => Promise.resolve({ text: 'The database is up to date.', json: { migrated: true } }),
  },
};

/** Runs one command line and resolves to what there is to say; `onBad` hears that it is nothing good. @throws UsageError, AppError */
export async function runCli(argv: string[], open: OpenContext, onBad: () => void = () => undefined): Promise<string> {
  const [name = 'help', ...rest] = argv;
  if (['help', '--help', '-h'].includes(name)) return help();
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`There is no command "${name}"; see: npm run cli -- help`);
  const { json, ...args } = read(command, rest);
  const opened = await open();
  try {
    const said = await actAs('cli', () => runInContext(opened.context.get(EntityManager), () => command.run(opened.context, args)));
    if (said.isBad) onBad();
    return json ? JSON.stringify(said.json) : said.text;
  } finally {
    await opened.close();
  }
}

function help(): string {
  const lines = Object.values(COMMANDS).map(({ usage, purpose }) => `  ${usage}\n      ${purpose}`);
  return ['npm run cli -- <command> [--json]', ...lines, '  help\n      show this'].join('\n');
}

function read(command: CliCommand, args: string[]): Args & { json: boolean } {
  try {
    const options = { ...command.options, json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length !== command.positionals) throw new UsageError('Wrong number of arguments');
    const texts: Args['values'] = {};
    for (const [option, value] of Object.entries(values)) if (value !== undefined) texts[option] = String(value);
    return { values: texts, positionals, json: values.json === true };
  } catch (error) {
    const reason = types.isNativeError(error) ? (error.message.split(/[.\n]/, 1)[0] ?? '') : '';
    throw new UsageError(`${reason}; usage: ${command.usage}`, { cause: error });
  }
}

async function createToken(context: INestApplicationContext, { values }: Args): Promise<Said> {
  if (!values.name) throw new UsageError('--name is missing: what the token is for');
  const role = ROLES.find((known) => known === (values.role ?? 'operator'));
  if (!role) throw new UsageError(`--role must be one of ${ROLES.join(', ')}`);
  const expiresAt = values['expires-days'] === undefined ? null : inDays(whole('--expires-days', values['expires-days'], 36_500));
  const company = values.company === undefined ? null : await context.get(QueryBus).execute(new GetCompany({ slug: values.company }));
  const scopes = values.scopes?.split(',').map((scope) => scope.trim()) ?? null;
  const details = { name: values.name, role, companyId: company?.id ?? null, expiresAt, scopes };
  const { tokenId, token } = await context.get(CommandBus).execute(new CreateToken(details));
  const until = expiresAt ? `until ${expiresAt.toISOString()}` : 'until it is revoked';
  return {
    text: `${token}\nRole ${role}${company ? ` of ${company.name}` : ''}, valid ${until}. It is not shown again.`,
    json: { id: tokenId, token, role, company_id: details.companyId, scopes, expires_at: expiresAt?.toISOString() ?? null },
  };
}

async function assignTeam(context: INestApplicationContext, { values, positionals }: Args): Promise<Said> {
  const [slug = '', team = ''] = positionals;
  const calcomTeamId = whole('<calcom_team_id>', team, 2_147_483_647);
  const company = await context.get(QueryBus).execute(new GetCompany({ slug }));
  const connectionId = values.connection === undefined ? null : await connectionLabelled(context, values.connection);
  const { companyTeamId } = await context.get(CommandBus).execute(new AssignTeam(company.id, calcomTeamId, connectionId));
  return {
    text: `Team ${calcomTeamId} belongs to ${company.name} now; its event types are imported as soon as Frontdesk runs.`,
    json: { id: companyTeamId, company_id: company.id, calcom_team_id: calcomTeamId },
  };
}

async function connectionLabelled(context: INestApplicationContext, label: string): Promise<string> {
  const [found] = await context.get(EntityManager).execute<{ id: string }[]>('select id from calcom_connections where label = ?', [label]);
  if (!found) throw new AppError('team.connection_missing', 409, `There is no Cal.com connection labelled "${label}".`);
  return found.id;
}

function whole(what: string, text: string, max: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > max) throw new UsageError(`${what} must be a whole number from 1 to ${max}`);
  return value;
}

function inDays(days: number): Date {
  return new Date(Date.now() + days * 86_400_000);
}
