import type { Pool, PoolClient } from 'pg';

/**
 * Kysely keeps the connection of a transaction whose BEGIN, COMMIT or ROLLBACK fails, and one that is opened just while its driver is
 * closed. Without this each such connection would be missing from the pool for good, and closing the pool would wait for it without end.
 */
export function giveBackLostConnections(pool: Pool): void {
  pool.on('connect', (client) => {
    const giveBack = (): unknown => setImmediate(() => giveBackOnce(client));
    client.once('end', giveBack);
    if (pool.ending) giveBack();
  });
}

function giveBackOnce(client: PoolClient): void {
  const release = client.release.bind(client);
  client.release = () => undefined;
  try {
    release(true);
  } catch {
    // It was given back already: pg-pool refuses to take it twice.
  }
}
