import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findPostmaster, isAlive, stopPostmaster } from '../../src/embedded/postmaster-process.js';

/** A folder that every account may pass through. */
export async function openDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'frontdesk-embedded-'));
  await chmod(directory, 0o711);
  return directory;
}

/** Ends what a failed test may have left running, then removes the folder. */
export async function removeDirectory(directory: string, dataDirectory = join(directory, 'postgres')): Promise<void> {
  const left = await findPostmaster(dataDirectory);
  if (left) await stopPostmaster(left.pid, dataDirectory);
  await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The pids of the server and of all its helpers. */
export async function serverProcesses(url: string, dataDirectory: string): Promise<number[]> {
  const pidFile = await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8');
  const rows = await query(url, 'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()');
  return [parseInt(pidFile, 10), ...rows.map((row) => Number(row.pid))];
}

/** Which of them still run. A zombie has ended: only its new parent, the machine's init, has not asked for it yet. */
export function living(pids: number[]): number[] {
  return pids.filter((pid) => isAlive(pid) && !isZombie(pid));
}

function isZombie(pid: number): boolean {
  return spawnSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' }).stdout.startsWith('Z');
}
