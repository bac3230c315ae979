import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf } from './embedded-postgres.error.js';
import { isAlive } from './postmaster-process.js';

const HEARTBEAT_MS = 1_000;
const STALE_AFTER_MS = 15_000;

/** Locks of this very process. A restarted container often gets the pid back that its killed predecessor had. */
const held = new Set<string>();

/**
 * One process at a time prepares and starts a directory; the others wait and then adopt its server.
 * Should two get in after all (a lock is broken in the moment when another breaks it too), PostgreSQL's own lock decides.
 */
export async function withStartLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!(await take(file))) {
    if (await isStale(file)) await breakLock(file);
    else await delay(100);
  }
  held.add(file);
  // Whoever cannot see our pid (another container on the same volume) sees by the time that we live.
  const heartbeat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    held.delete(file);
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(file: string): Promise<boolean> {
  const stats = await stat(file).catch(() => null);
  if (!stats) return false;
  if (Date.now() - stats.mtimeMs > STALE_AFTER_MS) return true;
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  // An empty file is one that is just being written.
  if (!pid) return false;
  return pid === process.pid ? !held.has(file) : !isAlive(pid);
}

/** Renamed before it is removed: of several that break it only one gets hold of it. */
async function breakLock(file: string): Promise<void> {
  const broken = `${file}.broken-${randomBytes(4).toString('hex')}`;
  await rename(file, broken).catch(() => undefined);
  await rm(broken, { force: true });
}
