import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser as Chromium, type BrowserContextOptions, type Page, chromium } from 'playwright-core';
import { type Frontdesk, type FrontdeskOptions, startFrontdesk } from './app.js';
import { REPOSITORY, buildOnce } from './build-once.js';
import { chromiumBinary } from './external.js';
import type { Browser } from './people.js';

/** As root, and without looking anything up at Google. */
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Adopted, because the page's own policy lets no style element in. */
const STILL = `(() => {
  const still = new CSSStyleSheet();
  still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important; }');
  document.adoptedStyleSheets = [still];
})()`;

/** Builds the pages as `npm run build` does, unless they stand already. */
export function buildWebApp(): Promise<void> {
  return buildOnce('web-app', ['admin-ui/**/*.*', 'package-lock.json'], () => {
    const vite = join(REPOSITORY, 'node_modules/vite/bin/vite.js');
    // jest says test, and React and emotion would be built for developers.
    const how = { cwd: REPOSITORY, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } } as const;
    const built = spawnSync(process.execPath, [vite, 'build', 'admin-ui', '--logLevel', 'warn'], how);
    if (built.status !== 0) throw new Error(`The web app cannot be built:\n${built.stdout}${built.stderr}`);
  });
}

export function startChromium(): Promise<Chromium> {
  return chromium.launch({ executablePath: chromiumBinary() ?? '', args: FLAGS });
}

/** A page of somebody: no cookies but those of the session, nothing stored. */
export interface Visit {
  page: Page;
  /** Origins that were asked besides the own one. */
  foreign: string[];
  /** What the page could not cope with: uncaught errors and violations of the content security policy. */
  errors: string[];
  close: () => Promise<void>;
}

export async function aVisit(
  browser: Chromium,
  baseUrl: string,
  who: Browser | null = null,
  how: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ baseURL: baseUrl, locale: 'en-GB', viewport: { width: 1440, height: 900 }, ...how });
  if (who?.cookie) {
    const [name = '', value = ''] = who.cookie.split('=');
    await context.addCookies([{ name, value, url: baseUrl }]);
  }
  // Below jest's own limit, so that a failure names what was waited for.
  context.setDefaultTimeout(15_000);
  // Nothing fades or slides: what is waited for is there at once, and two cores need not draw the way to it.
  await context.addInitScript(STILL);
  const page = await context.newPage();
  const [foreign, errors]: [string[], string[]] = [[], []];
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && origin !== baseUrl) foreign.push(origin);
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => line.type() === 'error' && /Content Security Policy|Warning:/.test(line.text()) && errors.push(line.text()));
  return { page, foreign, errors, close: () => context.close() };
}

/** Frontdesk with its web app and a browser to open it in. */
export interface WebApp {
  frontdesk: Frontdesk;
  /** A visit of this person at `/admin/#<path>`; they are logged in already. */
  visit(who: Browser | null, path?: string, how?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

export async function startWebApp(options: FrontdeskOptions = {}): Promise<WebApp> {
  await buildWebApp();
  const [frontdesk, browser] = [await startFrontdesk(options), await startChromium()];
  return {
    frontdesk,
    visit: async (who, path = '/', how = {}) => {
      const visit = await aVisit(browser, frontdesk.baseUrl, who, how);
      await visit.page.goto(`/admin/#${path}`);
      return visit;
    },
    close: async () => {
      await browser.close();
      await frontdesk.close();
    },
  };
}

/** What axe finds serious or critical on the page as it is now: one line a finding, with the elements. */
export async function axeFindings(page: Page): Promise<string[]> {
  // react-admin's spinner has no name; it is gone when there is something to judge.
  await page.locator('.app-loader').waitFor({ state: 'detached' });
  // Evaluated over the debugger's wire, which the page's own policy does not forbid.
  await page.evaluate(axe.source);
  const found: { impact: string; id: string; help: string; nodes: { html: string }[] }[] = await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}
