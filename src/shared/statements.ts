import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { type ActingQuery, sayWhoActs } from './acting-connections.js';
import { actingNow } from './acting.js';

/** A hand-written statement of the hot path: named, so that PostgreSQL plans it once per connection. */
export interface Statement {
  name: string;
  text: string;
}

/**
 * Runs the few hand-written statements around Cal.com; entities serve everything else. A pool of its own, because MikroORM
 * writes parameters into the text and PostgreSQL would plan each call anew.
 */
@Injectable()
export class Statements implements OnApplicationShutdown {
  private readonly pool: pg.Pool;

  constructor(databaseUrl: string) {
    this.pool = new pg.Pool({
      connectionString: databaseUrl,
      max: 16,
      application_name: 'frontdesk-calls',
      // A caller waits: better an honest sentence than a slow one (design section 8: 3 s under any fault).
      connectionTimeoutMillis: 1_000,
      query_timeout: 1_500,
      options: '-c TimeZone=UTC',
    });
    // An idle connection that the server closed must not end the process; the next query reports the fault.
    this.pool.on('error', () => undefined);
    sayWhoActs(this.pool);
  }

  async run<Row extends object>(statement: Statement, values: unknown[]): Promise<Row[]> {
    const { name, text } = statement;
    // Told with the query: when the pool is used up it is sent in the context of whoever gives a connection back.
    const query: ActingQuery = { name, text, values, acting: actingNow() };
    const result = await this.pool.query<Row>(query);
    return result.rows;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
