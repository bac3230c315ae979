import { chmod, mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostmaster, isAlive, stopPostmaster } from '../../src/embedded/postmaster-process.js';
import type { Ending } from './ending.js';

const PREFIX = 'frontdesk-bench-';

/** A folder for everything of this run: PostgreSQL's data, logs. It names our pid, so that the next run clears up after one that was killed. */
export async function ownFolder(ending: Ending): Promise<string> {
  await removeLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  ending.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  // PostgreSQL runs as another account when we are root.
  await chmod(folder, 0o711);
  return folder;
}

async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : 0;
    if (pid === 0 || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    for (const orphan of await processesIn(folder)) process.kill(orphan, 'SIGKILL');
    const server = await findPostmaster(join(folder, 'postgres'));
    if (server) await stopPostmaster(server.pid, join(folder, 'postgres'));
    await rm(folder, { recursive: true, force: true });
  }
}

/** The product works in the folder of its run; other children end with their starter by themselves. */
async function processesIn(folder: string): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => ((await readlink(`/proc/${pid}/cwd`).catch(() => null)) === folder ? Number(pid) : 0)),
  );
  return found.filter((pid) => pid > 0);
}
