import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

export const TEMPLATE_DATABASE = 'frontdesk_test_template';

/** Another session, such as autovacuum, is in the template just now. */
const OBJECT_IN_USE = '55006';
const CLONE_LIMIT_MS = 20_000;

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A database of the test's own: all migrations, no rows; or a copy of another one that nobody is connected to. */
export async function createTestDatabase(template = TEMPLATE_DATABASE): Promise<TestDatabase> {
  const name = `frontdesk_test_${process.env.JEST_WORKER_ID ?? '0'}_${randomBytes(5).toString('hex')}`;
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  await cloneTemplate(name, template);
  return {
    url: url.href,
    drop: async () => {
      assertTestDatabase(url.href);
      await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

/** Tests empty and drop what they are given, so they refuse everything that does not call itself a test database. */
export function assertTestDatabase(url: string): void {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  if (!name.includes('_test')) throw new Error(`"${name}" is not a test database: its name lacks "_test".`);
}

async function cloneTemplate(name: string, template: string): Promise<void> {
  const deadline = Date.now() + CLONE_LIMIT_MS;
  await onServer(async (client) => {
    for (;;) {
      try {
        return await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
      } catch (error) {
        if (!(error instanceof pg.DatabaseError) || error.code !== OBJECT_IN_USE || Date.now() > deadline) throw error;
        await delay(100);
      }
    }
  });
}

/** Works on the test server as a whole, outside of any database of a test. */
export async function onServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env.FRONTDESK_TEST_POSTGRES;
  if (!url) {
    const reason = process.env.FRONTDESK_TEST_POSTGRES_ERROR ?? 'jest starts it in test/support/global-setup.mjs';
    throw new Error(`No test server: ${reason}`);
  }
  return url;
}
