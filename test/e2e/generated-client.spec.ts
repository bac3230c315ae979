import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import openapiTS, { COMMENT_HEADER, astToString } from 'openapi-typescript';
import { DEMO } from '../../sandbox/demo-world.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { standingAt, utc, weekday } from '../support/booking-calls.js';

const OPTIONS = [
  '--strict',
  '--noEmitOnError',
  '--target',
  'es2023',
  '--module',
  'nodenext',
  '--types',
  'node',
  '--skipLibCheck',
  '--ignoreConfig',
];

let frontdesk: Frontdesk;
let folder: string;
let types: string;
beforeAll(async () => {
  frontdesk = await startFrontdesk({ seed: false });
  // Below the repository, so that node finds the packages.
  await mkdir('dist', { recursive: true });
  folder = await mkdtemp(resolve('dist', 'generated-client-'));
  types = COMMENT_HEADER + astToString(await openapiTS(new URL('/api/openapi.json', frontdesk.baseUrl)));
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await frontdesk.close();
});

async function run(args: string[], env: Record<string, string> = {}): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, args, { cwd: folder, env: { PATH: process.env.PATH ?? '', ...env } });
  const ended = once(child, 'close');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  return { code, said: out + err };
}

it('a TypeScript client generated from openapi.json compiles, and sets up a company from nothing to a booked call', async () => {
  await writeFile(join(folder, 'schema.ts'), types);
  await copyFile('test/e2e/generated-client.sample.ts.txt', join(folder, 'client.ts'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');

  expect(await run([resolve('node_modules/typescript/bin/tsc'), ...OPTIONS, 'client.ts'])).toEqual({ code: 0, said: '' });

  const start = `${weekday(0)}T10:00`;
  const ran = await run(['client.js'], {
    BASE_URL: frontdesk.baseUrl,
    TOKEN: frontdesk.token,
    TEAM: String(DEMO.salon.teamId),
    START: utc(start),
  });
  expect(ran).toEqual({ code: 0, said: expect.stringContaining('"status":"confirmed"') });
  expect(standingAt(frontdesk, start)).toHaveLength(1);
  const call = await frontdesk.call({ to: '+49305550199' }).invoke('list_services', {});
  expect(call.body).toMatchObject({ status: 'listed' });
}, 60_000);

it('the web app is written against the types of this very API', async () => {
  const file = 'admin-ui/src/api/schema.ts';
  if (process.env.FRONTDESK_API_TYPES === 'write') await writeFile(file, types);

  const written = await readFile(file, 'utf8');

  // Not compared as texts: nobody wants to read what differs in ten thousand generated lines.
  expect({ isCurrent: written === types, remedy: 'npm run api:types' }).toEqual({ isCurrent: true, remedy: 'npm run api:types' });
});
