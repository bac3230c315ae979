import pg from 'pg';
import { codeOf } from './embedded-postgres.error.js';

export const SUPERUSER = 'postgres';
const HOST = '127.0.0.1';
const DUPLICATE_DATABASE = '42P04';

export function serverUrl(port: number, password: string, database: string): string {
  return `postgresql://${SUPERUSER}:${password}@${HOST}:${port}/${encodeURIComponent(database)}`;
}

async function asAdmin<T>(port: number, password: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    ...{ host: HOST, port, user: SUPERUSER, password, database: 'postgres', ssl: false },
    connectionTimeoutMillis: 5_000,
    query_timeout: 60_000,
  });
  // Without a listener a connection that breaks while idle would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Which data the server on this port serves to our password, or the code of why it does not answer. */
export async function askServer(port: number, password: string): Promise<{ dataDirectory: string } | { code: string }> {
  try {
    return await asAdmin(port, password, async (client) => {
      const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
      return { dataDirectory: rows[0]?.data_directory ?? '' };
    });
  } catch (error) {
    return { code: codeOf(error) ?? String(error) };
  }
}

export async function createMissingDatabases(port: number, password: string, names: string[]): Promise<void> {
  await asAdmin(port, password, async (client) => {
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    const existing = new Set(rows.map((row) => row.datname));
    for (const name of names.filter((wanted) => !existing.has(wanted))) {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`).catch((error: unknown) => {
        if (codeOf(error) !== DUPLICATE_DATABASE) throw error;
      });
    }
  });
}
