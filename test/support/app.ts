import { randomBytes } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { AdminApi } from '../../sandbox/admin-api.js';
import { type CalcomServer, startCalcomServer } from '../../sandbox/calcom-server/server.js';
import { demoWorld } from '../../sandbox/demo-world.js';
import { RetellCall, type RetellCallOptions } from '../../sandbox/retell-caller/retell-call.js';
import { seedDemo } from '../../sandbox/seed.js';
import { CreateToken } from '../../src/auth/commands/create-token.command.js';
import { createApp, listen } from '../../src/bootstrap.js';
import { Env } from '../../src/config/env.js';
import { WorkQueue } from '../../src/outbox/queues/work-queue.js';
import { runInContext } from '../../src/outbox/run-in-context.js';
import { createDemoDatabase } from './demo-database.js';
import { type TestDatabase, assertTestDatabase, createTestDatabase } from './test-database.js';

export const RETELL_KEY = 'key_test_not_a_secret';
export const CALCOM_KEY = 'cal_test_not_a_secret';

export interface Frontdesk {
  app: NestFastifyApplication;
  env: Env;
  baseUrl: string;
  database: { url: string; query<T extends object>(sql: string, values?: unknown[]): Promise<T[]> };
  calcom: CalcomServer;
  /** An operator's bearer token. */
  token: string;
  api: AdminApi;
  /** A phone call to Seeblick Mitte from a visible caller, unless said otherwise. */
  call(options?: Partial<RetellCallOptions>): RetellCall;
  /** Works off everything that is due: relay, syncs, look-ups. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export interface FrontdeskOptions {
  /**
   * The demo companies of the sandbox; default true. They are imported once a run and copied, and so belong to a calendar that is gone:
   * `anew` imports them from this one, for suites that compare its teams with ours.
   */
  seed?: boolean | 'anew';
  env?: Partial<Env>;
  calcom?: { limitPerMinute?: number; bookingDelayMs?: number };
  /** Use (and keep) this database instead of one of its own. */
  databaseUrl?: string;
  /** Use (and keep running) this calendar instead of one of its own. */
  server?: CalcomServer;
}

/** The whole application on real HTTP and a real database, through the same bootstrap as production; Cal.com is the stand-in. */
export async function startFrontdesk(options: FrontdeskOptions = {}): Promise<Frontdesk> {
  const calcom = options.server ?? (await startCalcomServer({ world: demoWorld(CALCOM_KEY), ...options.calcom }));
  // A seed by hand where its traces are to be seen: on a database that is given, or in webhooks made at the calendar.
  const isCopy = (options.seed ?? true) === true && !options.databaseUrl && !options.env?.publicUrl;
  const own: TestDatabase | null = options.databaseUrl ? null : await (isCopy ? createDemoDatabase(furnishDemo) : createTestDatabase());
  const url = options.databaseUrl ?? own?.url ?? '';
  assertTestDatabase(url);
  const env = testEnv(calcom, { databaseUrl: url, ...options.env });
  const app = await createApp(env, url);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  // A test may take the database away; its own idle connections are lost with it.
  pool.on('error', () => undefined);
  const close = async (): Promise<void> => {
    await app.close();
    await pool.end();
    if (!options.server) await calcom.close();
    await own?.drop();
  };
  try {
    const baseUrl = await listen(app, 0, '127.0.0.1');
    const token = await makeToken(app);
    const api = new AdminApi(baseUrl, token);
    if (options.seed !== false && !isCopy) await seedDemo(api);
    return {
      ...{ app, env, baseUrl, calcom, token, api, close },
      database: { url, query: async (sql, values) => (await pool.query(sql, values)).rows },
      call: (more) => new RetellCall({ baseUrl, key: RETELL_KEY, to: '+49305550101', from: '+4917604069010', ...more }),
      drain: () => app.get(WorkQueue).drain(),
    };
  } catch (error) {
    // Other suites follow in this process, and nobody else knows of the application.
    await close();
    throw error;
  }
}

async function furnishDemo(databaseUrl: string): Promise<void> {
  const frontdesk = await startFrontdesk({ databaseUrl });
  await frontdesk.drain();
  await frontdesk.database.query('delete from api_tokens');
  await frontdesk.close();
}

export function testEnv(calcom: CalcomServer, change: Partial<Env> = {}): Env {
  return new Env({
    ...{ sandbox: false, port: 0, host: '127.0.0.1', databaseUrl: null, redisUrl: null, role: 'all', logLevel: 'silent' },
    encryptionKeys: [{ id: 'k1', key: randomBytes(32) }],
    ...{ calcomApiUrl: calcom.apiUrl, calcomApiKey: CALCOM_KEY, calcomWebhookSecret: null, retellApiKeys: [RETELL_KEY] },
    // Without an address no webhooks are made at Cal.com; suites that want them give one (startTold).
    ...{ publicUrl: '', attendeeEmailDomain: 'attendee.example.com', admin: null, trustedProxies: [], apiLimitPerMinute: 10_000_000 },
    ...change,
  });
}

async function makeToken(app: NestFastifyApplication): Promise<string> {
  const command = new CreateToken({ name: 'test', role: 'operator', companyId: null, expiresAt: null });
  return (await runInContext(app.get(EntityManager), () => app.get(CommandBus).execute(command))).token;
}
