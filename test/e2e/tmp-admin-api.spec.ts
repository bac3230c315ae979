import { type Frontdesk, startFrontdesk } from '../support/tmp-app.js';
import { type Api, type Answer, apiOf } from '../support/admin-api.js';
import { aMapping, aService, anInsertedTeam, unused } from '../support/company-rows.js';

const UNKNOWN_ID = '0198a000-0000-7000-8000-00000000dead';

/** A company with one of everything, and its tokens. */
interface Tenant {
  company: string;
  team: string;
  branch: string;
  service: string;
  number: string;
  admin: Api;
  viewer: Api;
}

let frontdesk: Frontdesk;
let operator: Api;
let mine: Tenant;
let other: Tenant;

beforeAll(async () => {
  frontdesk = await startFrontdesk();
  operator = apiOf(frontdesk, frontdesk.token);
  [mine, other] = [await aTenant(), await aTenant()];
});

afterAll(() => frontdesk?.close());

const sql = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> => frontdesk.database.query<Row>(text, values);

async function aTenant(): Promise<Tenant> {
  const company = await created('/companies', aCompanyBody());
  const path = `/companies/${company}`;
  const branch = await created(`${path}/branches`, aBranchBody());
  const number = await created(`${path}/numbers`, { number: aNumber(), branch_id: branch });
  // Announced already, so that no sync asks the stand-in for a team that it does not have.
  const team = await anInsertedTeam(sql, company);
  await sql(`update company_teams set announced_at = now(), next_sync_at = now() + interval '1 day' where id = $1`, [team]);
  const service = await aService(sql, company, await aMapping(sql, company, team));
  const [admin, viewer] = [await operator.tokenFor('admin', company), await operator.tokenFor('viewer', company)];
  return { company, team, branch, service, number, admin: apiOf(frontdesk, admin), viewer: apiOf(frontdesk, viewer) };
}

