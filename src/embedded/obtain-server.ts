import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { askServer } from './admin-connection.js';
import { EmbeddedPostgresError, USE_OWN_DATABASE } from './embedded-postgres.error.js';
import type { EmbeddedPostgresOptions } from './embedded-postgres.options.js';
import { chooseFreePort } from './free-port.js';
import { launch } from './launch.js';
import { isAlive, isPostmasterOf, readPostmasterFile } from './postmaster-process.js';
import type { Site } from './site.js';

export const DEFAULT_PORT = 54329;
const START_LIMIT_MS = 120_000;
const WRONG_PASSWORD = '28P01';

/** What a server says that ended for a reason which passes by itself or with another port. */
const WORTH_ANOTHER_TRY = [
  // Backends of a killed server still hold its memory; they notice within moments, or after their statement.
  'pre-existing shared memory block',
  'lock file "postmaster.pid" already exists',
  'could not create any TCP/IP sockets',
];

export interface Server {
  pid: number;
  port: number;
  adopted: boolean;
  /** From now on the end of the server is wanted and no cause for a warning. */
  expectExit(): void;
}

/** The running server of this site, else a new one. */
export async function obtainServer(site: Site, password: string, options: EmbeddedPostgresOptions): Promise<Server> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const running = await findAnswering(site, password, options, deadline);
    if (running) return { ...running, adopted: true, expectExit: () => undefined };

    const port = await chooseFreePort(options.port ?? DEFAULT_PORT);
    const attempt = await launch(site, port, password, options, deadline);
    if (attempt.ready) {
      let expected = false;
      attempt.child.once('exit', (code, signal) => {
        if (!expected) options.log('embedded_postgres.ended_unexpectedly', { pid: attempt.pid, code, signal });
      });
      return { pid: attempt.pid, port, adopted: false, expectExit: () => void (expected = true) };
    }
    if (Date.now() > deadline || !WORTH_ANOTHER_TRY.some((reason) => attempt.logTail.includes(reason))) {
      throw new EmbeddedPostgresError(
        `PostgreSQL did not start. The end of ${site.logFile}:\n${attempt.logTail}\n` +
          `(A "pre-existing shared memory block" is held by processes of a killed server: end those, or restart the machine.) ${USE_OWN_DATABASE}`,
      );
    }
    options.log('embedded_postgres.start_repeated', { reason: attempt.logTail.split('\n').find((line) => line.includes('FATAL')) });
    await delay(250);
  }
}

/** Waits for a server of ours that is starting up or shutting down. A pid file that names a foreign process is removed. */
async function findAnswering(
  { dataDirectory }: Site,
  password: string,
  { log }: EmbeddedPostgresOptions,
  deadline: number,
): Promise<{ pid: number; port: number } | null> {
  for (;;) {
    const file = await readPostmasterFile(dataDirectory);
    if (!file) return null;
    if (!(await isPostmasterOf(file.pid, dataDirectory))) {
      // PostgreSQL deals with a dead pid by itself, but would refuse to start as long as anybody of its account has this one.
      if (isAlive(file.pid)) {
        await rm(join(dataDirectory, 'postmaster.pid'), { force: true });
        log('embedded_postgres.stale_pid_removed', { pid: file.pid });
      }
      return null;
    }
    const answer = file.port === undefined ? { code: 'starting' } : await askServer(file.port, password);
    if ('dataDirectory' in answer) {
      if (answer.dataDirectory === dataDirectory && file.port !== undefined) return { pid: file.pid, port: file.port };
    } else if (answer.code === WRONG_PASSWORD || Date.now() > deadline) {
      throw new EmbeddedPostgresError(
        `A PostgreSQL (process ${file.pid}) already serves ${dataDirectory}, but ` +
          (answer.code === WRONG_PASSWORD ? 'refuses the password in the file beside it.' : `does not answer (${answer.code}).`) +
          ` End that process and start Frontdesk again. ${USE_OWN_DATABASE}`,
      );
    }
    await delay(100);
  }
}
