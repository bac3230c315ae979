import type { BrowserContextOptions, Page } from 'playwright-core';
import { sendWebhook } from '../../sandbox/retell-caller/webhook.js';
import { sqlOf } from '../support/admin-api.js';
import { CALCOM_KEY, RETELL_KEY } from '../support/app.js';
import { LEITH } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';
import { describeWith } from '../support/external.js';
import { type Browser, aBrowserOf } from '../support/people.js';
import { type Visit, type WebApp, axeFindings, startWebApp } from '../support/web-app.js';

/** Where Retell and Cal.com would come in. With https the session's cookie would want https, too. */
const PUBLIC_URL = 'http://frontdesk.example.com';

/** Of one walk, on a machine that does much else. */
const WALK_MS = 90_000;

describeWith('chromium')('the pages that show how it goes and what it hangs on', () => {
  let app: WebApp;
  let operator: Browser;
  let visits: Visit[];

  beforeAll(async () => {
    // In the sandbox a connection may lead to the stand-in.
    app = await startWebApp({ env: { sandbox: true, publicUrl: PUBLIC_URL } });
    await app.frontdesk.drain();
    operator = await aBrowserOf(app.frontdesk, 'operator');
  }, 120_000);
  afterAll(() => app?.close());
  beforeEach(() => (visits = []));
  afterEach(async () => {
    const faults = visits.flatMap(({ foreign, errors }) => [...foreign, ...errors]);
    await Promise.all(visits.map((visit) => visit.close()));
    if (faults.length > 0) throw new Error(faults.join('\n'));
  });

  const sql = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> => sqlOf(app.frontdesk)<Row>(text, values);

  async function salonId(): Promise<string> {
    const [row] = await sql<{ id: string }>(`select id from companies where slug = 'salon-seeblick'`);
    return row?.id ?? 'none';
  }

  async function open(path: string, who: Browser = operator, how: BrowserContextOptions = {}): Promise<Page> {
    const visit = await app.visit(who, path, how);
    visits.push(visit);
    return visit.page;
  }

  /** Once nothing is under way: react-admin's sign that something is has no name of its own. */
  async function findings(page: Page): Promise<string[]> {
    await page.locator('.app-loader').waitFor({ state: 'detached' });
    return axeFindings(page);
  }

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const enter = (page: Page, label: string, text: string) => page.getByRole('textbox', { name: label, exact: true }).fill(text);
  const hears = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
  const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const confirm = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

  describe('dashboard', () => {
    beforeAll(async () => {
      const leith = app.frontdesk.call({ to: LEITH });
      await leith.invoke('cancel_appointment', { reference: 'HD-0000', confirmed: true });
      await leith.invoke('request_callback', { customer_name: 'Ada Byron', reason: 'a crown' });
    }, WALK_MS);

    it(
      'shows operators first what needs a person, and leads to the list that shows it',
      async () => {
        const page = await open('/');
        const needs = section(page, 'Needs you');
        await needs.getByText('1 caller waits to be called back').waitFor();
        await section(page, 'Refusals by reason').getByText('No such appointment of this caller').waitFor();
        expect(await findings(page)).toEqual([]);

        await needs.getByRole('link', { name: 'Harbor Dental (1)' }).click();

        await page.waitForURL(/companies\/[0-9a-f-]{36}\/callback-requests\?filter=/);
        await hears(page, 'Ada Byron');
      },
      WALK_MS,
    );

    it(
      'draws both spans, with the numbers as a table beside each drawing, and asks again by itself',
      async () => {
        const page = await open('/');
        await page.clock.install();
        await page.reload();
        await page.getByRole('figure', { name: /^Last 24 hours: 1 calls and 0 bookings/ }).waitFor();
        await page.getByRole('figure', { name: /half of the answers within \d+ ms/ }).waitFor();

        await press(page, 'Last 30 days');
        await section(page, 'Calls and bookings').getByText('As a table').click();
        const table = page.getByRole('region', { name: 'Calls and bookings' }).getByRole('row');
        await page
          .getByRole('figure', { name: /^Last 30 days/ })
          .first()
          .waitFor();
        const days = await table.count();
        const called = app.frontdesk.call({ to: LEITH });
        await called.invoke('list_services', {});
        await page.clock.fastForward(16_000);
        await page.getByRole('figure', { name: /^Last 30 days: 2 calls/ }).waitFor();

        // The span cuts two days; with the head it is 32 rows.
        expect(days).toBe(32);
        expect(await findings(page)).toEqual([]);
      },
      WALK_MS,
    );

    it(
      'takes a viewer to the own company, which needs nothing and hints at no other one, on a phone in German and dark',
      async () => {
        const salon = await salonId();
        const viewer = await aBrowserOf(app.frontdesk, 'viewer', salon);

        const page = await open('/', viewer, { locale: 'de-DE', colorScheme: 'dark', viewport: { width: 390, height: 844 } });

        await page.waitForURL(new RegExp(`companies/${salon}/dashboard`));
        await section(page, 'Wartet auf Sie')
          .getByText(/Nichts wartet auf Sie/)
          .waitFor();
        await section(page, 'Anrufe und Buchungen').getByText('Kein Anruf in den letzten 24 Stunden.').waitFor();
        await section(page, 'Anfragen an Cal.com').getByText('gemeinsame Verbindung').waitFor();
        expect(await page.locator('body').innerText()).not.toMatch(/Harbor|default/);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
        expect(await findings(page)).toEqual([]);
      },
      WALK_MS,
    );
  });

  describe('connections', () => {
    it(
      'stores a key, says what is wrong with it, takes a better one and shows which teams it can book',
      async () => {
        const { origin, apiUrl } = app.frontdesk.calcom;
        const member = { userId: 1, role: 'MEMBER', accepted: true };
        await fetch(`${origin}/_sandbox/teams/202`, { method: 'PUT', body: JSON.stringify({ members: [member] }) });
        const page = await open('/connections');
        await page.getByRole('cell', { name: 'shared by companies' }).waitFor();
        expect(await findings(page)).toEqual([]);
        await page.getByRole('link', { name: 'Add a connection' }).click();
        await enter(page, 'Name', 'default');
        await enter(page, 'API key', 'cal_wrong_not_a_secret');
        await enter(page, 'Address of the Cal.com API', apiUrl);
        await press(page, 'Store the key');
        await hears(page, 'Another connection has this name.');
        expect(await findings(page)).toEqual([]);
        await enter(page, 'Name', 'Harbor');
        await press(page, 'Store the key');
        await hears(page, /^Cal.com refused the key/);
        await enter(page, 'New API key', CALCOM_KEY);
        await press(page, 'Save');

        await hears(page, /^The key is valid and belongs to Frontdesk Service .* It sees 3 teams and can book 2 of them\./);
        await hears(page, /^Not an admin or owner\. At Cal\.com, make this user/);
        const [stored] = await sql<{ status: string; id: string }>(`select id, status from calcom_connections where label = 'Harbor'`);
        expect(stored?.status).toBe('ok');
        expect(await page.getByRole('textbox', { name: 'New API key' }).inputValue()).toBe('');
        expect(await page.content()).not.toContain(CALCOM_KEY);
        expect(await findings(page)).toEqual([]);
      },
      WALK_MS,
    );

    it(
      'gives whoever makes the webhooks by hand what to copy, and draws a new secret once that was confirmed',
      async () => {
        const [connection] = await sql<{ id: string; version: number }>(
          `update team_webhooks set state = 'by_hand', reason = 'not in this plan' where state <> 'removed' returning
           (select id from calcom_connections where label = 'default'), (select webhook_secret_version from calcom_connections where label = 'default') as version`,
        );
        const how = { permissions: ['clipboard-read', 'clipboard-write'] };
        const page = await open(`/connections/${connection?.id}`, operator, how);
        await hears(page, 'Cal.com said: not in this plan');
        expect(await findings(page)).toEqual([]);

        await press(page, 'Copy: Subscriber URL');
        await hears(page, 'Copied');
        const copied = await page.evaluate<string>('navigator.clipboard.readText()');
        await press(page, 'Draw a new secret');
        await confirm(page, 'Draw a new secret');
        await hears(page, /^A new secret counts from now on/);

        expect(copied).toBe(`${PUBLIC_URL}/calcom/webhooks/${connection?.id}`);
        const [now] = await sql<{ version: number }>(
          `select webhook_secret_version as version from calcom_connections where label = 'default'`,
        );
        expect(now?.version).toBe((connection?.version ?? 0) + 1);
      },
      WALK_MS,
    );

    it(
      'offers company users nothing that the API would refuse them',
      async () => {
        const salon = await salonId();
        const [own] = await sql<{ id: string }>(
          `insert into calcom_connections (company_id, label, base_url, calcom_instance) values ($1, 'Salon', 'https://calcom.example/v2', 'https://calcom.example') returning id`,
          [salon],
        );
        const page = await open('/connections', await aBrowserOf(app.frontdesk, 'admin', salon));
        await page.getByRole('cell', { name: 'Salon', exact: true }).click();

        await hears(page, 'Keys are entered, checked and replaced by an operator.');

        await page.waitForURL(new RegExp(`connections/${own?.id}`));
        expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
        expect(await findings(page)).toEqual([]);
      },
      WALK_MS,
    );
  });

  it(
    'takes in a workspace with the addresses for Retell, and replaces its key in two steps',
    async () => {
      const page = await open('/workspaces');
      await page.getByRole('cell', { name: 'default' }).waitFor();
      expect(await findings(page)).toEqual([]);
      await page.getByRole('link', { name: 'Add a workspace' }).click();
      await enter(page, 'Short name', 'agency');
      await enter(page, 'Webhook key', 'key_old_not_a_secret');
      await press(page, 'Add the workspace');
      await hears(page, `${PUBLIC_URL}/retell/agency/events`);
      expect(await page.getByRole('button', { name: 'Drop the older keys' }).isDisabled()).toBe(true);

      await enter(page, 'New webhook key', 'key_new_not_a_secret');
      await press(page, 'Add the key');
      await hears(page, /^2 keys are valid/);
      expect(await findings(page)).toEqual([]);
      const ping = (key: string) => sendWebhook({ baseUrl: app.frontdesk.baseUrl, path: 'agency/events', key, body: '{"event":"ping"}' });
      const during = [(await ping('key_old_not_a_secret')).status, (await ping('key_new_not_a_secret')).status];
      await press(page, 'Drop the older keys');
      await confirm(page, 'Drop the older keys');
      await hears(page, 'One key is valid.');

      expect(during).toEqual([204, 204]);
      expect([(await ping('key_old_not_a_secret')).status, (await ping('key_new_not_a_secret')).status]).toEqual([401, 204]);
    },
    WALK_MS,
  );

  it(
    'finds a stored call event and works on it once more',
    async () => {
      const call = {
        call_id: 'call_replayed',
        call_type: 'phone_call',
        direction: 'inbound',
        from_number: '+447700900123',
        to_number: LEITH,
      };
      const body = JSON.stringify({ event: 'call_started', call: { ...call, call_status: 'ongoing', start_timestamp: Date.now() } });
      await sendWebhook({ baseUrl: app.frontdesk.baseUrl, path: 'events', key: RETELL_KEY, body });
      const receipt = () =>
        sql<{ id: string; attempts: number; state: string }>(`select id, attempts, state from receipts where body = $1`, [body]);
      const first = await until(async () => (await receipt()).find(({ state }) => state === 'done'));
      const page = await open('/receipts');
      await page.getByLabel('From', { exact: true }).click();
      await page.getByRole('option', { name: 'Retell: call event' }).click();
      await page.waitForURL(/filter=.*retell_event/);
      expect(await findings(page)).toEqual([]);

      await page.goto(`/admin/#/receipts/${first.id}`);
      await press(page, 'Work on it again');
      await hears(page, 'It will be worked on in a moment.');
      await section(page, 'What was received').getByText('done', { exact: true }).waitFor();

      const again = await until(async () => (await receipt()).find(({ state }) => state === 'done'));
      expect(again.attempts).toBeGreaterThan(first.attempts);
      expect(await findings(page)).toEqual([]);
    },
    WALK_MS,
  );
});
