import { EntityManager } from '@mikro-orm/postgresql';
import { CommandBus } from '@nestjs/cqrs';
import { EnsureOperator } from '../../src/auth/commands/ensure-operator.command.js';
import { OfferFirstRun } from '../../src/auth/commands/offer-first-run.command.js';
import { runCli } from '../../src/cli-commands.js';
import { runInContext } from '../../src/outbox/run-in-context.js';
import { apiOf, expectProblem, sqlOf } from '../support/admin-api.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { Browser, PASSWORD, tokenIn } from '../support/people.js';

const EMAIL = 'first@frontdesk.example';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk({ seed: false, env: { publicUrl: 'https://desk.example' } });
});
beforeEach(() => sqlOf(frontdesk)('delete from password_links').then(() => sqlOf(frontdesk)('delete from users')));
afterAll(() => frontdesk?.close());

function tell<T>(command: OfferFirstRun | EnsureOperator): Promise<T> {
  const { app } = frontdesk;
  return runInContext(app.get(EntityManager), () => app.get(CommandBus).execute(command));
}

const offered = (): Promise<{ url: string } | null> => tell(new OfferFirstRun());
const setUp = (token: string, more: object = { email: EMAIL }) =>
  new Browser(frontdesk).send('POST', '/setup', { token, password: PASSWORD, ...more });

it('begins with a link, offered once, that makes the first operator and logs them in', async () => {
  const link = await offered();
  const again = await offered();
  const browser = new Browser(frontdesk);

  expect(link?.url).toMatch(/^https:\/\/desk\.example\/admin\/#\/setup\?token=/);
  expect(again).toBeNull();
  expect(await browser.get('/setup')).toMatchObject({ status: 200, body: { needed: true } });
  const body = { token: tokenIn(link?.url ?? ''), email: EMAIL, password: PASSWORD };
  expect(await browser.send('POST', '/setup', body)).toMatchObject({ status: 200, body: { name: EMAIL, role: 'operator' } });
  expect(await browser.get('/companies')).toMatchObject({ status: 200 });
  expect(await browser.get('/setup')).toMatchObject({ body: { needed: false } });
  expect(await offered()).toBeNull();
});

it('is offered anew once the link has expired, and by the command line to whoever lost it', async () => {
  const first = await offered();
  await sqlOf(frontdesk)(`update password_links set expires_at = now() - interval '1 second'`);
  const second = await offered();
  const open = () => Promise.resolve({ context: frontdesk.app, close: () => Promise.resolve() });

  const third: { url: string } = JSON.parse(await runCli(['user:link', '--json'], open));

  expect(second?.url).not.toBe(first?.url);
  for (const spoiled of [first, second]) expectProblem(await setUp(tokenIn(spoiled?.url ?? '')), 403, 'auth.link_invalid');
  expect(await setUp(tokenIn(third.url))).toMatchObject({ status: 200 });
});

it('has one first operator, also when two use the link at once', async () => {
  const token = tokenIn((await offered())?.url ?? '');

  const answers = await Promise.all([setUp(token), setUp(token, { email: 'second@frontdesk.example' })]);

  expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '403']);
  expect(await sqlOf(frontdesk)('select id from users')).toHaveLength(1);
});

it.each([
  ['without an e-mail address', {}],
  ['with a password that is too short', { email: EMAIL, password: 'elf Zeichen' }],
  ['with the address as password', { email: EMAIL, password: EMAIL }],
])('makes nobody %s, and the link stays good', async (_how, more) => {
  const token = tokenIn((await offered())?.url ?? '');

  expectProblem(await setUp(token, more), 400, 'request.invalid');

  expect(await setUp(token)).toMatchObject({ status: 200 });
});

it('takes the operator from ADMIN_EMAIL and ADMIN_PASSWORD at the first start, and leaves a changed password alone', async () => {
  const admin = { email: EMAIL, password: PASSWORD };
  const first = await startFrontdesk({ seed: false, databaseUrl: frontdesk.database.url, env: { admin } });
  await first.close();
  const browser = new Browser(frontdesk);
  expect(await browser.logIn(EMAIL)).toMatchObject({ status: 200, body: { role: 'operator' } });
  const chosen = { current_password: PASSWORD, new_password: 'staple battery horse correct' };
  expect(await browser.send('POST', '/session/password', chosen)).toMatchObject({ status: 200 });

  await Promise.all([tell(new EnsureOperator(EMAIL, PASSWORD)), tell(new EnsureOperator('other@frontdesk.example', PASSWORD))]);

  expectProblem(await new Browser(frontdesk).logIn(EMAIL), 401, 'auth.login_failed');
  expect(await sqlOf(frontdesk)('select id from users')).toHaveLength(1);
  expect(await apiOf(frontdesk, null).get('/setup')).toMatchObject({ body: { needed: false } });
});

it('gives a link to a known person by the command line, and to nobody else', async () => {
  await tell(new EnsureOperator(EMAIL, PASSWORD));
  const open = () => Promise.resolve({ context: frontdesk.app, close: () => Promise.resolve() });

  const { url }: { url: string } = JSON.parse(await runCli(['user:link', '--email', EMAIL.toUpperCase(), '--json'], open));

  expect(await setUp(tokenIn(url), { password: 'staple battery horse correct' })).toMatchObject({ status: 200, body: { name: EMAIL } });
  await expect(runCli(['user:link', '--email', 'nobody@frontdesk.example'], open)).rejects.toThrow('There is no such user.');
  expect(await runCli(['user:link'], open)).toBe('There are users already; name one with --email.');
});
