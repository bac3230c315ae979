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
import { aConnection, unused } from '../support/company-rows.js';

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
  ['try call', 'POST', '/companies/:company/numbers/:number/trial-call', () => ({ function: 'list_services', args: {} }), 200],
  ['remove team', 'DELETE', '/companies/:company/teams/:team', null, 204],
];

const COMPANY_ROUTES: typeof ROUTES = [
  ['list companies', 'GET', '/companies', null, 200],
  ['create company', 'POST', '/companies', aCompanyBody, 201],
];

const CREATING = [...COMPANY_ROUTES, ...ROUTES].filter(([, , , , status]) => status === 201);
const WRITING = ROUTES.filter(([, method]) => method !== 'GET');

describe.each([...COMPANY_ROUTES, ...ROUTES])('%s', (_name, method, path, body) => {
  it('is protected: nothing is told or changed without a token', async () => {
    const before = await everything(frontdesk);

    const answer = await apiOf(frontdesk, null).send(method, at(path, mine), body?.(mine));

    expectProblem(answer, 401, 'auth.unauthenticated');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(await everything(frontdesk)).toEqual(before);
  });
});

describe.each(ROUTES)('%s', (_name, method, path, body) => {
  it("answers another company's token as if the company did not exist", async () => {
    const before = await everything(frontdesk);

    const foreign = await other.admin.send(method, at(path, mine), body?.(mine));
    const unknown = await operator.send(method, at(path, { ...mine, company: UNKNOWN_ID }), body?.(mine));

    expectProblem(foreign, 404, 'request.not_found');
    expect(withoutId(foreign)).toEqual(withoutId(unknown));
    expect(await everything(frontdesk)).toEqual(before);
  });

  it('finds nothing below a company whose id is no id', async () => {
    expectProblem(await operator.send(method, at(path, { ...mine, company: 'salon-seeblick' }), body?.(mine)), 404, 'request.not_found');
  });
});

describe.each(WRITING)('%s', (_name, method, path, body) => {
  it('is not for viewers', async () => {
    const before = await everything(frontdesk);

    expectProblem(await mine.viewer.send(method, at(path, mine), body?.(mine)), 403, 'auth.forbidden');

    expect(await everything(frontdesk)).toEqual(before);
  });
});

const WITH_INNER_ID = ROUTES.flatMap(([name, method, path, body]) =>
  (['team', 'branch', 'service', 'number'] as const)
    .filter((id) => path.includes(`:${id}`))
    .map((id) => ({ name, id, method, path, body })),
);

describe.each(WITH_INNER_ID)("$name with another company's $id", ({ id, method, path, body }) => {
  it('is not found, in the words for one that does not exist or is no id', async () => {
    const before = await everything(frontdesk);

    const foreign = await operator.send(method, at(path, { ...mine, [id]: other[id] }), body?.(mine));
    const unknown = await operator.send(method, at(path, { ...mine, [id]: UNKNOWN_ID }), body?.(mine));
    const noId = await operator.send(method, at(path, { ...mine, [id]: 'x' }), body?.(mine));

    expectProblem(foreign, 404, 'request.not_found');
    expect([withoutId(unknown), withoutId(noId)]).toEqual([withoutId(foreign), withoutId(foreign)]);
    expect(await everything(frontdesk)).toEqual(before);
  });
});

describe.each([...COMPANY_ROUTES, ...ROUTES])('%s', (_name, method, path, body, status) => {
  it('does what it says', async () => {
    const tenant = await aTenant(frontdesk);

    expect(await operator.send(method, at(path, tenant), body?.(tenant))).toMatchObject({ status });
  });
});

describe.each(CREATING)('%s', (_name, method, path, body) => {
  it('says where to find what it made', async () => {
    const made = await operator.send(method, at(path, mine), body?.(mine));

    const found = await operator.get(String(made.headers.location).replace('/api/v1', ''));

    expect(found).toMatchObject({ status: 200, body: { id: made.body.id } });
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
    await sqlOf(frontdesk)(`update api_tokens set ${change} where token_hash = encode(sha256($1::text::bytea), 'hex')`, [token]);
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
      return (await sqlOf(frontdesk)<{ last_used_at: Date }>(row, [token]))[0]?.last_used_at.getTime() ?? 0;
    };

    const first = await lastUse();
    const second = await lastUse();
    await sqlOf(frontdesk)(`update api_tokens set last_used_at = last_used_at - interval '61 seconds'`);
    const third = await lastUse();

    expect(second).toBe(first);
    expect(third).toBeGreaterThan(first - 1);
  });

  it('of a company admin write in the own company', async () => {
    const answer = await mine.admin.patch(`/companies/${mine.company}/services/${mine.service}`, { display_name: 'Schnitt' });

    expect(answer).toMatchObject({ status: 200, body: { name: 'Schnitt', title: 'Haarschnitt' } });
  });

  it("of a company admin assign teams of the company's own connection", async () => {
    const connection_id = await aConnection(sqlOf(frontdesk), { companyId: mine.company });
    const body = { calcom_team_id: unused(), connection_id };

    expect(await mine.admin.post(`/companies/${mine.company}/teams`, body)).toMatchObject({ status: 201, body });
    expectProblem(await other.admin.post(`/companies/${other.company}/teams`, body), 404, 'request.not_found');
  });

  it('of a company admin assign no team of a connection that companies share', async () => {
    expectProblem(await mine.admin.post(`/companies/${mine.company}/teams`, { calcom_team_id: unused() }), 403, 'auth.forbidden');
  });
});
