import { MikroORM } from '@mikro-orm/core';
import type { PostgreSqlDriver } from '@mikro-orm/postgresql';
import {
  type Answer,
  type Api,
  type Tenant,
  aBranchBody,
  aCompanyBody,
  aTenant,
  apiOf,
  expectProblem,
  sqlOf,
} from '../support/admin-api.js';
import { type ApiRoute, apiRoutes, openApi, operationOf, parametersOf } from '../support/api-routes.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { unused } from '../support/company-rows.js';
import { createTestDatabase } from '../support/test-database.js';

let frontdesk: Frontdesk;
let operator: Api;
let mine: Tenant;

beforeAll(async () => {
  frontdesk = await startFrontdesk({ seed: false });
  operator = apiOf(frontdesk, frontdesk.token);
  mine = await aTenant(frontdesk);
}, 60_000);
afterAll(() => frontdesk?.close());

const branches = (query = ''): Promise<Answer> => operator.get(`/companies/${mine.company}/branches${query}`);

describe('a list', () => {
  it('is read page by page: every row once, also of equal names, whatever is added meanwhile', async () => {
    for (let made = 0; made < 6; made += 1)
      await operator.post(`/companies/${mine.company}/branches`, { ...aBranchBody(), name: `Filiale ${made % 2}` });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Answer = await branches(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(page.body.data.length).toBeLessThanOrEqual(2);
      seen.push(...page.body.data.map(({ id }: { id: string }) => id));
      cursor = page.body.next_cursor;
      await operator.post(`/companies/${mine.company}/branches`, { ...aBranchBody(), name: 'AAA vor allen' });
    }
    const [all] = await sqlOf(frontdesk)<{ n: number }>(
      `select count(*)::int as n from branches where company_id = $1 and name not like 'AAA%'`,
      [mine.company],
    );

    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(all?.n ?? 0);
  });

  it('that is read to its end has no next page, also when the last one is full', async () => {
    const { body } = await branches('?limit=200');

    const exact = await branches(`?limit=${body.data.length}`);

    expect(body.next_cursor).toBeNull();
    expect(exact.body.next_cursor).toBeNull();
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=two', 'limit'],
    ['cursor=nonsense', 'cursor'],
    [`cursor=${Buffer.from('["a","not an id"]').toString('base64url')}`, 'cursor'],
    [`cursor=${Buffer.from('["\\u0000","0198a000-0000-7000-8000-00000000dead"]').toString('base64url')}`, 'cursor'],
    ['is_active=maybe', 'is_active'],
    ['colour=red', 'colour'],
  ])('refuses %s and names the field', async (query, field) => {
    const answer = await branches(`?${query}`);

    expectProblem(answer, 400, 'request.invalid');
    expect(answer.body.field).toBe(field);
  });

  it('refuses a cursor of another kind of list', async () => {
    const cursor = Buffer.from('["Filiale","0198a000-0000-7000-8000-00000000dead"]').toString('base64url');

    expectProblem(await operator.get(`/companies/${mine.company}/calls?cursor=${cursor}`), 400, 'request.invalid');
  });

  it('is filtered by name', async () => {
    const { slug, id } = (await operator.post(`/companies/${mine.company}/branches`, aBranchBody())).body;
    await operator.patch(`/companies/${mine.company}/branches/${id}`, { is_active: false });

    const ids = async (query: string): Promise<string[]> => (await branches(query)).body.data.map((branch: { id: string }) => branch.id);

    expect(await ids(`?slug=${slug}`)).toEqual([id]);
    expect(await ids('?is_active=false')).toEqual([id]);
    expect(await ids(`?slug=${slug}&is_active=true`)).toEqual([]);
  });

  it('costs at most eight queries, however long it is', async () => {
    const document = await openApi(frontdesk);
    const isList = (route: ApiRoute): boolean => (operationOf(document, route)?.operationId ?? '').startsWith('list');
    // Two ask Cal.com, the last one nobody.
    const others = [
      '/connections/:connectionId/teams',
      '/companies/:companyId/branches/:branchId/services/:serviceId/free-times',
      '/retell/tools',
    ];
    const lists = apiRoutes(frontdesk).filter((route) => isList(route) && !others.includes(route.path));
    const ids: Record<string, string> = { companyId: mine.company, teamId: mine.team, branchId: mine.branch };
    const dear: string[] = [];
    for (const route of lists) {
      const path = parametersOf(route).reduce((text, name) => text.replace(`:${name}`, ids[name] ?? ''), route.path);
      const { count, answer } = await countingQueries(() => operator.get(path));
      expect(answer.status).toBe(200);
      if (count > 8) dear.push(`${route.path}: ${count}`);
    }

    expect(lists.length).toBeGreaterThan(12);
    expect(dear).toEqual([]);
  });
});

/** Statements that this process sends meanwhile, whoever sends them. Workers look for due rows, so the least of three counts. */
async function countingQueries(ask: () => Promise<Answer>): Promise<{ count: number; answer: Answer }> {
  const connection = frontdesk.app.get(MikroORM<PostgreSqlDriver>).em.getConnection();
  const execute = connection.execute.bind(connection);
  const looks: { count: number; answer: Answer }[] = [];
  for (let look = 0; look < 3; look += 1) {
    let count = 0;
    Object.assign(connection, {
      execute: (...given: Parameters<typeof execute>) => {
        count += 1;
        return execute(...given);
      },
    });
    const answer = await ask();
    looks.push({ count, answer });
  }
  Reflect.deleteProperty(connection, 'execute');
  const [least] = looks.toSorted((a, b) => a.count - b.count);
  if (!least || least.count === 0) throw new Error('no query was counted');
  return least;
}

