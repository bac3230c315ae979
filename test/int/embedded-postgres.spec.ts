import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { spawnIdentity } from '../../src/embedded/account.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { findPostmaster, isAlive } from '../../src/embedded/postmaster-process.js';
import { launchPostgres } from '../support/launched-postgres.js';
import { living, openDirectory, query, removeDirectory, serverProcesses } from '../support/postgres-processes.js';

let directory: string;
let dataDirectory: string;
let events: string[] = [];
let started: EmbeddedPostgres[] = [];

const options = () => ({ directory, databases: ['frontdesk'], port: 0, fsync: false });

async function start(overrides: { port?: number; fsync?: boolean } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ ...options(), ...overrides, log: (event) => events.push(event) });
  started.push(server);
  return server;
}

async function eventually<T>(look: () => Promise<T[]>): Promise<T[]> {
  for (;;) {
    const found = await look();
    if (found.length > 0) return found;
    await delay(10);
  }
}

async function pidOfServer(): Promise<number> {
  const { pid } = (await findPostmaster(dataDirectory)) ?? {};
  if (!pid) throw new Error('no server runs');
  return pid;
}

// One cluster for all: each test begins with the stopped cluster and leaves it stopped.
beforeAll(async () => {
  directory = await openDirectory();
  dataDirectory = join(directory, 'postgres');
  const server = await start();
  await query(server.url('frontdesk'), 'CREATE TABLE visits (note text PRIMARY KEY)');
  await server.stop();
});

beforeEach(() => {
  events = [];
});

afterEach(async () => {
  for (const server of started) await server.stop();
  started = [];
});

afterAll(async () => {
  await removeDirectory(directory);
});

