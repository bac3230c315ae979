import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { spawnIdentity } from './account.js';
import { askServer } from './admin-connection.js';
import { CHILD_ENVIRONMENT, cannotRun } from './cluster.js';
import type { EmbeddedPostgresOptions } from './embedded-postgres.options.js';
import type { Site } from './site.js';

export type LaunchOptions = Pick<EmbeddedPostgresOptions, 'fsync' | 'maxConnections'>;
export type Launch = { ready: true; child: ChildProcess; pid: number } | { ready: false; logTail: string };

/** Starts the server and waits until it serves our data to our password, or has ended. */
export async function launch(site: Site, port: number, password: string, options: LaunchOptions, deadline: number): Promise<Launch> {
  // Removed and not truncated: as an ordinary user we may not write to a file that an earlier start as root has left.
  await rm(site.logFile, { force: true });
  const log = await open(site.logFile, 'a', 0o600);
  const child = spawn(join(site.bin, 'postgres'), ['-D', site.dataDirectory, ...settings(port, options)], {
    // A process group of its own: Ctrl-C in the terminal reaches Frontdesk alone, which stops the server when it has finished.
    detached: true,
    cwd: '/',
    env: CHILD_ENVIRONMENT,
    stdio: ['ignore', log.fd, log.fd],
    ...spawnIdentity(site.account),
  });
  let ended = false;
  let failure: unknown;
  child.once('error', (error) => (failure = error)).once('exit', () => (ended = true));
  child.unref();
  await log.close();

  while (!ended && Date.now() < deadline) {
    if (failure || child.pid === undefined) throw cannotRun(join(site.bin, 'postgres'), site, failure);
    const answer = await askServer(port, password);
    if ('dataDirectory' in answer && answer.dataDirectory === site.dataDirectory) return { ready: true, child, pid: child.pid };
    await delay(30);
  }
  return { ready: false, logTail: (await readFile(site.logFile, 'utf8')).trim().split('\n').slice(-15).join('\n') };
}

function settings(port: number, { fsync, maxConnections }: LaunchOptions): string[] {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: maxConnections ?? 100,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Error messages quote values such as a caller's name, and the statement of a broken session stands in details: neither may be
    // in a log. Frontdesk logs its own errors without them.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(fsync === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
