import { expectProblem, sqlOf, withoutId } from '../support/admin-api.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { Browser, PASSWORD, type Person, aBrowserOf, aPerson } from '../support/people.js';

let frontdesk: Frontdesk;
let operator: Person;

beforeAll(async () => {
  frontdesk = await startFrontdesk({ seed: false });
  operator = await aPerson(frontdesk, 'operator');
});
afterAll(() => frontdesk?.close());

const browser = (): Browser => new Browser(frontdesk);

async function loggedIn(person = operator): Promise<Browser> {
  const own = browser();
  expect(await own.logIn(person.email)).toMatchObject({ status: 200 });
  return own;
}

/** A login from an address of its own, so that one test's failures do not throttle the next. */
function logInFrom(email: string, password: string, address?: string) {
  return frontdesk.app
    .getHttpAdapter()
    .getInstance()
    .inject({ method: 'POST', url: '/api/v1/session', payload: { email, password }, remoteAddress: address });
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

describe('logging in', () => {
  it('opens a session that says who one is', async () => {
    const own = browser();

    const answer = await own.logIn(operator.email.toUpperCase());

    const who = {
      kind: 'user',
      id: operator.id,
      name: operator.email,
      role: 'operator',
      company: null,
      csrf_token: expect.any(String),
      sandbox: false,
    };
    expect(answer).toMatchObject({ status: 200, body: who });
    expect(await own.get('/session')).toMatchObject({ status: 200, body: who });
    expect(await own.get('/companies')).toMatchObject({ status: 200 });
  });

  it('sets a cookie that scripts and other sites do not get; the database keeps no more than hashes', async () => {
    const { headers } = await browser().logIn(operator.email);

    const cookie = String(headers['set-cookie']);
    expect(cookie).toMatch(/^frontdesk=[\w-]{43}; /);
    expect(cookie.split('; ')).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Lax']));
    const stored = await sqlOf(frontdesk)<{ row: string }>(
      `select to_jsonb(s)::text as row from sessions s union all select to_jsonb(u)::text from users u`,
    );
    const all = stored.map(({ row }) => row).join('\n');
    expect(all).not.toContain(/=([\w-]+)/.exec(cookie)?.[1]);
    expect(all).not.toContain(PASSWORD);
    expect(all).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });

  it('makes the cookie one of https and of this host alone where the public address is one of https', async () => {
    const secured = await startFrontdesk({
      env: { publicUrl: 'https://frontdesk.example' },
      databaseUrl: frontdesk.database.url,
      seed: false,
    });
    try {
      const answer = await new Browser(secured).logIn(operator.email);

      expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-frontdesk=.*; Secure/);
    } finally {
      await secured.close();
    }
  });

  it('answers an unknown address and a wrong password alike, and hashes for both', async () => {
    const known = await browser().logIn(operator.email, 'wrong horse battery staple');
    const unknown = await browser().logIn('nobody@frontdesk.example', 'wrong horse battery staple');

    expectProblem(known, 401, 'auth.login_failed');
    expect(withoutId(unknown)).toEqual(withoutId(known));
    const took = { known: [] as number[], unknown: [] as number[] };
    for (let n = 0; n < 4; n += 1) {
      took.known.push(await timeOf(() => logInFrom(operator.email, 'wrong horse battery staple', '192.0.2.1')));
      took.unknown.push(await timeOf(() => logInFrom('nobody.else@frontdesk.example', 'wrong horse battery staple', '192.0.2.1')));
    }
    // An answer without the hash would be more than ten times as fast.
    expect(Math.min(...took.unknown)).toBeGreaterThan(Math.min(...took.known) / 4);
  });

  it('takes a new secret each time and closes the session that the browser had', async () => {
    const own = await loggedIn();
    const before = own.cookie;

    await own.logIn(operator.email);

    expect(own.cookie).not.toBe(before);
    expectProblem(await browser().send('GET', '/session', undefined, { cookie: before ?? '' }), 401, 'auth.unauthenticated');
  });

  it('throttles the account from one address, whether it exists or not, for all processes and the right password, too', async () => {
    const second = await startFrontdesk({ databaseUrl: frontdesk.database.url, seed: false });
    const at = '192.0.2.33';
    try {
      for (const email of [(await aPerson(frontdesk, 'operator')).email, 'nobody.at.all@frontdesk.example']) {
        const tries = await Promise.all(Array.from({ length: 7 }, () => logInFrom(email, 'wrong horse battery staple', at)));
        const elsewhere = await second.app
          .getHttpAdapter()
          .getInstance()
          .inject({ method: 'POST', url: '/api/v1/session', payload: { email, password: PASSWORD }, remoteAddress: at });

        expect(tries.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
        expect(tries.filter(({ statusCode }) => statusCode === 429)).toHaveLength(2);
        expect(elsewhere.statusCode).toBe(429);
        expect(elsewhere.json()).toMatchObject({ code: 'auth.too_many_attempts' });
        expect(Number(elsewhere.headers['retry-after'])).toBeGreaterThan(0);
      }
    } finally {
      await second.close();
    }
  });

  it('lets the owner in from another address meanwhile, and again from the first one once the window is over', async () => {
    const { email } = await aPerson(frontdesk, 'operator');
    for (let n = 0; n < 6; n += 1) await logInFrom(email, 'wrong horse battery staple', '192.0.2.44');

    expect((await logInFrom(email, PASSWORD, '192.0.2.45')).statusCode).toBe(200);
    expect((await logInFrom(email, PASSWORD, '192.0.2.44')).statusCode).toBe(429);
    await sqlOf(frontdesk)(`update login_throttle set window_ends_at = now() - interval '1 second'`);
    expect((await logInFrom(email, PASSWORD, '192.0.2.44')).statusCode).toBe(200);
  });

  it.each([
    ['no password', { email: 'operator@frontdesk.example' }],
    ['something else than a text', { email: 'operator@frontdesk.example', password: { $ne: '' } }],
    ['an endless password', { email: 'operator@frontdesk.example', password: 'x'.repeat(1_000) }],
  ])('refuses %s', async (_what, body) => {
    expectProblem(await browser().send('POST', '/session', body), 400, 'request.invalid');
  });

  it('is not to be done by another site in the browser', async () => {
    const body = { email: operator.email, password: PASSWORD };

    expectProblem(await browser().send('POST', '/session', body, { 'sec-fetch-site': 'cross-site' }), 403, 'auth.csrf');
  });
});

describe('a session', () => {
  const company = () => ({
    name: 'Salon Seeblick',
    slug: `salon-${Math.random().toString(36).slice(2)}`,
    time_zone: 'Europe/Berlin',
    language: 'de',
  });

  it.each([
    ['without the token', { 'x-csrf-token': '' }],
    ['with a made-up token', { 'x-csrf-token': 'x'.repeat(43) }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another host of the same site', { 'sec-fetch-site': 'same-site' }],
  ])('changes nothing %s', async (_how, headers) => {
    const own = await loggedIn();
    const before = await sqlOf(frontdesk)('select count(*) from companies');

    expectProblem(await own.send('POST', '/companies', company(), headers), 403, 'auth.csrf');

    expect(await sqlOf(frontdesk)('select count(*) from companies')).toEqual(before);
  });

  it("changes nothing with the token of somebody else's session", async () => {
    const [own, other] = [await loggedIn(), await loggedIn()];
    const headers = { 'x-csrf-token': other.csrfToken ?? '' };

    expectProblem(await own.send('POST', '/companies', company(), headers), 403, 'auth.csrf');
    expect(await own.send('POST', '/companies', company())).toMatchObject({ status: 201 });
  });

  it('counts for nothing beside an API token that is none', async () => {
    const own = await loggedIn();

    expectProblem(await own.send('GET', '/companies', undefined, { authorization: 'Bearer fd_none' }), 401, 'auth.unauthenticated');
  });

  it.each([
    ['ran out', `expires_at = now() - interval '1 second'`],
    ['was not used for half a day', `last_seen_at = now() - interval '12 hours 1 second'`],
  ])('that %s is over', async (_what, change) => {
    const person = await aPerson(frontdesk, 'operator');
    const own = await loggedIn(person);
    expect(await own.get('/session')).toMatchObject({ status: 200 });

    await sqlOf(frontdesk)(`update sessions set ${change} where user_id = $1`, [person.id]);

    expectProblem(await own.get('/session'), 401, 'auth.unauthenticated');
  });

  it('stays alive while it is used, which is written down at most once a minute', async () => {
    const person = await aPerson(frontdesk, 'operator');
    const own = await loggedIn(person);
    const seen = async (): Promise<number> => {
      expect(await own.get('/session')).toMatchObject({ status: 200 });
      const rows = await sqlOf(frontdesk)<{ at: Date }>('select max(last_seen_at) as at from sessions where user_id = $1', [person.id]);
      return rows[0]?.at.getTime() ?? 0;
    };

    const first = await seen();
    expect(await seen()).toBe(first);
    await sqlOf(frontdesk)(`update sessions set last_seen_at = last_seen_at - interval '11 hours' where user_id = $1`, [person.id]);
    expect(await seen()).toBeGreaterThanOrEqual(first);
  });

  it('ends here by logging out, and everywhere by logging out everywhere', async () => {
    const person = await aPerson(frontdesk, 'operator');
    const [here, there, elsewhere] = [await loggedIn(person), await loggedIn(person), await loggedIn(person)];
    const bystander = await loggedIn();

    const gone = here.cookie ?? '';
    expect(await here.send('DELETE', '/session')).toMatchObject({ status: 204 });
    expectProblem(await browser().send('GET', '/session', undefined, { cookie: gone }), 401, 'auth.unauthenticated');
    expect(await there.get('/session')).toMatchObject({ status: 200 });

    expect(await there.send('DELETE', '/sessions')).toMatchObject({ status: 204 });
    expectProblem(await elsewhere.get('/session'), 401, 'auth.unauthenticated');
    expect(await bystander.get('/session')).toMatchObject({ status: 200 });
  });

  it('ends when its person is locked out', async () => {
    const own = await aBrowserOf(frontdesk, 'operator');

    await (await loggedIn()).send('PATCH', `/users/${own.id}`, { is_active: false });

    expectProblem(await own.get('/session'), 401, 'auth.unauthenticated');
    expectProblem(await own.logIn(own.email), 401, 'auth.login_failed');
  });
});

describe('changing the password', () => {
  const CHOSEN = 'staple battery horse correct';

  it('needs the current one, ends all other sessions and keeps this one under a new secret', async () => {
    const person = await aPerson(frontdesk, 'operator');
    const [own, other] = [await loggedIn(person), await loggedIn(person)];
    const before = own.cookie;

    const answer = await own.send('POST', '/session/password', { current_password: PASSWORD, new_password: CHOSEN });

    expect(answer).toMatchObject({ status: 200, body: { id: person.id } });
    expect(own.cookie).not.toBe(before);
    expect(await own.get('/session')).toMatchObject({ status: 200 });
    expectProblem(await other.get('/session'), 401, 'auth.unauthenticated');
    expectProblem(await browser().logIn(person.email), 401, 'auth.login_failed');
    expect(await browser().logIn(person.email, CHOSEN)).toMatchObject({ status: 200 });
  });

  it('is refused without the current one, and throttled like a login', async () => {
    const own = await aBrowserOf(frontdesk, 'operator');
    const wrong = { current_password: 'wrong horse battery staple', new_password: CHOSEN };

    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await own.send('POST', '/session/password', wrong)).status);

    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
  });

  it.each([
    ['is too short', 'elf Zeichen'],
    ['is the e-mail address', 'email'],
  ])('refuses one that %s', async (_what, chosen) => {
    const own = await aBrowserOf(frontdesk, 'operator');

    const body = { current_password: PASSWORD, new_password: chosen === 'email' ? own.email : chosen };

    expectProblem(await own.send('POST', '/session/password', body), 400, 'request.invalid');
  });

  it('is open to every role, also to viewers', async () => {
    const company = await (
      await loggedIn()
    ).send('POST', '/companies', {
      ...{ name: 'Harbor', slug: `harbor-${Date.now()}`, time_zone: 'Europe/London', language: 'en' },
    });
    const own = await aBrowserOf(frontdesk, 'viewer', company.body.id);

    const answer = await own.send('POST', '/session/password', { current_password: PASSWORD, new_password: CHOSEN });

    expect(answer).toMatchObject({ status: 200, body: { role: 'viewer', company: { id: company.body.id, name: 'Harbor' } } });
  });

  it('and logging out are for people: a token has no session', async () => {
    const headers = { authorization: `Bearer ${frontdesk.token}` };
    const body = { current_password: PASSWORD, new_password: CHOSEN };

    expectProblem(await browser().send('POST', '/session/password', body, headers), 403, 'auth.forbidden');
    expectProblem(await browser().send('DELETE', '/session', undefined, headers), 403, 'auth.forbidden');
    expectProblem(await browser().send('DELETE', '/sessions', undefined, headers), 403, 'auth.forbidden');
    expect(await browser().send('GET', '/session', undefined, headers)).toMatchObject({ body: { kind: 'token', csrf_token: null } });
  });
});