describe('an update', () => {
  it('with the ETag that was read is made, and a second one with the same is a lost update', async () => {
    const path = `/companies/${mine.company}/branches/${mine.branch}`;
    const read = await operator.get(path);
    const etag = String(read.headers.etag);

    const first = await operator.send('PATCH', path, { name: 'Erste' }, { 'if-match': etag });
    const second = await operator.send('PATCH', path, { name: 'Zweite' }, { 'if-match': etag });
    const third = await operator.send('PATCH', path, { name: 'Dritte' }, { 'if-match': String(first.headers.etag) });

    expect(read.body.etag).toBe(etag);
    expect(first).toMatchObject({ status: 200, body: { name: 'Erste' } });
    expectProblem(second, 412, 'request.changed_meanwhile');
    expect(third).toMatchObject({ status: 200, body: { name: 'Dritte' } });
  });

  it('of two at the same moment with the same ETag is made once', async () => {
    const path = `/companies/${mine.company}/services/${mine.service}`;
    for (let round = 0; round < 5; round += 1) {
      const headers = { 'if-match': String((await operator.get(path)).headers.etag) };

      const both = await Promise.all(
        ['eins', 'zwei'].map((name) => operator.send('PATCH', path, { category: `${name} ${round}` }, headers)),
      );

      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
      const made = both.find(({ status }) => status === 200);
      expect((await operator.get(path)).body.category).toBe(made?.body.category);
    }
  });

  it('is lost also when something else than the API changed the row', async () => {
    const path = `/companies/${mine.company}`;
    const headers = { 'if-match': String((await operator.get(path)).headers.etag) };
    await sqlOf(frontdesk)(`update companies set name = 'Von Hand' where id = $1`, [mine.company]);

    expectProblem(await operator.send('PATCH', path, { name: 'Verloren' }, headers), 412, 'request.changed_meanwhile');
    expect((await operator.get(path)).body.name).toBe('Von Hand');
  });

  it.each([
    ['*', 200],
    ['"0", "1"', 412],
    ['nonsense', 412],
    ['W/"1"', 412],
  ])('with If-Match: %s is answered %d', async (header, status) => {
    const answer = await operator.send('PATCH', `/companies/${mine.company}`, { name: 'Salon' }, { 'if-match': header });

    expect(answer.status).toBe(status);
  });

  it.each([
    ['company', () => `/companies/${mine.company}`, { name: 'Anders' }],
    ['branch', () => `/companies/${mine.company}/branches/${mine.branch}`, { name: 'Anders' }],
    ['service', () => `/companies/${mine.company}/services/${mine.service}`, { category: 'Anders' }],
    ['number', () => `/companies/${mine.company}/numbers/${mine.number}`, { retell_agent_id: `agent_${unused()}` }],
  ])('of a %s leaves what it does not name as it is', async (_what, path, change) => {
    const before = (await operator.get(path())).body;

    const after = await operator.patch(path(), change);

    expect(after.body).toEqual({ ...before, ...change, etag: after.body.etag });
    expect((await operator.get(path())).body).toEqual(after.body);
  });
});

describe('every answer', () => {
  it('has a request id, the one that was sent if there was one', async () => {
    const fresh = await operator.get('/companies');
    const given = await operator.send('GET', '/companies', undefined, { 'x-request-id': 'trace-7' });
    const refused = await operator.send('GET', '/nowhere', undefined, { 'x-request-id': 'trace-8' });

    expect(fresh.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(given.headers['x-request-id']).toBe('trace-7');
    expect([refused.headers['x-request-id'], refused.body.request_id]).toEqual(['trace-8', 'trace-8']);
  });

  it('tells instants in UTC', async () => {
    const { body } = await operator.get(`/companies/${mine.company}`);

    expect(body.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});

describe('too many requests', () => {
  let limited: Frontdesk;
  beforeAll(async () => {
    const database = await createTestDatabase();
    limited = await startFrontdesk({
      seed: false,
      databaseUrl: database.url,
      server: frontdesk.calcom,
      env: { role: 'web', apiLimitPerMinute: 5 },
    });
    const close = limited.close.bind(limited);
    limited.close = async () => {
      await close();
      await database.drop();
    };
  }, 60_000);
  afterAll(() => limited?.close());

  it('are answered 429 with what to wait for; another sender still has its own', async () => {
    const [one, other] = [apiOf(limited, limited.token), apiOf(limited, await apiOf(limited, limited.token).tokenFor('operator', null))];
    const answers: Answer[] = [];
    for (let sent = 0; sent < 6; sent += 1) answers.push(await one.get('/companies'));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map(({ headers }) => Number(headers['ratelimit-remaining']))).toEqual([4, 3, 2, 1, 0, 0]);
    expect(answers[0]?.headers['ratelimit-limit']).toBe('5');
    const last = answers[5];
    if (!last) throw new Error('nothing was answered');
    expectProblem(last, 429, 'request.rate_limited');
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect(await other.get('/companies')).toMatchObject({ status: 200 });
    expect((await other.post('/companies', aCompanyBody())).status).toBe(201);
  });

  it('do not keep calls from being answered', async () => {
    const statuses: number[] = [];
    for (let sent = 0; sent < 8; sent += 1) statuses.push((await limited.call().invoke('list_services', {})).httpStatus);

    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});
