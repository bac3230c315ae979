import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { EmbeddedPostgresError, codeOf } from './embedded-postgres.error.js';

export interface Postmaster {
  pid: number;
  /** Missing for a moment while the server writes its lock file. */
  port: number | undefined;
}

/**
 * What postmaster.pid says: pid, data directory, start time, port, … one per line (PostgreSQL's src/include/utils/pidfile.h).
 * The file outlives a killed server, so the pid may be anybody's: see `isPostmasterOf`.
 */
export async function readPostmasterFile(dataDirectory: string): Promise<Postmaster | null> {
  const text = await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port] = text.split('\n').map(Number);
  return pid ? { pid: Math.abs(pid), port: port || undefined } : null;
}

/** The running server of this data directory, if there is one. */
export async function findPostmaster(dataDirectory: string): Promise<Postmaster | null> {
  const file = await readPostmasterFile(dataDirectory);
  return file && (await isPostmasterOf(file.pid, dataDirectory)) ? file : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** True only for a living `postgres -D <dataDirectory>`: pids are used again, and a zombie has no arguments. */
export async function isPostmasterOf(pid: number, dataDirectory: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    // Not /proc/<pid>/cwd: root in a container may lack the capability to read that of another account.
    const args = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
    return basename(args[0] ?? '') === 'postgres' && args[1] === '-D' && args[2] === dataDirectory;
  }
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.includes(`postgres -D ${dataDirectory} `);
}

/** Fast shutdown, then an immediate one (recovered at the next start). Never signals a process that is not the server of this directory. */
export async function stopPostmaster(pid: number, dataDirectory: string): Promise<void> {
  for (const [signal, limitMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    if (await isPostmasterOf(pid, dataDirectory)) process.kill(pid, signal);
    if (await isGone(pid, dataDirectory, limitMs)) return;
  }
  throw new EmbeddedPostgresError(`PostgreSQL (process ${pid}) does not stop.`);
}

async function isGone(pid: number, dataDirectory: string, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (await isPostmasterOf(pid, dataDirectory)) {
    if (Date.now() > deadline) return false;
    await delay(20);
  }
  return true;
}
