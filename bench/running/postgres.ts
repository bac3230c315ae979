import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/config/migrate.js';
import { startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { readPostmasterFile } from '../../src/embedded/postmaster-process.js';
import type { Ending } from './ending.js';

export interface Postgres {
  pid: number;
  /** Makes a database with the product's schema. */
  migrated(name: string): Promise<string>;
}

/** The PostgreSQL that npm brought, with the settings that Frontdesk itself gives it: what is committed is on disk. */
export async function startPostgres(ending: Ending, folder: string): Promise<Postgres> {
  const starting = startEmbeddedPostgres({ directory: folder, port: 0, databases: [], maxConnections: 200, log: () => undefined });
  // Before it stands: Ctrl-C may come while it is being started.
  ending.add(async () => (await starting.catch(() => null))?.stop());
  const server = await starting;
  const migrated = async (name: string): Promise<string> => {
    await inDatabase(server.url('postgres'), (client) => client.query(`create database ${name}`));
    await migrate(server.url(name));
    return server.url(name);
  };
  const postmaster = await readPostmasterFile(join(folder, 'postgres'));
  if (!postmaster) throw new Error('PostgreSQL runs without a postmaster.pid');
  return { pid: postmaster.pid, migrated };
}

/** A connection of its own for one piece of work. */
export async function inDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // An end of the server while we are idle must not end this process without a word.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
