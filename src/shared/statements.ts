import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { type ActingQuery, sayWhoActs } from './acting-connections.js';
import { actingNow } from './acting.js';

/** A hand-written statement of the hot path: named, so that PostgreSQL plans it once per connection. */
export interface Statement {
  name: string;
  text: string;
  /** Writes no audited table: the database need not be told first who acts. */
  unaudited?: true;
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
      // Kept open: what comes after a quiet while is a caller, who would wait for a new connection and for the plans of all statements.
      idleTimeoutMillis: 0,
      keepAlive: true,
      application_name: 'frontdesk-calls',
      // A caller waits: better an honest sentence than a slow one (design section 8: 3 s under any fault).
      connectionTimeoutMillis: 1_000,
      query_timeout: 1_500,
      // One plan for a statement, whatever it is asked with: to choose anew takes longer than most of them run.
      options: '-c TimeZone=UTC -c plan_cache_mode=force_generic_plan',
    });
    // An idle connection that the server closed must not end the process; the next query reports the fault.
    this.pool.on('error', () => undefined);
    sayWhoActs(this.pool);
  }

  async run<Row extends object>(statement: Statement, values: unknown[]): Promise<Row[]> {
    const { name, text, unaudited } = statement;
    // Told with the query: when the pool is used up it is sent in the context of whoever gives a connection back.
    const query: ActingQuery = { name, text, values, acting: unaudited ? null : actingNow() };
    const result = await this.pool.query<Row>(query);
    return result.rows;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
