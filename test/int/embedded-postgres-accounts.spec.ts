import { spawnSync } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Account, isReachable, isRoot, spawnIdentity, unprivilegedAccount } from '../../src/embedded/account.js';
import { findPlatformBinaries } from '../../src/embedded/platform-binaries.js';
import { findPostmaster } from '../../src/embedded/postmaster-process.js';
import { launchPostgres } from '../support/launched-postgres.js';
import { openDirectory, query, removeDirectory } from '../support/postgres-processes.js';

const root = isRoot();
if (!root) console.warn('Not root: the cases in which root starts the embedded PostgreSQL are skipped.');
const asRoot = root ? describe : describe.skip;

const optionsIn = (directory: string) => ({ directory, databases: ['frontdesk'], port: 0, fsync: false });

/** Some account that is neither root nor `nobody`. */
async function ordinaryAccount(): Promise<Account | undefined> {
  const nobody = await unprivilegedAccount();
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':').slice(2, 4).map(Number));
  const [uid, gid] = accounts.find(([candidate]) => candidate !== undefined && candidate > 0 && candidate !== nobody.uid) ?? [];
  const account = { uid: uid ?? 0, gid: gid ?? 0 };
  const canRunUs = await Promise.all([process.execPath, fileURLToPath(import.meta.url)].map((path) => isReachable(dirname(path), account)));
  return canRunUs.every(Boolean) ? account : undefined;
}

async function ownerOfServer(dataDirectory: string): Promise<number> {
  const { pid } = (await findPostmaster(dataDirectory)) ?? {};
  return Number(spawnSync('ps', ['-o', 'uid=', '-p', String(pid)], { encoding: 'utf8' }).stdout);
}

