import type { Browser, Page } from 'playwright-core';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { describeWith } from '../support/external.js';
import { type Visit, aVisit, startChromium } from '../support/pages.js';

describeWith('chromium')('the pages for people', () => {
  let frontdesk: Frontdesk;
  let browser: Browser;
  let visit: Visit;
  let page: Page;

  beforeAll(async () => {
    frontdesk = await startFrontdesk();
    browser = await startChromium();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await frontdesk?.close();
  });
  beforeEach(async () => {
    visit = await aVisit(browser, frontdesk.baseUrl);
    ({ page } = visit);
  });
  afterEach(() => visit.close());

  async function useToken(token: string): Promise<void> {
    await page.goto('/admin');
    await page.getByRole('button', { name: 'Use an API token instead' }).click();
    await page.getByLabel('API token', { exact: true }).fill(token);
    await page.getByRole('button', { name: 'Show' }).click();
  }

  it('show an operator what is set up and why something is not bookable', async () => {
    await useToken(frontdesk.token);
    await page.getByRole('heading', { name: 'Salon Seeblick' }).waitFor();

    const text = await page.locator('main').innerText();

    expect(text).toContain('+49305550101');
    expect(await page.getByRole('row', { name: /Whitening/ }).innerText()).toContain('team_removed');
    expect(await page.getByRole('row', { name: /Dauerwelle/ }).innerText()).toContain('switched off');
    expect(await page.locator('header').innerText()).toContain('API token, operator · all companies');
    expect(await page.getByRole('button', { name: /Log out|password/ }).count()).toBe(0);
    expect(visit.foreign).toEqual([]);
  });

  it('read the same on a telephone, without scrolling sideways', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await useToken(frontdesk.token);
    const row = page.getByRole('row', { name: /Dauerwelle/ });
    await row.waitFor();

    expect(await row.innerText()).toContain('switched off');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  it.each(['fd_wrong', 'käse'])('tell the wrong token %s from a right one and keep nothing of it', async (token) => {
    await useToken(token);

    await page.getByText('This is no valid token').waitFor();

    expect(await page.getByLabel('API token', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate('sessionStorage.length + localStorage.length')).toBe(0);
    expect(await page.locator('section').count()).toBe(0);
  });

  it('forget the token when they are told to', async () => {
    await useToken(frontdesk.token);
    await page.getByRole('button', { name: 'Forget the token' }).click();

    await page.getByRole('heading', { name: 'Log in' }).waitFor();

    expect(await page.evaluate('sessionStorage.length + localStorage.length')).toBe(0);
    expect(await page.locator('main').innerText()).not.toContain('Seeblick');
  });

  it('show the API docs without asking a foreign host', async () => {
    await page.goto('/api/docs');
    await page.getByText('/api/v1/companies', { exact: true }).first().waitFor();

    expect(visit.foreign).toEqual([]);
  });
});
