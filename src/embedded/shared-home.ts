import { createHash, randomBytes } from 'node:crypto';
import { chmod, cp, lstat, mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, isReachable } from './account.js';
import type { EmbeddedLog } from './embedded-postgres.options.js';
import { EmbeddedPostgresError, USE_OWN_DATABASE } from './embedded-postgres.error.js';
import type { PlatformBinaries } from './platform-binaries.js';

export const DEFAULT_SHARED_HOMES = ['/var/lib/frontdesk', join(tmpdir(), 'frontdesk-shared')];

/** A folder of root's that the account can reach, for what lies below closed folders (a checkout in /root). */
export async function openSharedHome(homes: string[], account: Account): Promise<string> {
  for (const home of homes) {
    await mkdir(home, { recursive: true, mode: 0o755 }).catch(() => undefined);
    if (await isTrustworthy(home).catch(() => false)) {
      await chmod(home, 0o755);
      if (await isReachable(home, account)) return home;
    }
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL refuses to run as root, and the account ${account.uid} it should use instead can reach none of ${homes.join(', ')}. ` +
      `Start Frontdesk as an ordinary user. ${USE_OWN_DATABASE}`,
  );
}

/** Below a temp folder anyone may have made it before us; binaries that root starts must not come from them. */
async function isTrustworthy(home: string): Promise<boolean> {
  const stats = await lstat(home);
  return stats.isDirectory() && stats.uid === 0 && (stats.mode & 0o022) === 0;
}

/** Copies the binaries once per content to a place that the account can reach. */
export async function copyBinaries(binaries: PlatformBinaries, home: string, log: EmbeddedLog): Promise<string> {
  const content = await readFile(join(binaries.native, 'bin', 'postgres'));
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const target = join(home, `postgres-${binaries.version}-${hash}`);
  if (await stat(target).catch(() => null)) return target;

  const staging = `${target}.new-${randomBytes(4).toString('hex')}`;
  await cp(binaries.native, staging, { recursive: true, verbatimSymlinks: true });
  await openForReading(staging);
  await rename(staging, target).catch(async (error: unknown) => {
    await rm(staging, { recursive: true, force: true });
    // Another process was quicker: its copy is as good as ours.
    if (!(await stat(target).catch(() => null))) throw error;
  });
  log('embedded_postgres.binaries_copied', { from: binaries.native, to: target });
  return target;
}

/** A checkout made under umask 077 has closed modes, and the copy takes them over. */
async function openForReading(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}
