import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createMissingDatabases, serverUrl } from './admin-connection.js';
import { createClusterIfMissing } from './cluster.js';
import type { EmbeddedLog, EmbeddedPostgresOptions } from './embedded-postgres.options.js';
import { obtainServer } from './obtain-server.js';
import { obtainPassword } from './password.js';
import { chooseSite, refuseForeignDirectory } from './site.js';
import { withStartLock } from './start-lock.js';
import { stopPostmaster } from './postmaster-process.js';

export type { EmbeddedLog, EmbeddedPostgresOptions };

export interface EmbeddedPostgres {
  url(database: string): string;
  port: number;
  /** A server of ours that was already running is used again (its starter was killed, or it serves a second process). */
  adopted: boolean;
  /** Fast shutdown: open transactions are rolled back, data is on disk when it resolves. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that npm brought, or adopts the one which is already running on this directory.
 * May run twice at once and may be killed at any point: the next start repairs what was left behind.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { directory, log } = options;
  // Passable but not listable, whatever the umask: `nobody` must be able to reach the data when root starts it.
  if (await mkdir(directory, { recursive: true })) await chmod(directory, 0o711);
  await refuseForeignDirectory(directory);

  return withStartLock(join(directory, 'postgres.lock'), async () => {
    const startedAt = Date.now();
    const site = await chooseSite(options);
    const password = await obtainPassword(join(directory, 'postgres-password'), site.dataDirectory);
    await createClusterIfMissing(site, password, options);
    const server = await obtainServer(site, password, options);
    await createMissingDatabases(server.port, password, options.databases);
    log('embedded_postgres.ready', { port: server.port, pid: server.pid, adopted: server.adopted, ms: Date.now() - startedAt });

    return {
      url: (database) => serverUrl(server.port, password, database),
      port: server.port,
      adopted: server.adopted,
      stop: async () => {
        server.expectExit();
        await stopPostmaster(server.pid, site.dataDirectory);
        log('embedded_postgres.stopped', { pid: server.pid });
      },
    };
  });
}
