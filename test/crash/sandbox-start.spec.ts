import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Server, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ENV_NAMES } from '../../src/config/env.js';
import { eventually } from '../support/eventually.js';
import { living, openDirectory, removeDirectory } from '../support/postgres-processes.js';
import { type Running, becomesReady, buildProduct, freePort, startProduct } from '../support/product.js';

const SANDBOX_FILE = z.object({ calcomOrigin: z.string(), baseUrl: z.string() });

let folder: string;
let port: number;
let frontdesk: Running | undefined;

beforeAll(async () => {
  await buildProduct();
  folder = await openDirectory();
  port = await freePort();
}, 120_000);

afterAll(async () => {
  await frontdesk?.kill();
  if (folder) await removeDirectory(folder, join(folder, '.frontdesk/postgres'));
});

const baseUrl = (): string => `http://127.0.0.1:${port}`;
const sandboxFile = () => SANDBOX_FILE.parse(JSON.parse(readFileSync(join(folder, '.frontdesk/sandbox.json'), 'utf8')));

/** Starts the sandbox with nothing but a port of its own; resolves to what it printed until the end of its banner. */
async function start(): Promise<string> {
  const running = startProduct('src/main.js', [], folder, { PORT: `${port}` });
  frontdesk = running;
  await becomesReady(running, baseUrl());
  await eventually('the banner', () => running.output().includes('token:create'));
  return running.output();
}

function take(taken: number): Promise<Server> {
  const server = createServer();
  return new Promise((listening, failed) => server.once('error', failed).listen(taken, '127.0.0.1', () => listening(server)));
}

function referenceIn(banner: string): string | undefined {
  return /"reference": "(.+)"/.exec(banner)?.[1];
}

describe('a start with nothing configured', () => {
  let banner: string;
  let reference: string | undefined;

  it('becomes ready and prints the trial call: request, chain link by link, answer', async () => {
    banner = await start();

    expect(banner).toContain('Frontdesk runs as a SANDBOX');
    for (const address of ['/api/docs', '/admin', '/health/ready', '/metrics']) expect(banner).toContain(`${baseUrl()}${address}`);
    expect(banner).toMatch(/x-retell-signature: v=\d+,d=[0-9a-f]{64}/);
    const links = [...banner.matchAll(/^ {2}(ok|BROKEN) +(\w+)/gm)];
    expect(links.length).toBeGreaterThanOrEqual(6);
    expect(links.map(([, verdict]) => verdict)).not.toContain('BROKEN');
    expect(banner).toContain('answer (HTTP 200');
    expect(banner).toContain('"status": "booked"');
    expect(banner).toContain('npm run call -- book');
    reference = referenceIn(banner);
    expect(reference).toMatch(/^SS-/);
  }, 120_000);

  it('lets in with the address and password that it prints', async () => {
    const [, email, password] = /^ {2}log in +(\S+) +(\S+)/m.exec(banner) ?? [];
    const body = JSON.stringify({ email, password });

    const answer = await fetch(`${baseUrl()}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ name: email, role: 'operator' });
    expect(answer.headers.get('set-cookie')).toContain('HttpOnly');
  });

  it('keeps its keys to itself', async () => {
    expect((await stat(join(folder, '.frontdesk/sandbox.json'))).mode & 0o777).toBe(0o600);
  });

  it('takes the further call that it offers: ten times at once the same words and one booking, in database and calendar', async () => {
    const [, pasted = ''] = /npm run call -- (book .+)/.exec(banner) ?? [];
    const args = [...pasted.matchAll(/"([^"]+)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const call = startProduct('sandbox/retell-caller/main.js', [...args, '--parallel', '10'], folder, {});

    expect(await call.ended).toBe(0);

    expect(call.output()).toContain('sent 10 times: 1 different answer');
    expect(call.output()).toContain('"status": "booked"');
    expect(call.output().match(/^database: booking .+ confirmed/gm)).toHaveLength(1);
    expect(call.output().match(/^calendar: uid /gm)).toHaveLength(1);
  }, 120_000);

  it('refuses a second start on its port in one line and leaves the first one alone', async () => {
    const before = sandboxFile();
    const second = startProduct('src/main.js', [], folder, { PORT: `${port}` });

    expect(await second.ended).toBe(1);

    expect(second.output()).toContain(`PORT: ${port} on 127.0.0.1 is taken`);
    expect(second.output()).not.toMatch(/^\s+at /m);
    expect(sandboxFile()).toEqual(before);
    expect((await fetch(`${baseUrl()}/health/ready`)).status).toBe(200);
  }, 120_000);

  it('is ready again after kill -9, and its trial call finds the same wish', async () => {
    await frontdesk?.kill();

    const again = await start();

    expect(again).toContain('"status": "booked"');
    expect(referenceIn(again)).toBe(reference);
  }, 120_000);

  it('moves its calendar when somebody has taken the port of it', async () => {
    await frontdesk?.kill();
    const { calcomOrigin } = sandboxFile();
    const taken = await take(Number(new URL(calcomOrigin).port));
    try {
      const moved = await start();

      expect(sandboxFile().calcomOrigin).not.toBe(calcomOrigin);
      expect(referenceIn(moved)).toBe(reference);
      const another = startProduct('sandbox/retell-caller/main.js', ['book', '--to', '+441314960101', '--service', 'Check-up'], folder, {});
      expect(await another.ended).toBe(0);
      expect(another.output()).toContain('"status": "booked"');
    } finally {
      taken.close();
    }
  }, 120_000);

  it('takes its database along when it is asked to end', async () => {
    const database = Number.parseInt(readFileSync(join(folder, '.frontdesk/postgres/postmaster.pid'), 'utf8'), 10);

    frontdesk?.signal('SIGTERM');

    expect(await frontdesk?.ended).toBe(0);
    expect(living([database])).toEqual([]);
  }, 120_000);
});

describe('a start in production', () => {
  it('refuses what cannot work and names all of it at once, without a stack trace', async () => {
    const env = {
      NODE_ENV: 'production',
      PORT: 'many',
      LOG_LEVEL: 'loud',
      REDIS_URL: 'somewhere',
      ROLE: 'boss',
      ENCRYPTION_KEYS: 'k1:short',
    };
    const refused = startProduct('src/main.js', [], folder, env);

    expect(await refused.ended).toBe(1);

    for (const name of [...Object.keys(env), 'RETELL_API_KEY', 'ATTENDEE_EMAIL_DOMAIN', 'PUBLIC_URL'].filter(
      (each) => each !== 'NODE_ENV',
    )) {
      expect(refused.output()).toMatch(new RegExp(`^ {2}${name}: `, 'm'));
    }
    expect(refused.output()).not.toMatch(/^\s+at /m);
    expect(refused.output()).not.toContain('short');
  });

  it('does not fall into the sandbox for want of keys', async () => {
    const refused = startProduct('src/main.js', [], folder, { NODE_ENV: 'production' });

    expect(await refused.ended).toBe(1);

    expect(refused.output()).toContain('RETELL_API_KEY: required outside the sandbox');
    expect(refused.output()).not.toContain('SANDBOX');
  });
});

it('names in .env.example exactly what is read', () => {
  const example = readFileSync(resolve(import.meta.dirname, '../../.env.example'), 'utf8');
  const named = [...example.matchAll(/^#? ?([A-Z_]+)=/gm)].map((match) => match[1]);

  expect(new Set(named)).toEqual(new Set(ENV_NAMES));
  expect(named).toHaveLength(ENV_NAMES.length);
});
