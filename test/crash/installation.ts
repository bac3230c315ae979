import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { AdminApi } from '../../sandbox/admin-api.js';
import type { Fault } from '../../sandbox/calcom-server/faults.js';
import type { LedgerEntry } from '../../sandbox/calcom-server/ledger.js';
import { RetellCall } from '../../sandbox/retell-caller/retell-call.js';
import { seedDemo } from '../../sandbox/seed.js';
import { eventually } from '../support/eventually.js';
import { type Gate, openGate } from '../support/gate.js';
import { type Running, becomesReady, buildProduct, freePort, startProduct } from '../support/product.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

const RETELL_KEY = 'key_crash_not_a_secret';
const CALCOM_KEY = 'cal_crash_not_a_secret';
export const MITTE = '+49305550101';

export interface CalendarBooking {
  uid: string;
  start: string;
  status: string;
  metadata: Record<string, unknown>;
}

/**
 * The built product in production: Frontdesk is one process, the stand-in for Cal.com another that survives it, the database a third
 * party to both. Each may be killed at any moment.
 */
export class Installation {
  frontdesk!: Running;
  /** Between Frontdesk and its two neighbours: a test may act at the very moment a piece passes. */
  readonly gates: { database: Gate; calcom: Gate };
  private calcom!: Running;
  private readonly env: Record<string, string>;

  private constructor(
    private readonly folder: string,
    private readonly database: TestDatabase,
    private readonly pool: pg.Pool,
    private readonly port: number,
    private readonly calcomPort: number,
    gates: { database: Gate; calcom: Gate },
  ) {
    this.gates = gates;
    this.env = {
      ...{
        NODE_ENV: 'production',
        PORT: `${port}`,
        HOST: '127.0.0.1',
        DATABASE_URL: gates.database.through(database.url),
        PUBLIC_URL: 'https://frontdesk.example.com',
      },
      ...{
        RETELL_API_KEY: RETELL_KEY,
        ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
        ATTENDEE_EMAIL_DOMAIN: 'attendee.example.com',
      },
      ...{ CALCOM_API_URL: gates.calcom.through(`${this.calcomUrl}/v2`), CALCOM_API_KEY: CALCOM_KEY },
    };
  }

  /** Everything runs, and the demo companies are there. */
  static async open(): Promise<Installation> {
    await buildProduct();
    const folder = await mkdtemp(join(tmpdir(), 'frontdesk-crash-'));
    await writeFile(join(folder, 'calcom-key'), CALCOM_KEY);
    const database = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: database.url, max: 3 });
    pool.on('error', () => undefined);
    const calcomPort = await freePort();
    const gates = { database: await openGate(database.url), calcom: await openGate(`http://127.0.0.1:${calcomPort}`) };
    const opened = new Installation(folder, database, pool, await freePort(), calcomPort, gates);
    try {
      await opened.furnish();
    } catch (error) {
      await opened.close();
      throw error;
    }
    return opened;
  }

  private async furnish(): Promise<void> {
    await this.startCalcom();
    await this.start();
    const token = startProduct('src/cli.js', ['token:create', '--name', 'crash', '--json'], this.folder, this.env);
    if ((await token.ended) !== 0) throw new Error(token.output());
    await seedDemo(new AdminApi(this.baseUrl, JSON.parse(token.output()).token));
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  private get calcomUrl(): string {
    return `http://127.0.0.1:${this.calcomPort}`;
  }

  async start(more: Record<string, string> = {}): Promise<void> {
    this.frontdesk = startProduct('src/main.js', [], this.folder, { ...this.env, ...more });
    await becomesReady(this.frontdesk, this.baseUrl);
  }

  async startCalcom(): Promise<void> {
    const args = [
      '--port',
      `${this.calcomPort}`,
      '--journal',
      join(this.folder, 'calcom.jsonl'),
      '--key-file',
      join(this.folder, 'calcom-key'),
    ];
    const running = startProduct('sandbox/calcom-server/main.js', args, this.folder, {});
    this.calcom = running;
    await eventually('the stand-in listens', () => running.output().includes('"origin"'));
  }

  killCalcom(): Promise<void> {
    return this.calcom.kill();
  }

  async fault(fault: Fault): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.calcomUrl}/_sandbox/faults`, { method: 'POST', headers, body: JSON.stringify(fault) });
    if (!response.ok) throw new Error(await response.text());
  }

  async changeEventType(id: number, change: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.calcomUrl}/_sandbox/event-types/${id}`, { method: 'PUT', headers, body: JSON.stringify(change) });
    if (!response.ok) throw new Error(await response.text());
  }

  async removeEventType(id: number): Promise<void> {
    await fetch(`${this.calcomUrl}/_sandbox/event-types/${id}`, { method: 'DELETE' });
  }

  async forgetRequests(): Promise<void> {
    await fetch(`${this.calcomUrl}/_sandbox/ledger`, { method: 'DELETE' });
  }

  /** Requests of one kind that reached the stand-in since the ledger was emptied, or since its start. */
  async requests(kind: string): Promise<LedgerEntry[]> {
    const { ledger } = (await (await fetch(`${this.calcomUrl}/_sandbox/ledger`)).json()) as { ledger: LedgerEntry[] };
    return ledger.filter((entry) => entry.kind === kind);
  }

  async calendar(bookingId: string): Promise<CalendarBooking[]> {
    return (await this.wholeCalendar()).filter(({ metadata }) => metadata.frontdeskBookingId === bookingId);
  }

  async wholeCalendar(): Promise<CalendarBooking[]> {
    const { bookings } = (await (await fetch(`${this.calcomUrl}/_sandbox/bookings`)).json()) as { bookings: CalendarBooking[] };
    return bookings;
  }

  call(from: string, callId?: string): RetellCall {
    return new RetellCall({ baseUrl: this.baseUrl, key: RETELL_KEY, to: MITTE, from, callId });
  }

  async sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]> {
    return (await this.pool.query<Row>(text, values)).rows;
  }

  /** A connection of its own, for a lock that is held. */
  client(): Promise<pg.PoolClient> {
    return this.pool.connect();
  }

  async close(): Promise<void> {
    await this.frontdesk?.kill();
    await this.calcom?.kill();
    await this.pool.end();
    await this.gates.database.close();
    await this.gates.calcom.close();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
