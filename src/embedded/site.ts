import { createHash } from 'node:crypto';
import { access, constants, lstat, mkdir, readlink, realpath, rename, stat, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Account, currentAccount, isReachable, isRoot, unprivilegedAccount } from './account.js';
import type { EmbeddedPostgresOptions } from './embedded-postgres.options.js';
import { EmbeddedPostgresError, USE_OWN_DATABASE } from './embedded-postgres.error.js';
import { findPlatformBinaries } from './platform-binaries.js';
import { findPostmaster, stopPostmaster } from './postmaster-process.js';
import { DEFAULT_SHARED_HOMES, copyBinaries, openSharedHome } from './shared-home.js';

/** Where one embedded server lives and as whom it runs. */
export interface Site {
  account: Account;
  /** The folder with initdb and postgres. */
  bin: string;
  major: string;
  /** The real path of the cluster, which need not exist yet. */
  dataDirectory: string;
  logFile: string;
}

type SiteOptions = Pick<EmbeddedPostgresOptions, 'directory' | 'log' | 'sharedHomes'>;

export async function chooseSite(options: SiteOptions): Promise<Site> {
  const binaries = await findPlatformBinaries();
  const { account, dataDirectory } = await chooseData(options);
  let { native } = binaries;
  if (isRoot() && !(await areUsable(native, account))) {
    native = await copyBinaries(binaries, await openSharedHome(options.sharedHomes ?? DEFAULT_SHARED_HOMES, account), options.log);
  }
  return { account, bin: join(native, 'bin'), major: binaries.major, dataDirectory, logFile: join(options.directory, 'postgres.log') };
}

async function areUsable(native: string, account: Account): Promise<boolean> {
  const parts = await Promise.all([join('bin', 'postgres'), 'lib', 'share'].map((part) => isReachable(join(native, part), account)));
  return parts.every(Boolean);
}

/** An existing cluster is served as its owner; a new one belongs to us, or to `nobody` when we are root. */
async function chooseData(options: SiteOptions): Promise<Pick<Site, 'account' | 'dataDirectory'>> {
  const directory = await realpath(options.directory);
  const wanted = join(directory, 'postgres');
  const entry = await lstat(wanted).catch(() => null);
  const dataDirectory = entry?.isSymbolicLink() ? resolve(directory, await readlink(wanted)) : wanted;
  const existing = await stat(dataDirectory).catch(() => null);

  if (!isRoot()) {
    if (existing && existing.uid !== currentAccount().uid) throw foreignOwner(dataDirectory, existing.uid);
    return { account: currentAccount(), dataDirectory };
  }
  if (existing?.uid === 0) {
    throw new EmbeddedPostgresError(
      `${dataDirectory} belongs to root, and PostgreSQL refuses to run as root. Give it away: chown -R nobody '${dataDirectory}'`,
    );
  }
  const account = existing ? { uid: existing.uid, gid: existing.gid } : await unprivilegedAccount();
  const parent = dirname(dataDirectory);
  // The place that a link leads to may have been emptied, as temp folders are.
  if (entry?.isSymbolicLink()) await mkdir(parent, { recursive: true, mode: 0o755 });
  if (await isReachable(parent, account)) return { account, dataDirectory };
  if (entry) {
    throw new EmbeddedPostgresError(
      `Account ${account.uid}, which PostgreSQL runs as, cannot reach ${dataDirectory} (any more): a folder above it is closed. ` +
        `Open it for passing (chmod o+x), or move ${dataDirectory} away to start with an empty database. ${USE_OWN_DATABASE}`,
    );
  }
  return { account, dataDirectory: await placeOutside(directory, wanted, account, options) };
}

/** The directory lies below a closed folder: the data goes to a shared home and a link leads there. */
async function placeOutside(directory: string, link: string, account: Account, options: SiteOptions): Promise<string> {
  const home = await openSharedHome(options.sharedHomes ?? DEFAULT_SHARED_HOMES, account);
  const target = join(home, createHash('sha256').update(directory).digest('hex').slice(0, 16));
  // Without the link, somebody deleted Frontdesk's folder to start afresh. Their data is kept, but not used.
  if (await stat(target).catch(() => null)) await setAside(target, options);
  // The link comes first: were we killed between the two, a cluster without a link would be set aside.
  await symlink(target, link);
  options.log('embedded_postgres.data_outside', {
    link,
    dataDirectory: target,
    reason: `PostgreSQL refuses to run as root and account ${account.uid} cannot reach ${directory}`,
  });
  return target;
}

async function setAside(target: string, { log }: SiteOptions): Promise<void> {
  const running = await findPostmaster(target);
  if (running) await stopPostmaster(running.pid, target);
  const aside = `${target}.aside-${new Date().toISOString().replaceAll(':', '')}`;
  await rename(target, aside);
  log('embedded_postgres.old_data_set_aside', { from: target, to: aside });
}

/** An ordinary user cannot use what a start as root has left; PostgreSQL itself would only speak of permissions. */
export async function refuseForeignDirectory(directory: string): Promise<void> {
  const writable = await access(directory, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!writable) throw foreignOwner(directory, (await stat(directory)).uid);
}

function foreignOwner(path: string, uid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `${path} belongs to another account (uid ${uid}, this is uid ${currentAccount().uid}): Frontdesk was probably started as root before. ` +
      `Start it as that account again, or remove the folder to start with an empty database. ${USE_OWN_DATABASE}`,
  );
}
