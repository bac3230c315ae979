import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/config/migrate.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { findPostmaster, isAlive, stopPostmaster } from '../../src/embedded/postmaster-process.js';
import { TEMPLATE_DATABASE } from './test-database.js';

const PREFIX = 'frontdesk-test-server-';

let running: { server: EmbeddedPostgres; directory: string } | undefined;

/**
 * One server for the whole test run, with a migrated template database that `createTestDatabase` clones. Should it fail, the suites
 * that need a database fail with the reason; the others need none.
 */
export async function startTestServer(): Promise<void> {
  try {
    await startAndMigrate();
  } catch (error) {
    console.error('The test server is not available:', error);
    process.env.FRONTDESK_TEST_POSTGRES_ERROR = error instanceof Error ? error.message : String(error);
  }
}

async function startAndMigrate(): Promise<void> {
  await removeLeftovers();
  const directory = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(directory, 0o711);
  const options = { directory, port: 0, fsync: false, databases: [TEMPLATE_DATABASE], maxConnections: 300, log: () => undefined };
  const server = await startEmbeddedPostgres(options);
  running = { server, directory };
  await makeLoginsCheap(server);
  await migrate(server.url(TEMPLATE_DATABASE));
  process.env.FRONTDESK_TEST_POSTGRES = server.url('postgres');
}

/** Suites log in thousands of times; the password's 4096 rounds of hashing cost the server and us more than all else of a login. */
async function makeLoginsCheap(server: EmbeddedPostgres): Promise<void> {
  const url = server.url('postgres');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('SET scram_iterations = 1');
  await client.query(`ALTER ROLE CURRENT_USER PASSWORD ${client.escapeLiteral(decodeURIComponent(new URL(url).password))}`);
  await client.end();
}

export async function stopTestServer(): Promise<void> {
  await running?.server.stop();
  if (running) await rm(running.directory, { recursive: true, force: true });
}

/** Servers of test runs that were killed. Their folder names the pid of the run. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : 0;
    if (pid === 0 || isAlive(pid)) continue;
    const directory = join(tmpdir(), name);
    const orphan = await findPostmaster(join(directory, 'postgres'));
    if (orphan) await stopPostmaster(orphan.pid, join(directory, 'postgres'));
    await rm(directory, { recursive: true, force: true });
  }
}
