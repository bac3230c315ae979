import type { Page } from 'playwright-core';
import { runCli } from '../../src/cli-commands.js';
import { type Tenant, aTenant, sqlOf } from '../support/admin-api.js';
import { describeWith } from '../support/external.js';
import { PASSWORD, aBrowserOf, aPerson } from '../support/people.js';
import { type Visit, type WebApp, axeFindings, startWebApp } from '../support/web-app.js';

const CHOSEN = 'staple battery horse correct';

describeWith('chromium')('people at the web app', () => {
  let app: WebApp;
  let visits: Visit[];
  let mine: Tenant;

  beforeAll(async () => {
    app = await startWebApp({ seed: false });
    mine = await aTenant(app.frontdesk);
    await aTenant(app.frontdesk);
    await sql(`update companies set name = case when id = $1 then 'Salon Anker' else 'Praxis Fremd' end`, [mine.company]);
  }, 120_000);
  afterAll(() => app?.close());
  beforeEach(() => (visits = []));
  afterEach(async () => {
    await Promise.all(visits.map((visit) => visit.close()));
    await sql('delete from login_throttle');
  });

  const sql = (text: string, values: unknown[] = []) => sqlOf(app.frontdesk)(text, values);

  async function open(
    path: string,
    ...how: [who?: Parameters<WebApp['visit']>[0], options?: Parameters<WebApp['visit']>[2]]
  ): Promise<Page> {
    const visit = await app.visit(how[0] ?? null, path, how[1]);
    visits.push(visit);
    return visit.page;
  }

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const enter = (page: Page, label: string, text: string) => page.getByRole('textbox', { name: label, exact: true }).fill(text);

  async function logIn(page: Page, email: string, password = PASSWORD): Promise<void> {
    await enter(page, 'E-mail address', email);
    await enter(page, 'Password', password);
    await page.keyboard.press('Enter');
  }

  const loggedIn = (page: Page, email: string) => page.getByRole('button', { name: email }).waitFor();

  async function inUserMenu(page: Page, email: string, item: string): Promise<void> {
    await press(page, email);
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  }

  async function aLink(...who: string[]): Promise<string> {
    const context = () => Promise.resolve({ context: app.frontdesk.app, close: () => Promise.resolve() });
    return JSON.parse(await runCli(['user:link', ...who, '--json'], context)).url;
  }

  it('log in without a mouse, hear what is wrong, stay logged in, and log out', async () => {
    const { email } = await aPerson(app.frontdesk, 'operator');
    const page = await open('/companies');
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('The e-mail address or the password is wrong.').waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await enter(page, 'Password', PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'Praxis Fremd' }).waitFor();

    await page.reload();
    await loggedIn(page, email);
    await inUserMenu(page, email, 'Logout');
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.locator('body').innerText()).not.toMatch(/Salon Anker|Praxis Fremd/);
    expect(visits.flatMap(({ foreign, errors }) => [...foreign, ...errors])).toEqual([]);
  });

  it('are told to wait after too many wrong passwords', async () => {
    const { email } = await aPerson(app.frontdesk, 'operator');
    const page = await open('/');
    await logIn(page, email, 'not the password');
    await page.getByRole('alert').waitFor();
    await sql('update login_throttle set tries = 1000');

    await logIn(page, email);

    await page.getByText('Too many attempts.').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/^Too many attempts\. Try again in 1[45] minutes\.$/);
  });

  it('set Frontdesk up with the printed link, once', async () => {
    await sql('delete from password_links');
    await sql('delete from users');
    const link = await aLink();
    const email = 'first@frontdesk.example';
    const [page, late] = [await open('/'), await open('/')];
    await page.getByText('Nobody can log in yet.').waitFor();
    for (const each of [page, late]) {
      await each.goto(link);
      await each.getByRole('heading', { name: 'Set up Frontdesk' }).waitFor();
      await enter(each, 'E-mail address', email);
      await enter(each, 'New password', PASSWORD);
    }

    await enter(page, 'New password again', CHOSEN);
    await press(page, 'Save and log in');
    await page.getByText('This is not the same as above.').waitFor();
    for (const each of [page, late]) await enter(each, 'New password again', PASSWORD);
    await press(page, 'Save and log in');
    await loggedIn(page, email);

    await press(late, 'Save and log in');
    await late.getByText('This link was used or has expired. Ask for another one.').waitFor();
    expect(await late.context().cookies()).toEqual([]);
    await late.getByRole('link', { name: 'Log in instead' }).click();
    await late.getByRole('heading', { name: 'Log in' }).waitFor();
  });

  it('change their password, which ends their other sessions', async () => {
    const me = await aBrowserOf(app.frontdesk, 'viewer', mine.company);
    const other = await aBrowserOf(app.frontdesk, 'viewer', mine.company);
    await other.logIn(me.email);
    const page = await open('/account', me);

    await enter(page, 'Current password', 'not the password');
    await enter(page, 'New password', CHOSEN);
    await enter(page, 'New password again', CHOSEN);
    await press(page, 'Save the new password');
    await page.getByText('The current password is wrong.').waitFor();
    await enter(page, 'Current password', PASSWORD);
    await press(page, 'Save the new password');
    await page.getByText('Your new password is saved.').waitFor();

    expect(await axeFindings(page)).toEqual([]);
    expect((await other.get('/session')).status).toBe(401);
    expect((await other.logIn(me.email, CHOSEN)).status).toBe(200);
  });

  it('log out on all devices', async () => {
    const [here, there] = [await aBrowserOf(app.frontdesk, 'operator'), await aBrowserOf(app.frontdesk, 'operator')];
    await there.logIn(here.email);
    const page = await open('/companies', here);

    await inUserMenu(page, here.email, 'Log out on all devices');
    await page.getByRole('heading', { name: 'Log in' }).waitFor();

    expect((await there.get('/session')).status).toBe(401);
  });

  it.each(['admin', 'viewer'] as const)('of one company see that one and no hint at others: %s', async (role) => {
    const me = await aBrowserOf(app.frontdesk, role, mine.company);
    const page = await open('/', me);
    await page.getByRole('menuitem', { name: 'Branches' }).waitFor();
    await page.goto(`/admin/#/companies`);
    await page.getByText('Salon Anker').first().waitFor();

    const text = await page.locator('body').innerText();

    expect(text).not.toMatch(/Praxis Fremd|Workspaces|Receipts/);
    expect(await page.getByRole('menuitem', { name: 'Companies' }).count()).toBe(0);
    expect(await page.getByRole('menuitem', { name: 'Users' }).count()).toBe(role === 'admin' ? 1 : 0);
  });

  it('invite somebody, who chooses a password with the link and sees only their company', async () => {
    const page = await open('/users/create', await aBrowserOf(app.frontdesk, 'operator'));
    await enter(page, 'E-mail address', 'anna@anker.example');
    await page.getByRole('combobox', { name: 'Company' }).fill('anker');
    await page.getByRole('option', { name: 'Salon Anker' }).click();
    await press(page, 'Save');
    const link = await page.getByRole('dialog').locator('pre').innerText();
    expect(await axeFindings(page)).toEqual([]);
    await press(page, 'I have kept it');
    await page.getByRole('cell', { name: 'anna@anker.example' }).waitFor();
    expect(await page.getByRole('row', { name: /anna@/ }).innerText()).toContain('invited');

    const theirs = await open('/');
    await theirs.getByRole('heading', { name: 'Log in' }).waitFor();
    await theirs.goto(link);
    await enter(theirs, 'New password', CHOSEN);
    await enter(theirs, 'New password again', CHOSEN);
    await press(theirs, 'Save and log in');

    await loggedIn(theirs, 'anna@anker.example');
    expect(await sql(`select role, company_id from users where email = 'anna@anker.example'`)).toEqual([
      { role: 'admin', company_id: mine.company },
    ]);
  });

  it('make a token, see it once, and revoke it', async () => {
    const page = await open('/tokens/create', await aBrowserOf(app.frontdesk, 'admin', mine.company));
    await enter(page, 'What it is for', 'nightly export');
    await press(page, 'Save');
    const token = await page.getByRole('dialog').locator('pre').innerText();
    const asks = () => fetch(`${app.frontdesk.baseUrl}/api/v1/companies`, { headers: { authorization: `Bearer ${token}` } });
    expect((await asks()).status).toBe(200);
    await press(page, 'I have kept it');
    await page.getByRole('cell', { name: 'nightly export' }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain(token);

    await page
      .getByRole('row', { name: /nightly export/ })
      .getByRole('button', { name: 'Revoke' })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('The token is revoked.').waitFor();

    expect((await asks()).status).toBe(401);
  });

  it('read in the audit log who changed what, in German on a phone in the dark', async () => {
    const operator = await aBrowserOf(app.frontdesk, 'operator');
    await operator.send('PATCH', `/companies/${mine.company}`, { cancel_notice_minutes: 77 });
    const page = await open('/audit-log', operator, { locale: 'de-DE', colorScheme: 'dark', viewport: { width: 390, height: 844 } });
    const row = page.getByRole('row').filter({ hasText: 'cancel_notice_minutes' }).first();
    await row.waitFor();

    await row.getByText('cancel_notice_minutes').first().click();
    await page.getByRole('cell', { name: '77', exact: true }).waitFor();

    expect(await row.innerText()).toContain(`Person · ${operator.email}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });
});