async function created(path: string, body: object): Promise<string> {
  const answer = await operator.post(path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

function aCompanyBody() {
  return { name: 'Salon Seeblick', slug: `salon-${unused()}`, time_zone: 'Europe/Berlin', language: 'de' };
}

function aBranchBody() {
  return { name: 'Seeblick Mitte', slug: `mitte-${unused()}` };
}

function aNumber(): string {
  return `+493055${String(unused()).padStart(5, '0')}`;
}

/** Everything that a request could have changed. */
async function everything(): Promise<unknown> {
  const tables = ['companies', 'branches', 'services', 'branch_services', 'phone_numbers'];
  const rows = tables.map((table) => sql(`select * from ${table} order by id`));
  // What a sync writes by itself may change at any moment.
  const teams = sql('select id, company_id, calcom_team_id, connection_id, removed_at from company_teams order by id');
  return Promise.all([...rows, teams, sql(`select id from sync_runs where trigger = 'api' order by id`)]);
}

/** `/companies/:company/teams` of this tenant. */
function at(path: string, tenant: Tenant): string {
  const { company, team, branch, service, number } = tenant;
  const ids: Record<string, string> = { company, team, branch, service, number };
  return path.replaceAll(/:(\w+)/g, (_placeholder, name: string) => ids[name] ?? name);
}

/** Every route, as a request that succeeds for an admin or operator of the tenant. */
const ROUTES: [name: string, method: string, path: string, body: ((tenant: Tenant) => object) | null, status: number][] = [
  ['get company', 'GET', '/companies/:company', null, 200],
  ['list teams', 'GET', '/companies/:company/teams', null, 200],
  ['get team', 'GET', '/companies/:company/teams/:team', null, 200],
  ['list branches', 'GET', '/companies/:company/branches', null, 200],
  ['get branch', 'GET', '/companies/:company/branches/:branch', null, 200],
  ['list services', 'GET', '/companies/:company/services', null, 200],
  ['list numbers', 'GET', '/companies/:company/numbers', null, 200],
  ['get number', 'GET', '/companies/:company/numbers/:number', null, 200],
  ['assign team', 'POST', '/companies/:company/teams', () => ({ calcom_team_id: unused() }), 201],
  ['create branch', 'POST', '/companies/:company/branches', aBranchBody, 201],
  ['add number', 'POST', '/companies/:company/numbers', ({ branch }) => ({ number: aNumber(), branch_id: branch }), 201],
  ['update service', 'PATCH', '/companies/:company/services/:service', () => ({ category: 'Haare' }), 200],
  ['attach service', 'PUT', '/companies/:company/branches/:branch/services/:service', null, 204],
  ['detach service', 'DELETE', '/companies/:company/branches/:branch/services/:service', null, 204],
  ['sync team', 'POST', '/companies/:company/teams/:team/sync', null, 202],
  ['remove team', 'DELETE', '/companies/:company/teams/:team', null, 204],
];

const COMPANY_ROUTES: typeof ROUTES = [
  ['list companies', 'GET', '/companies', null, 200],
  ['create company', 'POST', '/companies', aCompanyBody, 201],
];

const WRITING = ROUTES.filter(([, method]) => method !== 'GET');

describe.each([...COMPANY_ROUTES, ...ROUTES])('%s', (_name, method, path, body) => {
  it('is protected: nothing is told or changed without a token', async () => {
    const before = await everything();

    const answer = await apiOf(frontdesk, null).send(method, at(path, mine), body?.(mine));

    expectProblem(answer, 401, 'auth.unauthenticated');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(await everything()).toEqual(before);
  });
});

describe.each(ROUTES)('%s', (_name, method, path, body) => {
  it("answers another company's token as if the company did not exist", async () => {
    const before = await everything();

    const foreign = await other.admin.send(method, at(path, mine), body?.(mine));
    const unknown = await operator.send(method, at(path, { ...mine, company: UNKNOWN_ID }), body?.(mine));

    expectProblem(foreign, 404, 'request.not_found');
    expect(withoutId(foreign)).toEqual(withoutId(unknown));
    expect(await everything()).toEqual(before);
  });

  it('finds nothing below a company whose id is no id', async () => {
    expectProblem(await operator.send(method, at(path, { ...mine, company: 'salon-seeblick' }), body?.(mine)), 404, 'request.not_found');
  });
});

describe.each(WRITING)('%s', (_name, method, path, body) => {
  it('is not for viewers', async () => {
    const before = await everything();

    expectProblem(await mine.viewer.send(method, at(path, mine), body?.(mine)), 403, 'auth.forbidden');

    expect(await everything()).toEqual(before);
  });
});

const WITH_INNER_ID = ROUTES.flatMap(([name, method, path, body]) =>
  (['team', 'branch', 'service', 'number'] as const)
    .filter((id) => path.includes(`:${id}`))
    .map((id) => ({ name, id, method, path, body })),
);

describe.each(WITH_INNER_ID)("$name with another company's $id", ({ id, method, path, body }) => {
  it('is not found, in the words for one that does not exist or is no id', async () => {
    const before = await everything();

    const foreign = await operator.send(method, at(path, { ...mine, [id]: other[id] }), body?.(mine));
    const unknown = await operator.send(method, at(path, { ...mine, [id]: UNKNOWN_ID }), body?.(mine));
    const noId = await operator.send(method, at(path, { ...mine, [id]: 'x' }), body?.(mine));

    expectProblem(foreign, 404, 'request.not_found');
    expect([withoutId(unknown), withoutId(noId)]).toEqual([withoutId(foreign), withoutId(foreign)]);
    expect(await everything()).toEqual(before);
  });
});

describe.each([...COMPANY_ROUTES, ...ROUTES])('%s', (_name, method, path, body, status) => {
  it('does what it says, and names what it made', async () => {
    const tenant = await aTenant();

    const answer = await operator.send(method, at(path, tenant), body?.(tenant));

    expect(answer).toMatchObject({ status });
    if (status === 201)
      expect(await operator.get(`${answer.headers.location}`.replace('/api/v1', ''))).toMatchObject({ status: 200, body: answer.body });
  });
});

const INVALID: [method: string, path: string, body: unknown, field: string | undefined][] = [
  ['POST', '/companies', {}, undefined],
  ['POST', '/companies', [], undefined],
  ['POST', '/companies', { ...aCompanyBody(), name: ' ' }, 'name'],
  ['POST', '/companies', { ...aCompanyBody(), name: 'a\u0000b' }, 'name'],
  ['POST', '/companies', { ...aCompanyBody(), name: { $ne: null } }, 'name'],
  ['POST', '/companies', { ...aCompanyBody(), slug: 'Salon Seeblick' }, 'slug'],
  ['POST', '/companies', { ...aCompanyBody(), time_zone: 'Berlin' }, 'time_zone'],
  ['POST', '/companies', { ...aCompanyBody(), time_zone: '+02:00' }, 'time_zone'],
  ['POST', '/companies', { ...aCompanyBody(), time_zone: 7 }, 'time_zone'],
  ['POST', '/companies', { ...aCompanyBody(), language: 'german' }, 'language'],
  ['POST', '/companies', { ...aCompanyBody(), sync_interval_hours: 0 }, 'sync_interval_hours'],
  ['POST', '/companies', { ...aCompanyBody(), sync_interval_hours: null }, 'sync_interval_hours'],
  ['POST', '/companies', { ...aCompanyBody(), move_notice_minutes: 1.5 }, 'move_notice_minutes'],
  ['POST', '/companies', { ...aCompanyBody(), cancel_notice_minutes: 2_147_483_648 }, 'cancel_notice_minutes'],
  ['POST', '/companies', { ...aCompanyBody(), is_active: true }, 'is_active'],
  ['POST', '/companies/:company/teams', {}, 'calcom_team_id'],
  ['POST', '/companies/:company/teams', { calcom_team_id: '42' }, 'calcom_team_id'],
  ['POST', '/companies/:company/teams', { calcom_team_id: 2_147_483_648 }, 'calcom_team_id'],
  ['POST', '/companies/:company/teams', { calcom_team_id: 42, connection_id: 'default' }, 'connection_id'],
  ['POST', '/companies/:company/branches', { name: 'Mitte' }, 'slug'],
  ['POST', '/companies/:company/branches', { ...aBranchBody(), time_zone: 'Mars/Phobos' }, 'time_zone'],
  ['POST', '/companies/:company/branches', { ...aBranchBody(), opening_hours: 'always' }, 'opening_hours'],
  [
    'POST',
    '/companies/:company/branches',
    { ...aBranchBody(), opening_hours: [{ days: [1], from: '9', to: '17:00' }] },
    'opening_hours.0.from',
  ],
  ['POST', '/companies/:company/numbers', { number: '+49305550199' }, 'branch_id'],
  ['POST', '/companies/:company/numbers', { number: '+49305550199', branch_id: UNKNOWN_ID, country: 'Germany' }, 'country'],
  ['PATCH', '/companies/:company/services/:service', { title: 'Beratung' }, 'title'],
  ['PATCH', '/companies/:company/services/:service', { aliases: null }, 'aliases'],
  ['PATCH', '/companies/:company/services/:service', { aliases: ['a', 7] }, 'aliases'],
  ['PATCH', '/companies/:company/services/:service', { is_active: 'yes' }, 'is_active'],
  ['PATCH', '/companies/:company/services/:service', { email_policy: 'always' }, 'email_policy'],
  ['PATCH', '/companies/:company/services/:service', { price: 49 }, 'price'],
  ['PATCH', '/companies/:company/services/:service', { price: { minor: -1, currency: 'EUR' } }, 'price.minor'],
  ['PATCH', '/companies/:company/services/:service', { price: { minor: 1, currency: 'euro' } }, 'price.currency'],
];

describe('an invalid body', () => {
  it.each(INVALID)('is refused with its field and changes nothing: %s %s %j', async (method, path, body, field) => {
    const before = await everything();

    const answer = await operator.send(method, at(path, mine), body);

    expectProblem(answer, 400, 'request.invalid');
    if (field) expect(answer.body.field).toBe(field);
    expect(await everything()).toEqual(before);
  });

  it('is refused when it is no JSON at all', async () => {
    expectProblem(await operator.send('POST', '/companies', '{"name": "cut'), 400, 'request.invalid');
  });
});

describe('tokens', () => {
  it.each([
    ['another scheme', () => Promise.resolve(`Basic ${frontdesk.token}`)],
    ['no token after the scheme', () => Promise.resolve('Bearer ')],
    ['an unknown token', () => Promise.resolve(`Bearer fd_${'x'.repeat(43)}`)],
    ['an expired token', () => spoiled(`expires_at = now() - interval '1 second'`)],
    ['a revoked token', () => spoiled('revoked_at = now()')],
  ])('refuse %s in the words for none at all', async (_what, authorization) => {
    const none = await apiOf(frontdesk, null).get('/companies');

    const answer = await apiOf(frontdesk, null).send('GET', '/companies', undefined, { authorization: await authorization() });

    expectProblem(answer, 401, 'auth.unauthenticated');
    expect(withoutId(answer)).toEqual(withoutId(none));
  });

  async function spoiled(change: string): Promise<string> {
    const token = await operator.tokenFor('operator', null);
    expect(await apiOf(frontdesk, token).get('/companies')).toMatchObject({ status: 200 });
    await sql(`update api_tokens set ${change} where token_hash = encode(sha256($1::text::bytea), 'hex')`, [token]);
    return `Bearer ${token}`;
  }

  it('let company users see their own company only', async () => {
    const seen = async (api: Api): Promise<string[]> =>
      (await api.get('/companies')).body.data.map((company: { id: string }) => company.id);

    expect(await seen(mine.viewer)).toEqual([mine.company]);
    expect(await seen(mine.admin)).toEqual([mine.company]);
    expect(await seen(operator)).toEqual(expect.arrayContaining([mine.company, other.company]));
  });

  it('let no company user create a company', async () => {
    for (const api of [mine.admin, mine.viewer]) expectProblem(await api.post('/companies', aCompanyBody()), 403, 'auth.forbidden');
  });

  it('note their use at most once a minute', async () => {
    const token = await operator.tokenFor('operator', null);
    const lastUse = async (): Promise<number> => {
      await apiOf(frontdesk, token).get('/companies');
      const row = `select last_used_at from api_tokens where token_hash = encode(sha256($1::text::bytea), 'hex')`;
      return (await sql<{ last_used_at: Date }>(row, [token]))[0]!.last_used_at.getTime();
    };

    const first = await lastUse();
    const second = await lastUse();
    await sql(`update api_tokens set last_used_at = last_used_at - interval '61 seconds'`);
    const third = await lastUse();

    expect(second).toBe(first);
    expect(third).toBeGreaterThan(first - 1);
  });

  it('of a company admin write in the own company', async () => {
    const answer = await mine.admin.patch(`/companies/${mine.company}/services/${mine.service}`, { display_name: 'Schnitt' });

    expect(answer).toMatchObject({ status: 200, body: { name: 'Schnitt', title: 'Haarschnitt' } });
  });

  it('of a company admin assign no team of a connection that companies share', async () => {
    expectProblem(await mine.admin.post(`/companies/${mine.company}/teams`, { calcom_team_id: unused() }), 403, 'auth.forbidden');
  });
});

describe('a company set up through the API', () => {
  it('shows what was given, in the names of the API', async () => {
    const body = { ...aCompanyBody(), sync_interval_hours: 12, move_notice_minutes: 60, cancel_notice_minutes: 1440 };

    const answer = await operator.post('/companies', body);

    expect(answer.body).toEqual({
      ...body,
      id: expect.any(String),
      is_active: true,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
    expect((await operator.post('/companies', body)).body).toMatchObject({ code: 'company.slug_taken', field: 'slug' });
  });

  it('has branches with zone, language and opening hours of their own', async () => {
    const opening_hours = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }];
    const body = { ...aBranchBody(), time_zone: 'Europe/London', language: 'en', opening_hours };

    const answer = await operator.post(`/companies/${mine.company}/branches`, body);

    expect(answer.body).toEqual({ ...body, id: expect.any(String), company_id: mine.company, company_team_id: null, is_active: true });
    expect((await operator.post(`/companies/${mine.company}/branches`, body)).body).toMatchObject({
      code: 'branch.slug_taken',
      field: 'slug',
    });
  });

  it('is given a team, refuses it to others, and gives it back', async () => {
    const tenant = await aTenant();
    const body = { calcom_team_id: unused() };

    const team = await operator.post(`/companies/${tenant.company}/teams`, body);
    const taken = await operator.post(`/companies/${other.company}/teams`, body);
    const gone = await operator.send('DELETE', `/companies/${tenant.company}/teams/${team.body.id}`);
    const after = await operator.get(`/companies/${tenant.company}/teams`);

    expect(team.body).toMatchObject({ ...body, company_id: tenant.company, last_team_sync: null, team_sync_error: null, removed_at: null });
    expectProblem(taken, 409, 'team.already_assigned');
    expect(gone.status).toBe(204);
    expect(after.body.data.map(({ id }: { id: string }) => id)).toEqual([tenant.team]);
  });

  it('opens a sync run on request, for a standing team only', async () => {
    const tenant = await aTenant();
    const path = `/companies/${tenant.company}/teams/${tenant.team}`;

    const run = await operator.post(`${path}/sync`);
    await operator.send('DELETE', path);

    expect(run).toMatchObject({ status: 202, body: { already_open: false } });
    expect(await sql('select company_team_id, trigger from sync_runs where id = $1', [run.body.sync_run_id])).toEqual([
      { company_team_id: tenant.team, trigger: 'api' },
    ]);
    expectProblem(await operator.post(`${path}/sync`), 404, 'request.not_found');
  });

  it('offers a service at a branch, and shows why one is not bookable', async () => {
    const tenant = await aTenant();
    const attach = `/companies/${tenant.company}/branches/${tenant.branch}/services/${tenant.service}`;
    const service = async () => (await operator.get(`/companies/${tenant.company}/services`)).body.data[0];

    await operator.send('PUT', attach);
    const offered = await service();
    await operator.send('DELETE', `/companies/${tenant.company}/teams/${tenant.team}`);

    expect(offered).toMatchObject({ id: tenant.service, branch_ids: [tenant.branch], not_bookable_reason: null });
    expect(await service()).toMatchObject({ not_bookable_reason: 'team_removed' });
    expectProblem(await operator.send('PUT', attach), 409, 'service.not_in_team');
  });

  it('keeps what a service was told before', async () => {
    const tenant = await aTenant();
    const path = `/companies/${tenant.company}/services/${tenant.service}`;
    const change = {
      display_name: 'Damen',
      aliases: ['Schnitt'],
      category: 'Haare',
      price: { minor: 4900, currency: 'EUR' },
      email_policy: 'ask',
    };

    await operator.patch(path, change);
    const answer = await operator.patch(path, { price: null, is_active: false });

    expect(answer.body).toMatchObject({
      name: 'Damen',
      aliases: ['Schnitt'],
      category: 'Haare',
      email_policy: 'ask',
      price: null,
      is_active: false,
    });
  });

  it.each([
    ['+49 (0)30 5551', undefined],
    ['0049 30 5551', undefined],
    ['030 / 5551', 'DE'],
  ])('has the number %s (%s) in E.164', async (spelling, country) => {
    const digits = String(unused()).padStart(4, '0');

    const answer = await operator.post(`/companies/${mine.company}/numbers`, {
      number: `${spelling}${digits}`,
      country,
      branch_id: mine.branch,
    });

    expect(answer).toMatchObject({ status: 201, body: { number: `+49305551${digits}`, workspace: 'default', branch_id: mine.branch } });
  });

  it('cannot have a number twice, nor learn whose it is', async () => {
    const number = aNumber();
    await operator.post(`/companies/${mine.company}/numbers`, { number, branch_id: mine.branch });

    const own = await mine.admin.post(`/companies/${mine.company}/numbers`, { number, branch_id: mine.branch });
    const foreign = await other.admin.post(`/companies/${other.company}/numbers`, { number, branch_id: other.branch });

    expectProblem(own, 409, 'number.taken');
    expect(withoutId(foreign)).toEqual(withoutId(own));
  });

  it("leads no number to another company's branch, nor to a workspace that is not there", async () => {
    const path = `/companies/${mine.company}/numbers`;

    const foreign = await operator.post(path, { number: aNumber(), branch_id: other.branch });
    const unknown = await operator.post(path, { number: aNumber(), branch_id: UNKNOWN_ID });
    const nowhere = await operator.post(path, { number: aNumber(), branch_id: mine.branch, workspace: 'nowhere' });

    expectProblem(foreign, 404, 'request.not_found');
    expect(withoutId(foreign)).toEqual(withoutId(unknown));
    expectProblem(nowhere, 404, 'request.not_found');
  });

  it('refuses what is no number', async () => {
    const answer = await operator.post(`/companies/${mine.company}/numbers`, { number: '030 5550101', branch_id: mine.branch });

    expect(answer.body).toMatchObject({ status: 400, code: 'number.invalid', field: 'number' });
  });
});

it('answers an unknown route with a problem too', async () => {
  expectProblem(await operator.get('/nonsense?phone=+49305550101'), 404, 'request.not_found');
});

it('describes every route with an operation id of its own, and where a token is needed', async () => {
  const document = (await frontdesk.app.inject({ url: '/api/openapi.json' })).json();
  const operations = Object.values<Record<string, { operationId: string; security?: object[] }>>(document.paths).flatMap((path) =>
    Object.values(path),
  );
  const ids = operations.map(({ operationId }) => operationId);

  expect(ids).toEqual(
    expect.arrayContaining(['createCompany', 'assignTeam', 'syncTeam', 'updateService', 'attachService', 'addPhoneNumber']),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(operations.find(({ operationId }) => operationId === 'assignTeam')?.security).toEqual([{ bearer: [] }]);
});

function withoutId({ status, body }: Answer): unknown {
  return { status, body: { ...body, request_id: undefined } };
}

function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer).toMatchObject({ status, body: { type: 'about:blank', status, code } });
  expect(answer.headers['content-type']).toMatch('application/problem+json');
  expect(answer.body.request_id).toEqual(expect.any(String));
}
