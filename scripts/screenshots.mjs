// Every page of the web app as a picture, wide and light, narrow and dark, into screenshots/ (ignored by git):
// a sandbox of its own is started, some conversations are played so that there is something to see, and Chromium walks through.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const PERSON = { email: 'operator@frontdesk.example', password: 'screenshots are made of this' };
const PLAYED = [
  'happy-path-de',
  'moved-de',
  'cancelled-en',
  'needs-confirmation-en',
  'taken-de',
  'callback-de',
  'foreign-service-en',
  'calcom-down-de',
  'words-en',
];
const VARIANTS = [
  { name: '1440-light', viewport: { width: 1440, height: 900 }, colorScheme: 'light', locale: 'en-GB' },
  { name: '390-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'de-DE' },
];
const OF_A_COMPANY = [
  '',
  'setup',
  'dashboard',
  'teams',
  'branches',
  'branches/create',
  'services',
  'numbers',
  'numbers/create',
  'trial-call',
  'calls',
  'bookings',
  'callback-requests',
  'conflicts',
];
const OF_THE_INSTALLATION = [
  '',
  'companies',
  'companies/create',
  'connections',
  'connections/create',
  'workspaces',
  'workspaces/create',
  'receipts',
  'users',
  'users/create',
  'tokens',
  'tokens/create',
  'audit-log',
  'account',
];
/** Lists whose first row is opened, too. */
const OPENED = ['teams', 'branches', 'services', 'numbers', 'calls', 'bookings', 'callback-requests'];

const repository = resolve(import.meta.dirname, '..');
const out = join(repository, 'screenshots');
const folder = mkdtempSync(join(tmpdir(), 'frontdesk-screenshots-'));
const port = process.env.PORT ?? '3190';
const baseUrl = `http://127.0.0.1:${port}`;
const env = { ...process.env, PORT: port, ADMIN_EMAIL: PERSON.email, ADMIN_PASSWORD: PERSON.password };

// The conversations are looked for where the program stands.
symlinkSync(join(repository, 'sandbox'), join(folder, 'sandbox'));
const server = spawn(process.execPath, [join(repository, 'dist/src/main.js')], { cwd: folder, env, stdio: 'ignore' });
try {
  await becomesReady();
  const played = spawnSync(process.execPath, [join(repository, 'dist/sandbox/retell-caller/main.js'), 'scenario', ...PLAYED], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  if (played.status !== 0) throw new Error(`a conversation went wrong:\n${played.stdout}${played.stderr}`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const browser = await chromium.launch({ executablePath: chromiumOnPath(), args: ['--no-sandbox', '--disable-gpu'] });
  for (const variant of VARIANTS) await walk(browser, variant);
  await browser.close();
} finally {
  server.kill('SIGTERM');
  await new Promise((ended) => server.once('exit', ended));
  rmSync(folder, { recursive: true, force: true });
}

async function walk(browser, { name, ...how }) {
  const context = await browser.newContext({ baseURL: baseUrl, ...how });
  const page = await context.newPage();
  await page.goto('/admin/');
  await page.locator('input[type=email]').waitFor();
  await shoot(page, name, 'login');
  const logIn = await page.request.post('/api/v1/session', { data: PERSON, headers: { 'sec-fetch-site': 'same-origin' } });
  if (!logIn.ok()) throw new Error(`nobody could log in: ${logIn.status()}`);
  const company = await first(page, 'companies?slug=salon-seeblick');
  for (const path of OF_THE_INSTALLATION) await visit(page, name, path);
  for (const path of OF_A_COMPANY) await visit(page, name, `companies/${company.id}/${path}`, `company-${path || 'page'}`);
  for (const list of OPENED) {
    const row = await first(page, `companies/${company.id}/${list}`);
    if (row) await visit(page, name, `companies/${company.id}/${list}/${row.provider_call_id ?? row.id}`, `company-${list}-one`);
  }
  await context.close();
}

async function visit(page, variant, path, name = path || 'dashboard') {
  await page.goto(`/admin/#/${path}`);
  await page.reload();
  await page.locator('main').waitFor();
  await shoot(page, variant, name);
}

/** When nothing is fetched any more and nothing moves. */
async function shoot(page, variant, name) {
  await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined);
  await setTimeout(400);
  const path = join(out, `${name.replaceAll('/', '-')}.${variant}.png`);
  await page.screenshot({ path, fullPage: true });
  console.log(path);
}

async function first(page, path) {
  const answer = await page.request.get(`/api/v1/${path}`);
  return (await answer.json()).data[0];
}

async function becomesReady() {
  for (let tries = 0; tries < 300; tries += 1) {
    const ready = await fetch(`${baseUrl}/health/ready`).catch(() => null);
    // The demo companies are imported after that, and the first trial call comes last.
    if (ready?.ok && isSeeded()) return;
    if (server.exitCode !== null) throw new Error(`Frontdesk ended with ${server.exitCode}; is port ${port} free? (PORT chooses another)`);
    await setTimeout(200);
  }
  throw new Error('Frontdesk did not become ready within a minute');
}

function isSeeded() {
  const file = join(folder, '.frontdesk/sandbox.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).trial !== null;
}

function chromiumOnPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const candidates = (process.env.PATH ?? '').split(delimiter).flatMap((each) => names.map((name) => join(each, name)));
  const found = candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error('no Chromium found; Debian: apt-get install chromium');
  return found;
}
