import type { Pool } from 'pg';

/**
 * Kysely keeps the connection of a transaction whose BEGIN, COMMIT or ROLLBACK fails. Without this each one that is lost with the
 * server would be missing from the pool for good, and closing the pool would wait for it without end.
 */
export function giveBackLostConnections(pool: Pool): void {
  pool.on('connect', (client) => {
    client.once('end', () =>
      setImmediate(() => {
        const release = client.release.bind(client);
        client.release = () => undefined;
        try {
          release(true);
        } catch {
          // It was given back already: pg-pool refuses to take it twice.
        }
      }),
    );
  });
}
