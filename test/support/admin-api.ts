import { CommandBus } from '@nestjs/cqrs';
import type { Role } from '../../src/auth/actor.js';
import { CreateToken } from '../../src/auth/commands/create-token.command.js';
import type { Frontdesk } from './app.js';
import { type Sql, aMapping, aService, anInsertedTeam, unused } from './company-rows.js';

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  // What an answer holds is what the tests are about.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

/** The admin API as one token sees it; paths are below /api/v1. */
export interface Api {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: object): Promise<Answer>;
  patch(path: string, body: object): Promise<Answer>;
  /** A new token, made as the command line makes it. */
  tokenFor(role: Role, companyId: string | null): Promise<string>;
}

/** Null: without a token. A text as body is sent as it is. */
export function apiOf({ app }: Pick<Frontdesk, 'app'>, token: string | null): Api {
  const send: Api['send'] = async (method, path, body, headers) => {
    const json = body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) };
    const answer = await app
      .getHttpAdapter()
      .getInstance()
      .inject({
        ...json,
        method: method as 'GET',
        url: `/api/v1${path}`,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
      });
    return { status: answer.statusCode, headers: answer.headers, body: answer.body === '' ? null : answer.json() };
  };
  return {
    send,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    patch: (path, body) => send('PATCH', path, body),
    tokenFor: async (role, companyId) => {
      const details = { name: `${role} of the tests`, role, companyId, expiresAt: null };
      return (await app.get(CommandBus).execute(new CreateToken(details))).token;
    },
  };
}

/** A company with one of everything, and its tokens. */
export interface Tenant {
  company: string;
  team: string;
  branch: string;
  service: string;
  number: string;
  admin: Api;
  viewer: Api;
}

export async function aTenant(frontdesk: Frontdesk): Promise<Tenant> {
  const operator = apiOf(frontdesk, frontdesk.token);
  const created = async (path: string, body: object): Promise<string> => {
    const answer = await operator.post(path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  };
  const sql = sqlOf(frontdesk);
  const company = await created('/companies', aCompanyBody());
  const branch = await created(`/companies/${company}/branches`, aBranchBody());
  const number = await created(`/companies/${company}/numbers`, { number: aNumber(), branch_id: branch });
  // Announced already, so that no sync asks the stand-in for a team that it does not have.
  const team = await anInsertedTeam(sql, company);
  await sql(`update company_teams set announced_at = now(), next_sync_at = now() + interval '1 day' where id = $1`, [team]);
  const service = await aService(sql, company, await aMapping(sql, company, team));
  const [admin, viewer] = [await operator.tokenFor('admin', company), await operator.tokenFor('viewer', company)];
  return { company, team, branch, service, number, admin: apiOf(frontdesk, admin), viewer: apiOf(frontdesk, viewer) };
}

export function sqlOf({ database }: Pick<Frontdesk, 'database'>): Sql {
  return <Row extends object>(text: string, values: unknown[] = []) => database.query<Row>(text, values);
}

export function aCompanyBody() {
  return { name: 'Salon Seeblick', slug: `salon-${unused()}`, time_zone: 'Europe/Berlin', language: 'de' };
}

export function aBranchBody() {
  return { name: 'Seeblick Mitte', slug: `mitte-${unused()}` };
}

export function aNumber(): string {
  return `+493055${String(unused()).padStart(5, '0')}`;
}

/** Everything that a request could have changed. */
export function everything(frontdesk: Frontdesk): Promise<unknown> {
  const sql = sqlOf(frontdesk);
  const tables = ['companies', 'branches', 'services', 'branch_services', 'phone_numbers'];
  const rows = tables.map((table) => sql(`select * from ${table} order by id`));
  // What a sync writes by itself may change at any moment.
  const teams = sql('select id, company_id, calcom_team_id, connection_id, removed_at from company_teams order by id');
  return Promise.all([...rows, teams, sql(`select id from sync_runs where trigger = 'api' order by id`)]);
}

/** `/companies/:company/teams` of this tenant. */
export function at(path: string, tenant: Tenant): string {
  const { company, team, branch, service, number } = tenant;
  const ids: Record<string, string> = { company, team, branch, service, number };
  return path.replaceAll(/:(\w+)/g, (_placeholder, name: string) => ids[name] ?? name);
}

export function withoutId({ status, body }: Answer): unknown {
  return { status, body: { ...body, request_id: undefined } };
}

export function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer).toMatchObject({ status, body: { type: 'about:blank', status, code } });
  expect(answer.headers['content-type']).toMatch('application/problem+json');
  expect(answer.body.request_id).toEqual(expect.any(String));
}
