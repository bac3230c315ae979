import { describeWith } from '../support/external.js';
import { aBrowserOf } from '../support/people.js';
import { type WebApp, axeFindings, startWebApp } from '../support/web-app.js';

describeWith('chromium')('the list of companies', () => {
  let app: WebApp;

  beforeAll(async () => (app = await startWebApp()), 120_000);
  afterAll(() => app?.close());

  it('shows an operator every company, without a request to a foreign host', async () => {
    const operator = await aBrowserOf(app.frontdesk, 'operator');
    const { page, foreign, errors, close } = await app.visit(operator, '/companies');

    await page.getByRole('cell', { name: 'Salon Seeblick' }).waitFor();

    expect(await page.getByRole('cell', { name: 'Harbor Dental' }).count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });
});
