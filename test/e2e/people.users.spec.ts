import { type Api, type Tenant, aTenant, apiOf, expectProblem, sqlOf, withoutId } from '../support/admin-api.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { unused } from '../support/company-rows.js';
import { Browser, PASSWORD, aBrowserOf, aPerson, tokenIn } from '../support/people.js';

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

const anEmail = (): string => `anna-${unused()}@salon.example`;

describe('a new user', () => {
  it('chooses a password with a link that is shown once and works once', async () => {
    const made = await operator.post('/users', { email: anEmail(), role: 'admin', company_id: mine.company });
    const { id, email, password_link: link } = made.body;
    const token = tokenIn(link.url);
    const anna = new Browser(frontdesk);

    expect(made).toMatchObject({ status: 201, body: { role: 'admin', company_id: mine.company, is_active: true, has_password: false } });
    expectProblem(await anna.logIn(email, ''), 401, 'auth.login_failed');
    expect(await anna.send('POST', '/setup', { token, password: PASSWORD })).toMatchObject({ status: 200, body: { id } });
    expect(await anna.get('/companies')).toMatchObject({ status: 200, body: { data: [{ id: mine.company }] } });
    expectProblem(await anna.send('POST', '/setup', { token, password: PASSWORD }), 403, 'auth.link_invalid');
    expect(await operator.get(`/users/${id}`)).toMatchObject({ status: 200, body: { has_password: true } });
    expect(JSON.stringify((await operator.get(`/users/${id}`)).body)).not.toMatch(/token|hash|link/);
  });

  it.each([
    ['expired', `expires_at = now() - interval '1 second'`],
    ['used', 'used_at = now()'],
  ])('is not let in by a link that is %s, in the words for one that never was', async (_what, change) => {
    const { body } = await operator.post('/users', { email: anEmail(), role: 'operator' });
    await sqlOf(frontdesk)(`update password_links set ${change} where user_id = $1`, [body.id]);
    const never = await apiOf(frontdesk, null).post('/setup', { token: 'x'.repeat(43), password: PASSWORD });

    const answer = await apiOf(frontdesk, null).post('/setup', { token: tokenIn(body.password_link.url), password: PASSWORD });

    expectProblem(answer, 403, 'auth.link_invalid');
    expect(withoutId(answer)).toEqual(withoutId(never));
  });

  it('gets another link, which spoils the first one and ends open sessions when it is used', async () => {
    const anna = await aBrowserOf(frontdesk, 'viewer', mine.company);
    const [first, second] = [
      await mine.admin.post(`/users/${anna.id}/password-link`),
      await mine.admin.post(`/users/${anna.id}/password-link`),
    ];
    const use = (url: string) => apiOf(frontdesk, null).post('/setup', { token: tokenIn(url), password: 'staple battery horse correct' });

    expectProblem(await use(first.body.url), 403, 'auth.link_invalid');
    expect(await use(second.body.url)).toMatchObject({ status: 200 });
    expectProblem(await anna.get('/session'), 401, 'auth.unauthenticated');
  });

  it.each([
    ['an operator of a company', { role: 'operator', company_id: 'mine' }],
    ['an admin of no company', { role: 'admin' }],
    ['a role that there is not', { role: 'owner', company_id: 'mine' }],
    ['no e-mail address', { email: 'anna', role: 'operator' }],
    ['a password', { role: 'operator', password: PASSWORD }],
  ])('cannot be %s', async (_what, body) => {
    const company = 'company_id' in body ? { company_id: mine.company } : {};

    expectProblem(await operator.post('/users', { email: anEmail(), ...body, ...company }), 400, 'request.invalid');
  });

  it('needs an e-mail address of its own, however it is written', async () => {
    const { email } = await aPerson(frontdesk, 'operator');

    expectProblem(await operator.post('/users', { email: email.toUpperCase(), role: 'operator' }), 409, 'user.email_taken');
  });

  it('of an unknown company is not made', async () => {
    expectProblem(await operator.post('/users', { email: anEmail(), role: 'admin', company_id: UNKNOWN_ID }), 404, 'request.not_found');
  });
});

