import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { inDatabase } from '../../bench/running/postgres.js';
import type { Ending } from '../../bench/running/ending.js';
import { migrate } from '../../src/config/migrate.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { findPostmaster } from '../../src/embedded/postmaster-process.js';

const NAME = 'frontdesk';

/** The PostgreSQL that npm brought, as a server that may be killed and started again at the same address. */
export class Database {
  private server: EmbeddedPostgres | null = null;
  private starting: Promise<EmbeddedPostgres> | null = null;
  private port = 0;

  constructor(private directory: string) {}

  /** Runs, with the product's schema. */
  static async open(ending: Ending, directory: string): Promise<Database> {
    const database = new Database(directory);
    ending.add(() => database.stop());
    await database.start();
    await migrate(database.url);
    return database;
  }

  get url(): string {
    if (!this.server) throw new Error('PostgreSQL was not started yet');
    return this.server.url(NAME);
  }

  /** @throws when somebody else has taken the port meanwhile: whoever knows the address would not find it again */
  async start(): Promise<void> {
    const { directory, port } = this;
    this.starting = startEmbeddedPostgres({ directory, port, databases: [NAME], maxConnections: 200, log: () => undefined });
    this.server = await this.starting;
    if (port !== 0 && this.server.port !== port) throw new Error(`PostgreSQL came back at another port than ${port}`);
    this.port = this.server.port;
  }

  /** SIGKILL for the postmaster; its children notice and go. */
  async kill(): Promise<void> {
    const postmaster = await this.postmaster();
    if (!postmaster) throw new Error('there is no postmaster to be killed');
    process.kill(postmaster.pid, 'SIGKILL');
    while (await this.postmaster()) await delay(20);
  }

  async isRunning(): Promise<boolean> {
    return (await this.postmaster()) !== null;
  }

  /** In order; also what is just being started. */
  async stop(): Promise<void> {
    await this.starting?.catch(() => null);
    if (await this.isRunning()) await this.server?.stop();
  }

  /** From the next start on it lives there. */
  moveTo(directory: string): void {
    this.directory = directory;
  }

  sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return inDatabase(this.url, async (client) => (await client.query<Row>(text, values)).rows);
  }

  private postmaster() {
    return findPostmaster(join(this.directory, 'postgres'));
  }
}