asRoot('started by root', () => {
  let closed: string;
  let open: string;
  const dataDirectories: string[] = [];

  beforeEach(async () => {
    closed = await mkdtemp(join(tmpdir(), 'frontdesk-closed-'));
    await chmod(closed, 0o700);
    open = await openDirectory();
  });

  afterEach(async () => {
    for (const dataDirectory of dataDirectories.splice(0)) await removeDirectory(dataDirectory, dataDirectory);
    for (const path of [closed, open]) await rm(path, { recursive: true, force: true });
  });

  it('below a closed folder keeps the data outside, as an account that is not root, and finds it again', async () => {
    const directory = join(closed, 'checkout', '.frontdesk');
    const options = { ...optionsIn(directory), sharedHomes: [join(open, 'home')] };
    const first = launchPostgres(options);
    await query((await first.ready).url, 'CREATE TABLE kept ()');
    const dataDirectory = await realpath(join(directory, 'postgres'));
    dataDirectories.push(dataDirectory);

    expect((await lstat(join(directory, 'postgres'))).isSymbolicLink()).toBe(true);
    expect(dirname(dataDirectory)).toBe(join(open, 'home'));
    expect(await ownerOfServer(dataDirectory)).toBe((await unprivilegedAccount()).uid);
    expect(first.events).toContain('embedded_postgres.data_outside');
    await first.stop();

    const second = launchPostgres(options);
    await query((await second.ready).url, 'SELECT FROM kept');
    expect(second.events).not.toContain('embedded_postgres.data_outside');
    await second.kill();

    // Whoever deletes Frontdesk's folder wants an empty database; what was there is kept aside.
    await rm(directory, { recursive: true });
    const third = launchPostgres(options);
    await expect(query((await third.ready).url, 'SELECT FROM kept')).rejects.toThrow('does not exist');
    await third.stop();
    const kept = (await readdir(join(open, 'home'))).filter((name) => name.startsWith(`${basename(dataDirectory)}.aside-`));
    expect(kept).toHaveLength(1);
  });

  it('from a checkout below a closed folder copies the binaries once to where the account can reach them', async () => {
    const module = await copyCheckout(closed);
    const options = { ...optionsIn(join(closed, '.frontdesk')), sharedHomes: [join(open, 'home')] };
    const copied = async () => (await readdir(join(open, 'home'))).filter((name) => name.startsWith('postgres-'));

    const first = launchPostgres(options, { module });
    expect(await query((await first.ready).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    dataDirectories.push(await realpath(join(closed, '.frontdesk', 'postgres')));
    expect(first.events).toContain('embedded_postgres.binaries_copied');
    await first.stop();
    const second = launchPostgres(options, { module });
    await second.ready;
    await second.stop();

    expect(second.events).not.toContain('embedded_postgres.binaries_copied');
    expect(await copied()).toEqual([expect.stringMatching(/^postgres-18\.\d.*-[0-9a-f]{12}$/)]);
  });

  it('does not use a shared place that another account could write to', async () => {
    const home = join(open, 'home');
    await mkdir(home);
    await chmod(home, 0o777);

    const launched = launchPostgres({ ...optionsIn(join(closed, '.frontdesk')), sharedHomes: [home] });

    await expect(launched.ready).rejects.toThrow(/can reach none of .*DATABASE_URL/);
    expect(await readdir(home)).toEqual([]);
  });
});

describe('started by an ordinary user', () => {
  let open: string;
  let directory: string;
  let account: Account | undefined;

  beforeEach(async () => {
    account = root ? await ordinaryAccount() : { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
    if (!account) console.warn('Skipped: no ordinary account can run Node and read this checkout.');
    open = await openDirectory();
    await chmod(open, 0o777);
    directory = join(open, '.frontdesk');
  });

  afterEach(() => removeDirectory(open, join(directory, 'postgres')));

  it('runs as that user, whose data root then serves as the same user', async () => {
    if (!account) return;
    const own = launchPostgres(optionsIn(directory), spawnIdentity(account));
    await query((await own.ready).url, 'CREATE TABLE kept ()');
    expect(await ownerOfServer(join(directory, 'postgres'))).toBe(account.uid);
    await own.stop();
    expect(await findPostmaster(join(directory, 'postgres'))).toBeNull();

    const byRoot = launchPostgres(optionsIn(directory));
    await query((await byRoot.ready).url, 'SELECT FROM kept');
    expect(await ownerOfServer(join(directory, 'postgres'))).toBe(account.uid);
    await byRoot.stop();

    const ownAgain = launchPostgres(optionsIn(directory), spawnIdentity(account));
    await query((await ownAgain.ready).url, 'SELECT FROM kept');
    await ownAgain.stop();
  });

  it('is told when the folder was made by root', async () => {
    if (!account || !root) return;
    await mkdir(directory, { mode: 0o711 });

    const launched = launchPostgres(optionsIn(directory), spawnIdentity(account));

    await expect(launched.ready).rejects.toThrow(/belongs to another account \(uid 0, .*started as root before.*DATABASE_URL/);
  });
});

/** As much of a checkout as the launcher needs: its own code and the binaries; other packages are linked. */
async function copyCheckout(target: string): Promise<string> {
  const { native } = await findPlatformBinaries();
  const platformPackage = dirname(native);
  const modules = join(target, 'node_modules');
  const scope = join(modules, basename(dirname(platformPackage)));
  const find = createRequire(import.meta.url).resolve;
  await mkdir(scope, { recursive: true });
  await cp(platformPackage, join(scope, basename(platformPackage)), { recursive: true, verbatimSymlinks: true });
  await cp(dirname(dirname(find('embedded-postgres'))), join(modules, 'embedded-postgres'), { recursive: true });
  for (const name of ['pg', 'zod']) await symlink(dirname(find(`${name}/package.json`)), join(modules, name));
  await cp(fileURLToPath(new URL('../../package.json', import.meta.url)), join(target, 'package.json'));
  const code = join(target, 'src', 'embedded');
  await cp(fileURLToPath(new URL('../../src/embedded', import.meta.url)), code, { recursive: true });
  return join(code, 'embedded-postgres.ts');
}