describe('users and tokens of a company', () => {
  it.each(['/users', '/tokens', '/audit-log'])('are no business of viewers, nor of nobody: GET %s', async (path) => {
    expectProblem(await mine.viewer.get(path), 403, 'auth.forbidden');
    expectProblem(await (await aBrowserOf(frontdesk, 'viewer', mine.company)).get(path), 403, 'auth.forbidden');
    expectProblem(await apiOf(frontdesk, null).get(path), 401, 'auth.unauthenticated');
  });

  it.each(['/users', '/tokens'])('are all that its admin sees, whatever the filter: GET %s', async (path) => {
    await aPerson(frontdesk, 'admin', mine.company);
    await aPerson(frontdesk, 'admin', other.company);
    const companies = async (query = ''): Promise<unknown[]> => [
      ...new Set((await mine.admin.get(`${path}?limit=200${query}`)).body.data.map((row: { company_id: string }) => row.company_id)),
    ];

    expect(await companies()).toEqual([mine.company]);
    expect(await companies(`&company_id=${other.company}`)).toEqual([]);
    expect(await companies('&role=operator')).toEqual([]);
    const all = (await operator.get(`${path}?limit=200`)).body.data.map((row: { company_id: string }) => row.company_id);
    expect(all).toEqual(expect.arrayContaining([mine.company, other.company, null]));
  });

  it.each([
    ['GET', '', undefined],
    ['PATCH', '', { is_active: false }],
    ['DELETE', '', undefined],
    ['POST', '/password-link', undefined],
  ])("do not exist for another company's admin: %s /users/…%s", async (method, rest, body) => {
    const theirs = await aPerson(frontdesk, 'viewer', other.company);

    const foreign = await mine.admin.send(method, `/users/${theirs.id}${rest}`, body);
    const unknown = await mine.admin.send(method, `/users/${UNKNOWN_ID}${rest}`, body);
    const noId = await mine.admin.send(method, `/users/anna${rest}`, body);

    expectProblem(foreign, 404, 'request.not_found');
    expect([withoutId(unknown), withoutId(noId)]).toEqual([withoutId(foreign), withoutId(foreign)]);
    expect(await operator.get(`/users/${theirs.id}`)).toMatchObject({ status: 200, body: { is_active: true } });
  });

  it.each(['GET', 'DELETE'])("do not exist for another company's admin: %s /tokens/…", async (method) => {
    const theirs = await operator.post('/tokens', { name: 'export', role: 'viewer', company_id: other.company });

    const foreign = await mine.admin.send(method, `/tokens/${theirs.body.id}`);

    expectProblem(foreign, 404, 'request.not_found');
    expect(withoutId(await mine.admin.send(method, `/tokens/${UNKNOWN_ID}`))).toEqual(withoutId(foreign));
    expect(await operator.get(`/tokens/${theirs.body.id}`)).toMatchObject({ body: { revoked_at: null } });
  });

  it.each(['/users', '/tokens'])('are made in the own company: POST %s', async (path) => {
    const body = path === '/users' ? { email: anEmail(), role: 'viewer' } : { name: 'export', role: 'viewer' };

    expect(await mine.admin.post(path, body)).toMatchObject({ status: 201, body: { company_id: mine.company } });
    expectProblem(await mine.admin.post(path, { ...body, company_id: other.company }), 404, 'request.not_found');
    expectProblem(await mine.admin.post(path, { ...body, role: 'operator' }), 400, 'request.invalid');
    expectProblem(await mine.viewer.post(path, body), 403, 'auth.forbidden');
  });

  it('can be given another role, but nobody becomes an operator', async () => {
    const anna = await aBrowserOf(frontdesk, 'admin', mine.company);

    expect(await mine.admin.patch(`/users/${anna.id}`, { role: 'viewer' })).toMatchObject({ status: 200, body: { role: 'viewer' } });
    expectProblem(await anna.get('/users'), 403, 'auth.forbidden');
    expectProblem(await operator.patch(`/users/${anna.id}`, { role: 'operator' }), 400, 'request.invalid');
    const boss = await aPerson(frontdesk, 'operator');
    expectProblem(await operator.patch(`/users/${boss.id}`, { role: 'viewer' }), 400, 'request.invalid');
  });

  it('are gone once they are removed, with their sessions', async () => {
    const anna = await aBrowserOf(frontdesk, 'admin', mine.company);

    expect(await mine.admin.send('DELETE', `/users/${anna.id}`)).toMatchObject({ status: 204 });

    expectProblem(await anna.get('/session'), 401, 'auth.unauthenticated');
    expectProblem(await mine.admin.get(`/users/${anna.id}`), 404, 'request.not_found');
  });

  it('come in pages', async () => {
    const made = [];
    for (let n = 0; n < 3; n += 1) made.push((await other.admin.post('/tokens', { name: `t${n}`, role: 'viewer' })).body.id);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await other.admin.get(`/tokens?limit=2${cursor}`);
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`;
    } while (cursor !== '');

    expect(seen.slice(0, 3)).toEqual(made.toReversed());
    expect(new Set(seen).size).toBe(seen.length);
    expectProblem(await other.admin.get('/tokens?cursor=nonsense'), 400, 'request.invalid');
    expectProblem(await other.admin.get('/tokens?colour=red'), 400, 'request.invalid');
  });
});

describe('tokens', () => {
  it('show their text once, and nobody finds it in the database', async () => {
    const made = await operator.post('/tokens', { name: 'export', role: 'viewer', company_id: mine.company });
    const { id, token } = made.body;

    expect(token).toMatch(/^fd_[\w-]{43}$/);
    expect(await apiOf(frontdesk, token).get('/companies')).toMatchObject({ status: 200, body: { data: [{ id: mine.company }] } });
    const listed = JSON.stringify([(await operator.get(`/tokens/${id}`)).body, (await operator.get('/tokens')).body]);
    expect(listed).not.toContain(token);
    expect(listed).not.toContain('hash');
    const rows = await sqlOf(frontdesk)('select * from api_tokens where id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await operator.get(`/tokens/${id}`)).toMatchObject({ body: { last_used_at: expect.any(String) } });
  });

  it('open nothing once they are revoked, and stay in the list', async () => {
    const { id, token } = (await operator.post('/tokens', { name: 'export', role: 'operator' })).body;

    expect(await operator.send('DELETE', `/tokens/${id}`)).toMatchObject({ status: 204 });

    expectProblem(await apiOf(frontdesk, token).get('/companies'), 401, 'auth.unauthenticated');
    const revoked = (await operator.get('/tokens?is_revoked=true')).body.data.map((row: { id: string }) => row.id);
    expect(revoked).toContain(id);
  });

  it('do no more than their scopes say', async () => {
    const scopes = ['branches:read', 'services:write'];
    const { token } = (await mine.admin.post('/tokens', { name: 'menu', role: 'admin', scopes })).body;
    const menu = apiOf(frontdesk, token);
    const path = `/companies/${mine.company}`;

    expect(await menu.get(`${path}/branches`)).toMatchObject({ status: 200 });
    expect(await menu.patch(`${path}/services/${mine.service}`, { category: 'Haare' })).toMatchObject({ status: 200 });
    expectProblem(await menu.post(`${path}/branches`, { name: 'Nord', slug: 'nord' }), 403, 'auth.forbidden');
    expectProblem(await menu.get(`${path}/numbers`), 403, 'auth.forbidden');
    expectProblem(await menu.get('/users'), 403, 'auth.forbidden');
    expectProblem(await menu.post('/tokens', { name: 'more', role: 'admin' }), 403, 'auth.forbidden');
    expect(await menu.get('/session')).toMatchObject({ status: 200, body: { name: 'menu', role: 'admin' } });
  });

  it.each([[[]], [['everything']], [['services']], [['services:delete']], [['users:write']], [['tokens:write']]])(
    'are not made with the scopes %j',
    async (scopes) => {
      expectProblem(await operator.post('/tokens', { name: 'x', role: 'operator', scopes }), 400, 'request.invalid');
    },
  );

  it('end when they expire', async () => {
    const made = await operator.post('/tokens', { name: 'x', role: 'operator', expires_at: new Date(Date.now() - 1_000).toISOString() });

    expect(made).toMatchObject({ status: 201 });
    expectProblem(await apiOf(frontdesk, made.body.token).get('/companies'), 401, 'auth.unauthenticated');
  });
});

describe('the last active operator', () => {
  it('stays, also when two go at once', async () => {
    await sqlOf(frontdesk)(`update users set is_active = false where role = 'operator'`);
    const [one, two] = [await aPerson(frontdesk, 'operator'), await aPerson(frontdesk, 'operator')];

    const answers = await Promise.all([
      operator.patch(`/users/${one.id}`, { is_active: false }),
      operator.send('DELETE', `/users/${two.id}`),
    ]);

    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.body.code).toBe('user.last_operator');
    const left = await sqlOf(frontdesk)(`select id from users where role = 'operator' and is_active`);
    expect(left).toHaveLength(1);
  });
});
