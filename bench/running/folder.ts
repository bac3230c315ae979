import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostmaster, isAlive, stopPostmaster } from '../../src/embedded/postmaster-process.js';
import type { Ending } from './ending.js';

/** Places in a run's folder where a PostgreSQL may live; the second one may be a file system of its own. */
const HOMES = ['', 'small-disk'];

/** A folder for everything of this run: PostgreSQL's data, logs. It names our pid, so that the next run clears up after one that was killed. */
export async function ownFolder(ending: Ending, prefix = 'frontdesk-bench-'): Promise<string> {
  await removeLeftovers(prefix);
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  ending.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  // PostgreSQL runs as another account when we are root.
  await chmod(folder, 0o711);
  return folder;
}

async function removeLeftovers(prefix: string): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : 0;
    if (pid === 0 || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    for (const orphan of await processesIn(folder)) process.kill(orphan, 'SIGKILL');
    for (const home of HOMES) {
      const data = join(folder, home, 'postgres');
      const server = await findPostmaster(data);
      if (server) await stopPostmaster(server.pid, data);
    }
    // Where there was no small disk it says so, and nothing is lost.
    spawnSync('umount', [join(folder, 'small-disk')], { stdio: 'ignore' });
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
