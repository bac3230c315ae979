import { type TestDatabase, createTestDatabase, onServer } from './test-database.js';

const DEMO_DATABASE = 'frontdesk_test_demo';

/**
 * A database of the test's own in which the demo companies stand already. The first suite of a run that wants one has it made by `furnish`,
 * all others copy what that left behind.
 */
export async function createDemoDatabase(furnish: (databaseUrl: string) => Promise<void>): Promise<TestDatabase> {
  await onServer(async (server) => {
    // Held until this connection ends: workers that come at the same time wait for the one that furnishes.
    await server.query(`SELECT pg_advisory_lock(hashtext('${DEMO_DATABASE}'))`);
    const { rows } = await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [DEMO_DATABASE]);
    if (rows.length > 0) return;
    const made = await createTestDatabase();
    await furnish(made.url);
    await server.query(`ALTER DATABASE ${new URL(made.url).pathname.slice(1)} RENAME TO ${DEMO_DATABASE}`);
  });
  return createTestDatabase(DEMO_DATABASE);
}
