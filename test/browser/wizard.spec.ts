import type { Locator, Page } from 'playwright-core';
import { CALCOM_KEY } from '../support/app.js';
import { until } from '../support/eventually.js';
import { unused } from '../support/company-rows.js';
import { describeWith } from '../support/external.js';
import { aBrowserOf } from '../support/people.js';
import { type WebApp, axeFindings, startWebApp } from '../support/web-app.js';

const BERLIN = { timezoneId: 'Europe/Berlin' };
const CALM = { errors: [], foreign: [] };
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'de-DE', colorScheme: 'dark' as const };

describeWith('chromium')('setting up a company', () => {
  let app: WebApp;

  // Nothing but the key of the environment; the stand-in has the teams.
  beforeAll(async () => (app = await startWebApp({ seed: false, env: { sandbox: true } })), 120_000);
  afterAll(() => app?.close());

  async function aCompany(): Promise<string> {
    const slug = `harbor-${unused()}`;
    const details = { name: 'Harbor Dental', slug, time_zone: 'Europe/London', language: 'en' };
    return (await app.frontdesk.api.post<{ id: string }>('/companies', details)).id;
  }

  /** With a number whose callers can book what the team of Harbor Dental does. */
  async function aBookableCompany(): Promise<string> {
    const { api } = app.frontdesk;
    const path = `/companies/${await aCompany()}`;
    await api.post(`${path}/teams`, { calcom_team_id: 201 });
    await app.frontdesk.drain();
    const branch = await api.post<{ id: string }>(`${path}/branches`, { name: 'Leith', slug: 'leith' });
    const { data } = await api.get<{ data: { id: string }[] }>(`${path}/services`);
    for (const { id } of data) await api.put(`${path}/branches/${branch.id}/services/${id}`);
    await api.post(`${path}/numbers`, { number: '+441314960101', branch_id: branch.id });
    return path;
  }

  const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true });
  const at = (page: Page, heading: string) => page.getByRole('heading', { level: 2, name: heading }).waitFor();

  /** As an agent does, again where a busy machine ran out of time. */
  async function doForReal(page: Page, heard: Locator): Promise<void> {
    const busy = page.getByText(/^(out of order for the moment|asked to wait|outcome not known)$/);
    do {
      await page.getByRole('button', { name: 'Do it for real' }).click();
      await heard.or(busy).waitFor();
    } while (!(await heard.isVisible()));
  }

  it('goes from nothing to a booked trial call, and on from where it was left', async () => {
    const { frontdesk } = app;
    const { page, errors, foreign } = await app.visit(await aBrowserOf(frontdesk, 'operator'), '/companies/create', BERLIN);

    // By keyboard: the name has the focus, the short name, zone and language follow.
    await page.getByLabel('Name *', { exact: true }).waitFor();
    await page.keyboard.type('Salon Seeblick');
    expect(await page.getByLabel('Short name').inputValue()).toBe('salon-seeblick');
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Europe/Berlin');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await at(page, 'The connection to Cal.com');
    await page.getByText('The key is valid and belongs to Frontdesk Service').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await next(page).click();

    await at(page, 'The Cal.com team');
    await page.getByRole('radio', { name: /Salon Seeblick/ }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Assign and import' }).click();
    await until(() => next(page).isEnabled());
    await next(page).click();

    await at(page, 'The branch');
    expect(await page.getByLabel('Name *', { exact: true }).inputValue()).toBe('Salon Seeblick');
    await next(page).click();
    await at(page, 'The phone number');
    await page.getByRole('textbox', { name: 'Phone number' }).fill('+');
    await next(page).click();
    await page.getByText('This is no phone number').or(page.getByText('This is no number that can be dialled')).waitFor();
    await page.getByRole('textbox', { name: 'Phone number' }).fill('030 5550101');
    await page.keyboard.press('Enter');
    await at(page, 'The services of the branch');

    // Left off, and gone on with by somebody else.
    const address = new URL(page.url()).hash.slice(1);
    await page.reload();
    await at(page, 'The services of the branch');
    const other = await app.visit(await aBrowserOf(frontdesk, 'operator'), address, BERLIN);
    await at(other.page, 'The services of the branch');
    await other.page.getByRole('tab', { name: /Phone number \(done\)/ }).click();
    await other.page.getByRole('link', { name: '+49305550101' }).waitFor();
    await other.close();

    await page.getByRole('button', { name: /Offer all/ }).click();
    await page.getByText('Callers can book').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await next(page).click();

    await at(page, 'A trial call');
    await page.getByLabel('Service', { exact: true }).fill('Bart');
    await page.getByRole('option', { name: 'Bartschnitt' }).click();
    await page.getByRole('button', { name: '10:00' }).click();
    await page.getByLabel(/^For real/).check();
    await doForReal(page, page.getByRole('blockquote').getByText('Booked: Bartschnitt'));

    const [booking] = await frontdesk.database.query<{
      status: string;
      calcom_uid: string;
      provider_call_id: string;
      name: string;
    }>(`select b.status, b.calcom_uid, b.name, c.provider_call_id from bookings b join calls c on c.id = b.call_id`);
    expect(booking).toMatchObject({ status: 'confirmed', name: 'Ada Byron', provider_call_id: expect.stringMatching(/^trial-/) });
    const standing = () => frontdesk.calcom.bookings().find(({ uid }) => uid === booking?.calcom_uid);
    expect(standing()?.status).toBe('accepted');
    expect(await page.getByRole('link', { name: 'To the call' }).getAttribute('href')).toContain(booking?.provider_call_id);
    await page.getByRole('link', { name: 'To the booking' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    // The same call goes on: its caller cancels what was booked.
    await page.getByLabel('What the agent does').click();
    await page.getByRole('option', { name: 'Cancel a booking' }).click();
    expect(await page.getByLabel('Reference of the booking').inputValue()).toMatch(/^\S+-\S+$/);
    await doForReal(page, page.getByText('cancelled', { exact: true }));
    expect(standing()?.status).toBe('cancelled');
    expect(await frontdesk.database.query('select 1 from calls')).toHaveLength(1);

    await page.getByText('Everything is set up').waitFor();
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.waitForURL(/companies\/[0-9a-f-]+$/);
    expect({ errors, foreign }).toEqual(CALM);
  }, 120_000);

  it('says of a wrong key what is wrong, and takes another one in its place', async () => {
    const { page, errors, close } = await app.visit(await aBrowserOf(app.frontdesk, 'operator'), `/companies/${await aCompany()}/setup`);
    const key = page.getByLabel('API key *', { exact: true });
    await page.getByRole('tab', { name: /Connection/ }).click();
    await page.getByLabel('Another key, for this company alone').check();
    await key.fill('cal_wrong_not_a_secret');
    await page.getByLabel('Address of the Cal.com API').fill(app.frontdesk.calcom.apiUrl);
    await page.getByRole('button', { name: 'Store the key' }).click();
    await page.getByText('Cal.com refused the key').waitFor();
    expect(await next(page).isDisabled()).toBe(true);

    await page.reload();
    await page.getByText('Cal.com refused the key').waitFor();
    await key.fill(CALCOM_KEY);
    await page.getByRole('button', { name: 'Store the key' }).click();
    await page.getByText('The key is valid').waitFor();
    await next(page).click();

    await at(page, 'The Cal.com team');
    expect(errors).toEqual([]);
    await close();
  }, 60_000);

  it('lets an admin of the company do their part, and says who does the rest', async () => {
    const company = await aCompany();
    const admin = await aBrowserOf(app.frontdesk, 'admin', company);
    const { page, errors, close } = await app.visit(admin, `/companies/${company}/setup`);

    await at(page, 'The branch');
    await page.getByRole('tab', { name: /Connection.*an operator does this/ }).click();
    await page.getByText('This step is for operators. Ask your operator').waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    await next(page).click();
    await at(page, 'The branch');
    await next(page).click();
    await at(page, 'The phone number');
    expect(await app.frontdesk.database.query('select slug from branches where company_id = $1', [company])).toEqual([
      { slug: 'harbor-dental' },
    ]);

    await page.goto('/admin/#/companies/create');
    await page.getByText('Companies are set up by operators.').waitFor();
    expect(errors).toEqual([]);
    await close();
    const viewer = await app.visit(await aBrowserOf(app.frontdesk, 'viewer', company), `/companies/${company}/setup`);
    await viewer.page.getByText('This step is for operators').waitFor();
    expect(await viewer.page.getByRole('main').getByRole('textbox').count()).toBe(0);
    await viewer.page.goto(`/admin/#/companies/${company}/trial-call`);
    await viewer.page.getByText('Trial calls are for operators and for admins of the company.').waitFor();
    await viewer.close();
  }, 60_000);

  it('tries a call without leaving anything, in German, on a phone, in the dark', async () => {
    const path = await aBookableCompany();
    const admin = await aBrowserOf(app.frontdesk, 'admin', path.split('/')[2]);
    const rows = () =>
      app.frontdesk.database.query('select (select count(*) from calls) as calls, (select count(*) from bookings) as bookings');
    const before = { rows: await rows(), bookings: app.frontdesk.calcom.bookings() };
    const { page, errors, foreign, close } = await app.visit(admin, `${path}/trial-call`, PHONE);

    await page.getByRole('button', { name: '09:00' }).click();
    await page.getByRole('button', { name: 'Ausprobieren' }).click();

    await page
      .getByRole('blockquote')
      .getByText(/^Booked: /)
      .waitFor();
    await page.getByText('Was gebucht würde').waitFor();
    await page.getByText('wenn Cal.com zustimmt').waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'in Ordnung' }).count()).toBeGreaterThan(5);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect({ rows: await rows(), bookings: app.frontdesk.calcom.bookings() }).toEqual(before);

    await page.getByLabel('Leistung', { exact: true }).fill('Massage');
    await page.getByRole('button', { name: 'Argumente als JSON schreiben' }).click();
    await page.getByLabel('Argumente als JSON', { exact: true }).fill('{"service": "Massage"');
    await page.getByText('Das ist kein JSON-Objekt').waitFor();
    expect(await page.getByRole('button', { name: 'Ausprobieren' }).isDisabled()).toBe(true);
    await page.getByLabel('Argumente als JSON', { exact: true }).fill('{"service": "Massage"}');
    await page.getByRole('button', { name: 'Ausprobieren' }).click();
    await page.getByText('Es ist nicht klar, welche Leistung gemeint ist.').waitFor();
    expect({ errors, foreign }).toEqual(CALM);
    await close();
  }, 60_000);
});
