import pg from 'pg';
import { Readiness } from '../../src/health/readiness.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());

interface Ready {
  status: string;
  details: Record<string, { status: string; message?: string }>;
}

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${frontdesk.baseUrl}${path}`, { headers });

async function ready(): Promise<{ http: number; body: Ready }> {
  const response = await get('/health/ready');
  return { http: response.status, body: (await response.json()) as Ready };
}

/** The value of a series, by its name and labels as they are written; undefined when it is not there. */
async function metric(series: string): Promise<number | undefined> {
  const lines = (await (await get('/metrics')).text()).split('\n');
  const line = lines.find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

/** The database takes no connections and ends those that stand, as when its server restarts. */
async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  const name = new URL(frontdesk.database.url).pathname.slice(1);
  const admin = new pg.Client({ connectionString: process.env.FRONTDESK_TEST_POSTGRES });
  await admin.connect();
  try {
    await admin.query(`alter database ${name} allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name like $2', [
      name,
      'frontdesk%',
    ]);
    await work();
  } finally {
    await admin.query(`alter database ${name} allow_connections true`);
    await admin.end();
  }
}

describe('/health', () => {
  it('says that the process lives and may get calls', async () => {
    expect((await get('/health/live')).status).toBe(200);

    const { http, body } = await ready();

    expect(http).toBe(200);
    expect(body.status).toBe('ok');
    for (const part of ['database', 'migrations', 'queue', 'start']) expect(body.details[part]).toEqual({ status: 'up' });
  });

  it('is not ready while something of the start is still under way, and names it', async () => {
    const readiness = frontdesk.app.get(Readiness);
    readiness.hold('the demo companies are being imported');

    const held = await ready();
    readiness.release('the demo companies are being imported');

    expect(held.http).toBe(503);
    expect(held.body.details.start).toEqual({ status: 'down', message: 'the demo companies are being imported' });
    expect((await ready()).http).toBe(200);
  });

  it('is not ready when a migration is missing', async () => {
    const [last] = await frontdesk.database.query<{ name: string }>('select name from schema_migrations order by id desc limit 1');
    await frontdesk.database.query('delete from schema_migrations where name = $1', [last?.name]);

    const behind = await ready();
    await frontdesk.database.query('insert into schema_migrations (name) values ($1)', [last?.name]);

    expect(behind.http).toBe(503);
    expect(behind.body.details.migrations).toEqual({ status: 'down', message: '1 pending' });
    expect((await ready()).http).toBe(200);
  });

  it('is alive but not ready without the database, still tells its metrics, and recovers by itself', async () => {
    await withoutDatabase(async () => {
      const { http, body } = await ready();

      expect(http).toBe(503);
      expect(body.details.database).toEqual({ status: 'down', message: 'PostgreSQL does not answer' });
      expect(JSON.stringify(body)).not.toMatch(/ECONN|allow_connections|datallowconn|frontdesk_test/);
      expect((await get('/health/live')).status).toBe(200);
      expect(await metric('process_start_time_seconds')).toBeGreaterThan(0);
    });

    expect((await ready()).http).toBe(200);
  });
});

describe('/metrics', () => {
  it('counts a booking and a refusal, and tells own time, the time of Cal.com, the budget left and the oldest pending of each kind', async () => {
    const series = (status: string) => `frontdesk_function_calls_total{function="book_appointment",status="${status}"}`;
    expect(await metric(series('booked'))).toBeUndefined();
    const wish = { start: '2027-01-14T10:00', customer_name: 'Mila Brandt', caller_confirmed: true };

    await frontdesk.call().invoke('book_appointment', { ...wish, service: 'Bartschnitt' });
    await frontdesk.call().invoke('book_appointment', { ...wish, service: 'Dauerwelle' });

    expect(await metric(series('booked'))).toBe(1);
    expect(await metric(series('service_inactive'))).toBe(1);
    expect(await metric('frontdesk_function_call_seconds_count{function="book_appointment"}')).toBe(2);
    expect(await metric('frontdesk_own_seconds_count{function="book_appointment"}')).toBe(2);
    expect(await metric('frontdesk_calcom_seconds_count')).toBeGreaterThanOrEqual(2);
    expect(await metric('frontdesk_calcom_budget_left')).toBeGreaterThan(0);
    for (const kind of ['sync_run', 'booking_attempt', 'outbox', 'receipt']) {
      expect(await metric(`frontdesk_oldest_pending_seconds{kind="${kind}"}`)).toBeGreaterThanOrEqual(0);
    }
  });

  it('shows for how long the oldest row has waited', async () => {
    await frontdesk.database.query(
      `insert into outbox (name, payload, recorded_at, next_attempt_at) values ('TeamRemoved', '{}', now() - interval '90 s', now() + interval '1 h')`,
    );

    const age = await metric('frontdesk_oldest_pending_seconds{kind="outbox"}');

    expect(age).toBeGreaterThanOrEqual(90);
    expect(age).toBeLessThan(150);
  });

  it('counts requests that were refused before anything was done, by reason', async () => {
    const unsigned = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };

    expect((await fetch(`${frontdesk.baseUrl}/retell/functions`, unsigned)).status).toBe(401);

    const text = await (await get('/metrics')).text();
    expect(text).toMatch(/^frontdesk_refused_requests_total\{reason="[a-z_]+"\} 1$/m);
  });

  it('carries no id, number or name in a label', async () => {
    const text = await (await get('/metrics')).text();
    const labels = [...text.matchAll(/\{(.*)\}/g)].map((match) => match[1]).join('\n');

    expect(labels).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|\+\d{6}|Brandt|Seeblick/);
  });
});

describe('every answer', () => {
  it('carries the request id that it was given, or one of its own', async () => {
    const given = await get('/health/live', { 'x-request-id': 'trace-4711' });
    const [one, other] = await Promise.all([get('/health/live'), get('/api/v1/companies')]);

    expect(given.headers.get('x-request-id')).toBe('trace-4711');
    expect(one.headers.get('x-request-id')).toMatch(/.+/);
    expect(other.headers.get('x-request-id')).toMatch(/.+/);
    expect(one.headers.get('x-request-id')).not.toBe(other.headers.get('x-request-id'));
  });

  it('is 401 problem+json on the API without a token', async () => {
    const response = await get('/api/v1/companies');

    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 401 });
  });

  it('describes the API in one document that anybody may read', async () => {
    const response = await get('/api/openapi.json');
    const document = (await response.json()) as { openapi: string; paths: Record<string, object> };

    expect(response.status).toBe(200);
    expect(document.openapi).toMatch(/^3\./);
    expect(Object.keys(document.paths)).toContain('/api/v1/companies');
    expect((await get('/api/docs')).headers.get('content-type')).toContain('text/html');
  });
});
