import {
  type Api,
  type Tenant,
  aBranchBody,
  aCompanyBody,
  aNumber,
  aTenant,
  apiOf,
  at,
  everything,
  expectProblem,
  sqlOf,
  withoutId,
} from '../support/admin-api.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { unused } from '../support/company-rows.js';

const UNKNOWN_ID = '0198a000-0000-7000-8000-00000000dead';

let frontdesk: Frontdesk;
let operator: Api;
let mine: Tenant;
let other: Tenant;

beforeAll(async () => {
  frontdesk = await startFrontdesk({ seed: false });
  operator = apiOf(frontdesk, frontdesk.token);
  [mine, other] = [await aTenant(frontdesk), await aTenant(frontdesk)];
});

afterAll(() => frontdesk?.close());

const INVALID: [method: string, path: string, body: unknown, field: string][] = [
  ['POST', '/companies', {}, 'name'],
  ['POST', '/companies', [], 'name'],
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
    const before = await everything(frontdesk);

    const answer = await operator.send(method, at(path, mine), body);

    expectProblem(answer, 400, 'request.invalid');
    expect(answer.body.field).toBe(field);
    expect(await everything(frontdesk)).toEqual(before);
  });

  it('is refused when it is a list of good ones', async () => {
    expectProblem(await operator.send('POST', '/companies', [aCompanyBody()]), 400, 'request.invalid');
  });

  it('is refused when it is no JSON at all', async () => {
    expectProblem(await operator.send('POST', '/companies', '{"name": "cut'), 400, 'request.invalid');
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
      retention_days: 365,
      etag: expect.stringMatching(/^"\d+"$/),
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
    expect((await operator.post('/companies', body)).body).toMatchObject({ code: 'company.slug_taken', field: 'slug' });
  });

  it('has branches with zone, language and opening hours of their own', async () => {
    const opening_hours = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }];
    const body = { ...aBranchBody(), time_zone: 'Europe/London', language: 'en', opening_hours };

    const answer = await operator.post(`/companies/${mine.company}/branches`, body);

    const rest = { id: expect.any(String), company_id: mine.company, company_team_id: null, is_active: true, etag: expect.any(String) };
    expect(answer.body).toEqual({ ...body, ...rest });
    expect((await operator.post(`/companies/${mine.company}/branches`, body)).body).toMatchObject({
      code: 'branch.slug_taken',
      field: 'slug',
    });
  });

  it('is given a team, refuses it to others, and gives it back', async () => {
    const tenant = await aTenant(frontdesk);
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
    const tenant = await aTenant(frontdesk);
    const path = `/companies/${tenant.company}/teams/${tenant.team}`;

    const run = await operator.post(`${path}/sync`);
    await operator.send('DELETE', path);

    expect(run).toMatchObject({ status: 202, body: { already_open: false } });
    expect(await sqlOf(frontdesk)('select company_team_id, trigger from sync_runs where id = $1', [run.body.sync_run_id])).toEqual([
      { company_team_id: tenant.team, trigger: 'api' },
    ]);
    expectProblem(await operator.post(`${path}/sync`), 404, 'request.not_found');
  });

  it('offers a service at a branch, and shows why one is not bookable', async () => {
    const tenant = await aTenant(frontdesk);
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
    const tenant = await aTenant(frontdesk);
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