describe('a started server', () => {
  it('serves the wanted databases in UTF-8 and UTC, on the loopback address only', async () => {
    const server = await start();

    const [row] = await query(
      server.url('frontdesk'),
      `SELECT current_database() AS name, lower('ÄÖÜ') AS small, current_setting('timezone') AS zone,
              current_setting('listen_addresses') AS address, current_setting('unix_socket_directories') AS sockets`,
    );

    expect(row).toEqual({ name: 'frontdesk', small: 'äöü', zone: 'UTC', address: '127.0.0.1', sockets: '' });
  });

  it('lets nobody in without the password, which only the owner of the folder may read', async () => {
    const server = await start();
    const url = new URL(server.url('frontdesk'));
    url.password = 'guess';

    await expect(query(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect((await stat(join(directory, 'postgres-password'))).mode & 0o777).toBe(0o600);
  });

  it('keeps values out of its log', async () => {
    const server = await start();
    const insert = `INSERT INTO visits VALUES ('Erika Mustermann')`;
    await query(server.url('frontdesk'), insert);
    await expect(query(server.url('frontdesk'), insert)).rejects.toThrow('duplicate key');
    await expect(query(server.url('frontdesk'), `SELECT 'Mustermann'::int`)).rejects.toThrow('invalid input syntax');

    const busy = `SELECT pg_sleep(60), 'Mustermann'`;
    const active = `SELECT pid FROM pg_stat_activity WHERE datname = 'frontdesk' AND state = 'active'`;
    const crashed = query(server.url('frontdesk'), busy).catch(() => 'broken');
    process.kill(Number((await eventually(() => query(server.url('postgres'), active)))[0]?.pid), 'SIGKILL');
    expect(await crashed).toBe('broken');
    await eventually(() => query(server.url('postgres'), 'SELECT 1').catch(() => []));
    const interrupted = query(server.url('frontdesk'), busy).catch(() => 'broken');
    await eventually(() => query(server.url('postgres'), active));
    await server.stop();
    expect(await interrupted).toBe('broken');

    const log = await readFile(join(directory, 'postgres.log'), 'utf8');
    expect(log).toContain('was terminated by signal 9');
    expect(log).toContain('database system is shut down');
    expect(log).not.toContain('Mustermann');
  });

  it('stops with all its processes', async () => {
    const server = await start();
    const pids = await serverProcesses(server.url('frontdesk'), dataDirectory);
    expect(living(pids)).toEqual(pids);

    await server.stop();

    expect(living(pids)).toEqual([]);
    expect(pids.length).toBeGreaterThan(3);
  });

  it('is told apart when it ends by itself from when it is stopped', async () => {
    await (await start()).stop();
    expect(events).not.toContain('embedded_postgres.ended_unexpectedly');

    await start();
    process.kill(await pidOfServer(), 'SIGKILL');

    while (!events.includes('embedded_postgres.ended_unexpectedly')) await delay(20);
  });
});

describe('a second start', () => {
  it('adopts the server that runs', async () => {
    const first = await start();
    const second = await start();

    expect([first.adopted, second.adopted]).toEqual([false, true]);
    expect(second.url('frontdesk')).toBe(first.url('frontdesk'));
  });

  it('adopts the server whose starter was killed, with its data, and can stop it', async () => {
    const launched = launchPostgres(options());
    const { port } = await launched.ready;
    await launched.kill();

    const server = await start();
    const pids = await serverProcesses(server.url('frontdesk'), dataDirectory);

    expect(server).toMatchObject({ port, adopted: true });
    expect(await query(server.url('frontdesk'), 'SELECT count(*)::int AS visits FROM visits WHERE false')).toEqual([{ visits: 0 }]);
    await server.stop();
    expect(living(pids)).toEqual([]);
  });

  it('finds the server untouched by the Ctrl-C that ended its starter', async () => {
    const launched = launchPostgres(options());
    await launched.ready;
    const pid = await pidOfServer();
    await launched.interrupt();

    expect((await start()).adopted).toBe(true);
    expect(await pidOfServer()).toBe(pid);
  });

  it('recovers what was committed before the server was killed, and waits for its busy orphans', async () => {
    const first = await start({ fsync: true });
    await query(first.url('frontdesk'), `INSERT INTO visits VALUES ('before the crash')`);
    const busy = new pg.Client({ connectionString: first.url('frontdesk') });
    busy.on('error', () => undefined);
    await busy.connect();
    // A backend that computes does not notice that its server has died.
    const computing = busy.query('SELECT count(*) FROM generate_series(1, 15000000)').catch(() => undefined);
    const others = `SELECT 1 FROM pg_stat_activity WHERE datname = 'frontdesk' AND state = 'active'`;
    await eventually(() => query(first.url('postgres'), others));
    process.kill(await pidOfServer(), 'SIGKILL');

    const second = await start();
    await computing;

    expect(second.adopted).toBe(false);
    expect(events).toContain('embedded_postgres.start_repeated');
    expect(await query(second.url('frontdesk'), `SELECT note FROM visits WHERE note LIKE 'before%'`)).toEqual([
      { note: 'before the crash' },
    ]);
  });

  it('does not mistake a foreign process with the old pid for its server, and leaves it alone', async () => {
    const account = await stat(dataDirectory);
    const foreign = spawn('sleep', ['60'], { cwd: '/', stdio: 'ignore', ...spawnIdentity(account) });
    await once(foreign, 'spawn');
    foreign.unref();
    await writeFile(
      join(dataDirectory, 'postmaster.pid'),
      `${foreign.pid}\n${dataDirectory}\n1700000000\n54329\n\n127.0.0.1\n0 0\nready\n`,
    );

    const server = await start();

    expect(server.adopted).toBe(false);
    expect(events).toContain('embedded_postgres.stale_pid_removed');
    expect(foreign.exitCode).toBeNull();
    expect(isAlive(foreign.pid ?? 0)).toBe(true);
    foreign.kill();
  });

  it('overlooks a pid file that a killed server left', async () => {
    await start();
    process.kill(await pidOfServer(), 'SIGKILL');

    const server = await start();

    expect(server.adopted).toBe(false);
  });

  it.each([
    ['of a dead process', () => spawnSync('true').pid, 0],
    ['that carries our own pid from an earlier life', () => process.pid, 0],
    ['that has not been kept alive', () => process.ppid, 20_000],
  ])('breaks a start lock %s', async (_case, pid, ageMs) => {
    const lock = join(directory, 'postgres.lock');
    await writeFile(lock, `${pid()}\n`);
    const then = new Date(Date.now() - ageMs);
    await utimes(lock, then, then);

    await start();

    await expect(stat(lock)).rejects.toThrow('ENOENT');
  });

  it('takes another port while the wished one is taken, and the wished one again afterwards', async () => {
    const occupier = createServer().listen(0, '127.0.0.1').unref();
    await once(occupier, 'listening');
    const address = occupier.address();
    const port = typeof address === 'object' && address ? address.port : 0;

    const elsewhere = await start({ port });
    expect(elsewhere.port).not.toBe(port);
    await elsewhere.stop();
    occupier.close();
    await once(occupier, 'close');

    expect((await start({ port })).port).toBe(port);
  });

  it(`is not confused by PostgreSQL's variables in the user's environment`, async () => {
    const env = {
      PGPORT: '1',
      PGDATA: '/nowhere',
      PGHOST: 'db.invalid',
      PGUSER: 'somebody',
      PGPASSWORD: 'x',
      PGDATABASE: 'y',
      PGSSLMODE: 'require',
    };
    const launched = launchPostgres(options(), { env });

    const { url } = await launched.ready;

    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await launched.stop();
    expect(await findPostmaster(dataDirectory)).toBeNull();
  });

  it(`says what the server's log says when the server cannot start`, async () => {
    const control = join(dataDirectory, 'global', 'pg_control');
    await rename(control, `${control}.away`);

    await expect(start()).rejects.toThrow(/PostgreSQL did not start[^]*pg_control/);

    await rename(`${control}.away`, control);
  });
});

const onLinux = process.platform === 'linux' ? describe : describe.skip;
onLinux('the environment of the server', () => {
  it(`holds none of Frontdesk's secrets: it may run as another account`, async () => {
    const launched = launchPostgres(options(), { env: { CALCOM_API_KEY: 'cal_secret' } });
    await launched.ready;

    const environment = await readFile(`/proc/${await pidOfServer()}/environ`, 'utf8');

    expect(environment).toContain('LC_ALL=C');
    expect(environment).not.toContain('cal_secret');
    await launched.stop();
  });
});
