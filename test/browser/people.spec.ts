import type { Browser, Page } from 'playwright-core';
import { runCli } from '../../src/cli-commands.js';
import { type Tenant, aTenant, sqlOf } from '../support/admin-api.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { describeWith } from '../support/external.js';
import { type Visit, aVisit, startChromium } from '../support/pages.js';
import { PASSWORD, aPerson } from '../support/people.js';

const CHOSEN = 'staple battery horse correct';

describeWith('chromium')('people at the web app', () => {
  let frontdesk: Frontdesk;
  let browser: Browser;
  let visits: Visit[];
  let mine: Tenant;

  beforeAll(async () => {
    frontdesk = await startFrontdesk({ seed: false });
    browser = await startChromium();
    mine = await aTenant(frontdesk);
    await aTenant(frontdesk);
    await sqlOf(frontdesk)(`update companies set name = case when id = $1 then 'Salon Anker' else 'Praxis Fremd' end`, [mine.company]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await frontdesk?.close();
  });
  beforeEach(() => (visits = []));
  afterEach(async () => {
    await Promise.all(visits.map((visit) => visit.close()));
    await sqlOf(frontdesk)('delete from login_throttle');
  });

  async function anEmptyBrowser(): Promise<Page> {
    const visit = await aVisit(browser, frontdesk.baseUrl);
    visits.push(visit);
    return visit.page;
  }

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const field = (page: Page, label: string) => page.getByLabel(label, { exact: true }).filter({ visible: true });
  const enter = (page: Page, label: string, text: string) => field(page, label).fill(text);
  const loggedIn = (page: Page) => page.getByRole('button', { name: 'Log out', exact: true }).waitFor();

  async function logIn(page: Page, email: string, password = PASSWORD): Promise<void> {
    await page.goto('/admin/');
    await enter(page, 'E-mail address', email);
    await enter(page, 'Password', password);
    await press(page, 'Log in');
  }

  /** What somebody hears who cannot see the page: the words beside the field that has the focus. */
  async function heardAtFocus(page: Page): Promise<string> {
    await page.locator('input:focus[aria-invalid=true]').waitFor();
    return String(
      await page.evaluate(`document.activeElement.getAttribute('aria-describedby').split(' ')
        .map((id) => document.getElementById(id).textContent).join(' ').trim()`),
    );
  }

  async function aLink(...who: string[]): Promise<string> {
    const open = () => Promise.resolve({ context: frontdesk.app, close: () => Promise.resolve() });
    return JSON.parse(await runCli(['user:link', ...who, '--json'], open)).url;
  }

  it('log in, see who they are and what is set up, and log out', async () => {
    const { email } = await aPerson(frontdesk, 'operator');
    const page = await anEmptyBrowser();
    await logIn(page, email);
    await page.getByRole('heading', { name: 'Praxis Fremd' }).waitFor();

    expect(await page.locator('header').innerText()).toContain(email);
    expect(await page.locator('header').innerText()).toContain('operator · all companies');
    expect(await page.evaluate('sessionStorage.length + localStorage.length')).toBe(0);
    await page.reload();
    await page.getByRole('heading', { name: 'Salon Anker' }).waitFor();
    await press(page, 'Log out');
    await page.getByText('You are logged out.').waitFor();

    expect(await page.context().cookies()).toEqual([]);
    expect(await page.locator('body').innerText()).not.toMatch(/Salon Anker|operator/);
    await page.reload();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    expect(visits.flatMap(({ foreign }) => foreign)).toEqual([]);
  });

  it('hear beside the field what is wrong, and need no mouse', async () => {
    const { email } = await aPerson(frontdesk, 'operator');
    const page = await anEmptyBrowser();
    await page.goto('/admin/');
    await page.locator('#email:focus').waitFor();

    await page.keyboard.press('Enter');
    expect(await heardAtFocus(page)).toBe('Enter the e-mail address.');
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await page.getByText('The e-mail address or the password is wrong.').waitFor();
    expect(await heardAtFocus(page)).toBe('The e-mail address or the password is wrong.');
    expect(await page.context().cookies()).toEqual([]);
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');

    await loggedIn(page);
  });

  it('are told to wait after too many wrong passwords', async () => {
    const { email } = await aPerson(frontdesk, 'operator');
    const page = await anEmptyBrowser();
    await logIn(page, email);
    await loggedIn(page);
    await sqlOf(frontdesk)('update login_throttle set tries = 1000');
    await press(page, 'Log out');
    await page.getByText('You are logged out.').waitFor();
    await logIn(page, email);

    await page.getByText('Too many attempts.').waitFor();

    expect(await page.locator('#log-in > [role=alert]').innerText()).toMatch(/^Too many attempts\. Try again in 1[45] minutes\.$/);
  });

  it('set Frontdesk up with the printed link, once', async () => {
    await sqlOf(frontdesk)('delete from password_links');
    await sqlOf(frontdesk)('delete from users');
    const link = await aLink();
    const email = 'first@frontdesk.example';
    const [page, late] = [await anEmptyBrowser(), await anEmptyBrowser()];
    await page.goto('/admin/');
    await page.getByText('Nobody can log in yet.').waitFor();
    for (const each of [page, late]) {
      await each.goto(link);
      await each.getByRole('heading', { name: 'Set up Frontdesk' }).waitFor();
      await enter(each, 'E-mail address', email);
    }

    await enter(page, 'New password', 'too short');
    await press(page, 'Save and log in');
    expect(await heardAtFocus(page)).toContain('Use at least 12 characters.');
    await enter(page, 'New password', PASSWORD);
    await enter(page, 'New password again', CHOSEN);
    await press(page, 'Save and log in');
    expect(await heardAtFocus(page)).toBe('This is not the same as above.');
    for (const each of [page, late]) {
      await enter(each, 'New password', PASSWORD);
      await enter(each, 'New password again', PASSWORD);
    }
    await press(page, 'Save and log in');
    await loggedIn(page);

    expect(await page.locator('header').innerText()).toContain(email);
    expect(page.url()).toBe(`${frontdesk.baseUrl}/admin/`);
    await press(late, 'Save and log in');
    await late.getByText('This link was used or has expired. Ask for another one.').waitFor();
    expect(await late.context().cookies()).toEqual([]);
    await late.getByRole('link', { name: 'Log in instead' }).click();
    await late.getByRole('heading', { name: 'Log in' }).waitFor();
  });

  it('choose a new password with a link of their own, which asks for no address', async () => {
    const { email } = await aPerson(frontdesk, 'viewer', mine.company);
    const page = await anEmptyBrowser();
    await page.goto(await aLink('--email', email));
    await page.locator('#chosen:focus').waitFor();

    expect(await field(page, 'E-mail address').count()).toBe(0);
    await enter(page, 'New password', CHOSEN);
    await enter(page, 'New password again', CHOSEN);
    await press(page, 'Save and log in');
    await loggedIn(page);

    expect(await page.locator('header').innerText()).toContain(email);
    await press(page, 'Log out');
    await page.getByText('You are logged out.').waitFor();
    await logIn(page, email, CHOSEN);
    await loggedIn(page);
  });

  it.each(['admin', 'viewer'] as const)('of one company see that one and no hint at others: %s', async (role) => {
    const { email } = await aPerson(frontdesk, role, mine.company);
    const page = await anEmptyBrowser();
    await logIn(page, email);
    await page.locator('section').waitFor();

    const text = await page.locator('body').innerText();

    expect(text).toContain(`${role} · Salon Anker`);
    expect(text).not.toMatch(/Praxis Fremd|companies/i);
    expect(await page.locator('section').count()).toBe(1);
  });

  it('log out everywhere', async () => {
    const { email } = await aPerson(frontdesk, 'operator');
    const [here, there] = [await anEmptyBrowser(), await anEmptyBrowser()];
    for (const page of [here, there]) {
      await logIn(page, email);
      await loggedIn(page);
    }

    await press(here, 'Log out everywhere');
    await here.getByText('You are logged out on all devices.').waitFor();

    await there.reload();
    await there.getByRole('heading', { name: 'Log in' }).waitFor();
    expect(await there.locator('section').count()).toBe(0);
  });

  it('change their password', async () => {
    const { email } = await aPerson(frontdesk, 'operator');
    const page = await anEmptyBrowser();
    await logIn(page, email);
    await press(page, 'Change password');
    await enter(page, 'Current password', 'not the password');
    await enter(page, 'New password', CHOSEN);
    await enter(page, 'New password again', CHOSEN);
    await press(page, 'Save the new password');
    expect(await heardAtFocus(page)).toBe('The current password is wrong.');
    await enter(page, 'Current password', PASSWORD);
    await press(page, 'Save the new password');
    await page.getByText('Your new password is saved.').waitFor();

    await press(page, 'Log out');
    await page.getByText('You are logged out.').waitFor();
    await logIn(page, email, CHOSEN);
    await loggedIn(page);
  });
});
