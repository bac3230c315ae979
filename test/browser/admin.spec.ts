import { type Browser, type Page, chromium } from 'playwright-core';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { chromiumBinary, describeWith } from '../support/external.js';

/** As root and without looking anything up at Google (stack.md, trap 10). */
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

describeWith('chromium')('the pages for people', () => {
  let frontdesk: Frontdesk;
  let browser: Browser;
  let page: Page;
  let foreign: string[];

  beforeAll(async () => {
    frontdesk = await startFrontdesk();
    browser = await chromium.launch({ executablePath: chromiumBinary() ?? '', args: FLAGS });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await frontdesk?.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    foreign = [];
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== 'data:' && origin !== frontdesk.baseUrl) foreign.push(origin);
    });
  });
  afterEach(() => page.close());

  it('show an operator what is set up and why something is not bookable', async () => {
    await page.goto(`${frontdesk.baseUrl}/admin`);
    await page.getByLabel('API token').fill(frontdesk.token);
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('heading', { name: 'Salon Seeblick' }).waitFor();

    const text = await page.locator('main').innerText();

    expect(text).toContain('+49305550101');
    expect(await page.getByRole('row', { name: /Whitening/ }).innerText()).toContain('team_removed');
    expect(await page.getByRole('row', { name: /Dauerwelle/ }).innerText()).toContain('switched off');
    expect(await page.getByLabel('API token').isVisible()).toBe(false);
    expect(foreign).toEqual([]);
  });

  it('tell a wrong token from a right one and keep nothing of it', async () => {
    await page.goto(`${frontdesk.baseUrl}/admin/`);
    await page.getByLabel('API token').fill('fd_wrong');
    await page.getByRole('button', { name: 'Show' }).click();

    await page.getByRole('status').filter({ hasText: 'valid token' }).waitFor();

    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(0);
  });

  it('show the API docs without asking a foreign host', async () => {
    await page.goto(`${frontdesk.baseUrl}/api/docs`);
    await page.getByText('/api/v1/companies', { exact: true }).first().waitFor();

    expect(foreign).toEqual([]);
  });
});
