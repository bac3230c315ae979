import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { TEMPLATE_DATABASE, assertTestDatabase, createTestDatabase } from './test-database.js';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await delay(50);
  }
}

describe('assertTestDatabase', () => {
  it.each(['frontdesk', 'postgres', '', 'latest', 'contest'])('refuses the database "%s"', (name) => {
    expect(() => assertTestDatabase(`postgresql://user:_test@_test/${name}?application_name=_test`)).toThrow('not a test database');
  });

  it.each(['frontdesk_test_1', 'frontdesk%5Ftest'])('accepts the database "%s"', (name) => {
    expect(() => assertTestDatabase(`postgresql://user:password@127.0.0.1:5432/${name}`)).not.toThrow();
  });
});

describe('createTestDatabase', () => {
  it('gives each caller a migrated database of its own, also when several ask at once', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);

    await ask(one.url, 'CREATE TABLE only_here (id int)');
    const table = `SELECT to_regclass('only_here') IS NOT NULL AS here, to_regclass('schema_migrations') IS NOT NULL AS migrated`;

    expect(await ask(one.url, table)).toEqual([{ here: true, migrated: true }]);
    expect(await ask(other.url, table)).toEqual([{ here: false, migrated: true }]);
    await Promise.all([one.drop(), other.drop()]);
  });

  it('waits while somebody uses the template', async () => {
    const template = new URL(process.env.FRONTDESK_TEST_POSTGRES ?? '');
    template.pathname = `/${TEMPLATE_DATABASE}`;
    const visitor = new pg.Client({ connectionString: template.href });
    await visitor.connect();

    const attempts = `SELECT query_start::text FROM pg_stat_activity WHERE query LIKE 'CREATE DATABASE %' AND pid <> pg_backend_pid()`;
    const creating = createTestDatabase();
    const first = await eventually(async () => (await visitor.query(attempts)).rows[0]);
    // PostgreSQL itself waits 5 s for the visitor before it refuses; then the same statement starts again.
    await eventually(async () => (await visitor.query(attempts)).rows.find((row) => row.query_start !== first.query_start));
    await visitor.end();

    const database = await creating;
    expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.drop();
  }, 30_000);

  it('drops the database even while a connection is open', async () => {
    const database = await createTestDatabase();
    const open = new pg.Client({ connectionString: database.url });
    open.on('error', () => undefined);
    await open.connect();

    await database.drop();

    await expect(ask(database.url, 'SELECT 1')).rejects.toThrow('does not exist');
  });
});
