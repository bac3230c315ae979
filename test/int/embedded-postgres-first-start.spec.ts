import { chown, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isRoot, unprivilegedAccount } from '../../src/embedded/account.js';
import { startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { findPlatformBinaries } from '../../src/embedded/platform-binaries.js';
import { findPostmaster } from '../../src/embedded/postmaster-process.js';
import { launchPostgres } from '../support/launched-postgres.js';
import { openDirectory, query, removeDirectory } from '../support/postgres-processes.js';

describe('a first start', () => {
  let fresh: string;
  const inFresh = () => ({ directory: fresh, databases: ['frontdesk'], port: 0, fsync: false });

  beforeEach(async () => {
    fresh = await openDirectory();
  });

  afterEach(() => removeDirectory(fresh));

  it('of two processes at once makes one cluster, which both use', async () => {
    const both = [launchPostgres(inFresh()), launchPostgres(inFresh())];

    const ready = await Promise.all(both.map((launched) => launched.ready));

    expect(ready.filter(({ adopted }) => adopted)).toHaveLength(1);
    expect(ready[0]?.url).toBe(ready[1]?.url);
    expect(both.flatMap(({ events: seen }) => seen).filter((event) => event === 'embedded_postgres.initialised')).toHaveLength(1);
    await Promise.all(both.map((launched) => launched.stop()));
    expect(await findPostmaster(join(fresh, 'postgres'))).toBeNull();
  });

  it('that was killed while it made the cluster is made good by the next', async () => {
    const launched = launchPostgres(inFresh());
    while (!(await readdir(fresh)).some((name) => name.startsWith('postgres.new-'))) await delay(5);
    await launched.kill();
    expect(launched.events).toEqual([]);

    const server = await startEmbeddedPostgres({ ...inFresh(), log: () => undefined });

    expect(await query(server.url('frontdesk'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect((await readdir(fresh)).sort()).toEqual(['postgres', 'postgres-password', 'postgres.log']);
  });

  it.each([
    ['data of another major version', { PG_VERSION: '13\n', password: 'x' }, /made by PostgreSQL 13.*Install the earlier version/],
    ['data whose password is lost', { PG_VERSION: '18\n' }, /postgres-password is gone.*Restore the file/],
    ['a folder that is no cluster', { 'holiday.jpg': '' }, /not empty and holds no PostgreSQL data/],
  ])('refuses %s and names the way out', async (_case, { password, ...files }: Record<string, string>, message) => {
    await mkdir(join(fresh, 'postgres'));
    for (const [name, content] of Object.entries(files)) await writeFile(join(fresh, 'postgres', name), content);
    if (password) await writeFile(join(fresh, 'postgres-password'), password);
    const { uid, gid } = await unprivilegedAccount();
    if (isRoot()) await chown(join(fresh, 'postgres'), uid, gid);

    await expect(startEmbeddedPostgres({ ...inFresh(), log: () => undefined })).rejects.toThrow(message);
  });

  it.each([
    ['linux', 'mips'],
    ['win32', 'x64'],
  ])('on a platform without binaries (%s %s) says to set DATABASE_URL', async (platform, arch) => {
    await expect(findPlatformBinaries(platform, arch)).rejects.toThrow('set DATABASE_URL');
  });
});
