import type { Page } from 'playwright-core';
import { describeWith } from '../support/external.js';
import { aBrowserOf } from '../support/people.js';
import { type Visit, type WebApp, axeFindings, startWebApp } from '../support/web-app.js';

describeWith('chromium')('branches, services and numbers', () => {
  let app: WebApp;
  let salon: string;
  let dental: string;
  let visits: Visit[];

  beforeAll(async () => {
    app = await startWebApp();
    [salon, dental] = [await companyOf('salon-seeblick'), await companyOf('harbor-dental')];
  }, 120_000);
  afterAll(() => app?.close());
  beforeEach(() => (visits = []));
  afterEach(async () => {
    await Promise.all(visits.map((visit) => visit.close()));
    const unwanted = visits.flatMap(({ foreign, errors }) => [...foreign, ...errors]);
    if (unwanted.length > 0) throw new Error(unwanted.join('\n'));
  });

  async function rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return app.frontdesk.database.query<Row>(sql, values);
  }

  async function idOf(sql: string, ...values: unknown[]): Promise<string> {
    const [row] = await rows<{ id: string }>(sql, values);
    return row?.id ?? 'none';
  }

  const companyOf = (slug: string) => idOf('select id from companies where slug = $1', slug);
  const branchOf = (slug: string) => idOf('select id from branches where slug = $1', slug);
  const serviceOf = (title: string) => idOf('select id from services where title = $1', title);

  async function open(
    path: string,
    role: 'operator' | 'admin' | 'viewer' = 'operator',
    how: Parameters<WebApp['visit']>[2] = {},
  ): Promise<Page> {
    const company = role === 'operator' ? null : (/[0-9a-f-]{36}/.exec(path)?.[0] ?? null);
    const visit = await app.visit(await aBrowserOf(app.frontdesk, role, company), path, how);
    visits.push(visit);
    return visit.page;
  }

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const enter = (page: Page, label: string, text: string) => page.getByRole('textbox', { name: label, exact: true }).fill(text);
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

  it('lead from a new branch with its services and hours to a number whose callers can book', async () => {
    const page = await open(`/companies/${salon}/branches`);
    await page.getByRole('link', { name: 'Seeblick Mitte' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Add a branch' }).click();

    await enter(page, 'Name', 'Seeblick Süd');
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Zurich');
    await page.getByRole('option', { name: 'Europe/Zurich' }).click();
    await page.getByLabel('State opening hours').check();
    await press(page, 'Monday: remove 09:00 to 17:00');
    await page.getByLabel('Friday: closes').fill('08:00');
    await press(page, 'Add a branch');
    await page.getByText('Opening has to come before closing').waitFor();
    await page.getByLabel('Friday: closes').fill('13:30');
    expect(await axeFindings(page)).toEqual([]);
    await press(page, 'Add a branch');
    await heading(page, 'Seeblick Süd');

    expect(await rows('select slug, time_zone, language, opening_hours from branches where name = $1', ['Seeblick Süd'])).toEqual([
      {
        ...{ slug: 'seeblick-sued', time_zone: 'Europe/Zurich', language: null },
        opening_hours: [
          { days: [2, 3, 4], from: '09:00', to: '17:00' },
          { days: [5], from: '09:00', to: '13:30' },
        ],
      },
    ]);

    await page.getByText('Services of the team Salon Seeblick').waitFor();
    await page.getByLabel('Offer Beratung').click();
    await press(page, 'Beratung: price, length and notice here');
    await enter(page, 'Price (EUR)', '12,345');
    await press(page, 'Save');
    await page.getByText('Write an amount such as 49.50').waitFor();
    await enter(page, 'Price (EUR)', '12,50');
    await page.getByRole('combobox', { name: 'Length' }).click();
    expect(await page.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('15, 30'), '15 min', '30 min', '1 hr']);
    await page.getByRole('option', { name: '30 min', exact: true }).click();
    expect(await axeFindings(page)).toEqual([]);
    await press(page, 'Save');
    await page.getByText('30 min · €12.50').waitFor();
    const offered = 'select price_minor, duration_minutes, is_active from branch_services where branch_id = $1';
    const branch = await branchOf('seeblick-sued');
    expect(await rows(offered, [branch])).toEqual([{ price_minor: 1250, duration_minutes: 30, is_active: true }]);

    await page.getByRole('link', { name: 'Add a number' }).click();
    await enter(page, 'Phone number', '12');
    await press(page, 'Add');
    await page.getByText('This is no phone number.').waitFor();
    expect(await page.getByRole('combobox', { name: 'Country' }).inputValue()).toBe('Germany');
    await enter(page, 'Phone number', '030 / 555 01-77');
    expect(await axeFindings(page)).toEqual([]);
    await press(page, 'Add');
    await heading(page, '+49305550177');
    await page.getByText('Callers of this number can book.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await rows('select branch_id from phone_numbers where number = $1', ['+49305550177'])).toEqual([{ branch_id: branch }]);
    const heard = await app.frontdesk.call({ to: '+49305550177' }).invoke('list_services', {});
    expect(heard.body).toMatchObject({ status: 'listed', services: [{ name: 'Beratung', duration_minutes: 30 }] });
  }, 90_000);

  it('a broken link is named where it breaks, and leads to where it is mended', async () => {
    await rows(`update branches set is_active = false where slug = 'nord'`);
    const page = await open(`/companies/${salon}/numbers`, 'admin');
    const broken = page.getByRole('row', { name: '+49305550102' });
    await broken.getByText('Broken: Branch').waitFor();
    await page.getByRole('row', { name: '+49305550101' }).getByText('Callers can book').waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await page.getByRole('link', { name: '+49305550102' }).click();
    const link = page.getByRole('listitem').filter({ hasText: 'Branch · broken' });
    await link.getByText('It is switched off.').waitFor();
    await page.getByText('Callers of this number cannot book.').waitFor();
    await link.getByRole('link', { name: 'Mend it' }).click();
    await heading(page, 'Seeblick Nord');
    await page.getByLabel('Active').check();
    await press(page, 'Save');
    await page.getByRole('heading', { name: 'Phone numbers' }).waitFor();
    await page.getByText('Callers can book').waitFor();
    expect(await rows(`select is_active from branches where slug = 'nord'`)).toEqual([{ is_active: true }]);
  }, 90_000);

  it('a number is set up at Retell with bodies to copy, and removed only once somebody has read what that means', async () => {
    const page = await open(`/companies/${dental}/numbers`);
    await page.getByRole('link', { name: '+441314960101' }).click();
    await enter(page, 'Retell agent', 'agent_9f2c41');
    await press(page, 'Save');
    await press(page, 'Set up at Retell');
    const body = page.getByLabel('PATCH /update-phone-number/+441314960101', { exact: true });
    await body.getByText('agent_9f2c41').waitFor();
    expect(await page.getByLabel('POST /create-retell-llm', { exact: true }).innerText()).toContain('book_appointment');
    expect(await axeFindings(page)).toEqual([]);

    await press(page, 'Remove');
    await page.getByRole('dialog').getByText('another company may then take it').waitFor();
    await press(page, 'Cancel');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await rows('select 1 from phone_numbers where number = $1', ['+441314960101'])).toHaveLength(1);
    await press(page, 'Remove');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('heading', { name: 'No phone number yet' }).waitFor();
    expect(await rows('select 1 from phone_numbers where number = $1', ['+441314960101'])).toEqual([]);
  }, 90_000);

  it('a service says why it cannot be booked, keeps Cal.com’s fields as they are, and takes the company’s', async () => {
    const page = await open(`/companies/${dental}/services`, 'admin');
    await page.getByRole('link', { name: 'Whitening' }).waitFor();
    await page.getByRole('combobox', { name: 'Bookable' }).click();
    await page.getByRole('option', { name: 'No', exact: true }).click();
    await page.getByRole('link', { name: 'Check-up' }).waitFor({ state: 'detached' });
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Whitening' }).click();
    await page.getByText('Assign the team again; its services then come back as they were.').waitFor();

    await page.goto(`/admin/#/companies/${dental}/services/${await serviceOf('Check-up')}`);
    await page.getByText('From Cal.com, changed there').waitFor();
    await page.getByText('Alison Baird').waitFor();
    await enter(page, 'Name', 'Dental examination');
    await page.getByRole('combobox', { name: 'Other names' }).fill('Annual check');
    await page.keyboard.press('Enter');
    await enter(page, 'Price', '49.999');
    await press(page, 'Save');
    await page.getByText('Write an amount such as 49.50').waitFor();
    await enter(page, 'Price', '49.9');
    expect(await axeFindings(page)).toEqual([]);
    await press(page, 'Save');
    await heading(page, 'Dental examination');

    const [saved] = await rows(
      `select title, display_name, aliases, price_minor, currency, duration_minutes, notice_minutes, email_policy from services where title = 'Check-up'`,
    );
    expect(saved).toEqual({
      ...{ title: 'Check-up', display_name: 'Dental examination', aliases: ['Examination', 'Dental check', 'Annual check'] },
      ...{ price_minor: 4990, currency: 'GBP', duration_minutes: 30, notice_minutes: null, email_policy: 'technical' },
    });
  }, 90_000);

  it('a branch does not offer what has no event type or another team, and says why', async () => {
    const leith = await branchOf('leith');
    await rows('delete from branch_services where branch_id = $1', [leith]);
    await rows(`update team_event_type_mappings set is_active = false where name = 'Emergency'`);
    const page = await open(`/companies/${dental}/branches/${leith}`, 'admin');

    await page.getByText('Services of the team Harbor Dental', { exact: true }).waitFor();
    await page.getByText('2 services cannot be offered here').click();
    const reasonFor = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await reasonFor('Whitening').getByText('Its Cal.com team is no longer the company’s.').waitFor();
    await reasonFor('Emergency').getByText('Its event type is gone from the Cal.com team.').waitFor();
    expect(await page.getByLabel(/^Offer (?:Whitening|Emergency)$/).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);

    await press(page, 'Offer all 2 others');
    await page.getByLabel('Offer Hygienist').and(page.locator(':enabled:checked')).waitFor();
    expect(await rows('select 1 from branch_services where branch_id = $1 and is_active', [leith])).toHaveLength(2);
    await page.getByLabel('Offer Hygienist').click();
    await page.getByLabel('Offer Hygienist').and(page.locator(':enabled:not(:checked)')).waitFor();
    expect(await rows('select 1 from branch_services where branch_id = $1 and is_active', [leith])).toHaveLength(1);
  }, 90_000);

  it('are read by a viewer on a phone in German, in the dark, and changed by none', async () => {
    const phone = { locale: 'de-DE', colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const;
    const page = await open(`/companies/${salon}/branches/${await branchOf('mitte')}`, 'viewer', phone);
    await page.getByText('Leistungen des Teams Salon Seeblick').waitFor();
    expect(await page.getByLabel('Bartschnitt anbieten').isDisabled()).toBe(true);
    const none = { sideways: false, changing: 0, findings: [] };
    const seen = async () => ({
      sideways: await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth'),
      changing: await page.getByRole('button', { name: /Speichern|Entfernen|hinzufügen|: Preis/ }).count(),
      findings: await axeFindings(page),
    });
    expect(await seen()).toEqual(none);

    await page.getByRole('link', { name: '+49305550101' }).click();
    await page.getByText('Unter dieser Nummer können Anrufer buchen.').waitFor();
    await page.getByText('6 von 6 Leistungen').or(page.getByText('5 von 6 Leistungen')).first().waitFor();
    expect(await seen()).toEqual(none);

    await page.goto(`/admin/#/companies/${salon}/services`);
    await page.getByRole('link', { name: 'Dauerwelle' }).click();
    await page.getByText('Aus Cal.com, dort zu ändern').waitFor();
    await page.getByText('Schalten Sie sie unten ein').waitFor();
    expect(await seen()).toEqual(none);
  }, 90_000);
});
