import { QueryBus } from '@nestjs/cqrs';
import pg from 'pg';
import { DEMO, demoWorld } from '../../sandbox/demo-world.js';
import { type CalcomServer, startCalcomServer } from '../../sandbox/calcom-server/server.js';
import { FindFreeSlots } from '../../src/contracts/calcom/find-free-slots.query.js';
import { CalcomGateway } from '../../src/calcom/calcom-gateway.js';
import { CalcomClient } from '../../src/calcom/clients/calcom.client.js';
import { BudgetSpent, RateBudget, type Urgency } from '../../src/calcom/rate-budget.js';
import { Metrics } from '../../src/shared/metrics.js';
import { type Statement, Statements } from '../../src/shared/statements.js';
import { CALCOM_KEY } from '../support/app.js';
import { aConnection } from '../support/company-rows.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

import { SyncWorld } from './sync-world.js';

const LIMIT = 120;
const KEPT_FOR_CALLS = 48;

describe('permits of two processes', () => {
  let database: TestDatabase;
  let statements: Statements;
  let pool: pg.Pool;
  let connectionId: string;
  let processes: [RateBudget, RateBudget];

  const sql = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> => (await pool.query(text, values)).rows;

  beforeAll(async () => {
    database = await createTestDatabase();
    statements = new Statements(database.url);
    pool = new pg.Pool({ connectionString: database.url, max: 2 });
    pool.on('error', () => undefined);
  });
  beforeEach(async () => {
    connectionId = await aConnection(sql);
    processes = [new RateBudget(statements, new Metrics()), new RateBudget(statements, new Metrics())];
  });
  afterAll(async () => {
    await statements?.onApplicationShutdown();
    await pool?.end();
    await database?.drop();
  });

  /** How many of the asked permits were given. */
  async function burst(count: number, urgency: Urgency, limit: number | null = null): Promise<number> {
    const asked = Array.from({ length: count }, (_nothing, n) => processes[n % 2 === 0 ? 0 : 1].take(connectionId, limit, urgency));
    const outcomes = await Promise.allSettled(asked);
    const refusals = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as unknown);
    expect(refusals.filter((reason) => !(reason instanceof BudgetSpent))).toEqual([]);
    return outcomes.filter(({ status }) => status === 'fulfilled').length;
  }

  /** Lets the leases grow older than they are. */
  function pass(seconds: number): Promise<unknown> {
    return sql(
      `update rate_budgets set leases = (select coalesce(jsonb_agg(lease || jsonb_build_object('until', (lease->>'until')::numeric - $2::numeric)), '[]')
         from jsonb_array_elements(leases) lease), blocked_until = blocked_until - $2 * interval '1 s' where connection_id = $1`,
      [connectionId, seconds],
    );
  }

  it('are the default 120 a minute together, however many ask', async () => {
    expect(await burst(400, 'live')).toBe(LIMIT);
    expect(await burst(20, 'live')).toBe(0);
  });

  it('follow the limit that Cal.com names, and the operator above that', async () => {
    await burst(1, 'live');
    await processes[0].note(connectionId, 30);
    expect(await burst(100, 'live')).toBe(29);
    expect(await burst(100, 'live', 50)).toBe(20);
  });

  it('are kept for calls: syncs stop while two fifths are left', async () => {
    expect(await burst(200, 'sync')).toBe(LIMIT - KEPT_FOR_CALLS);
    expect(await burst(200, 'live')).toBe(KEPT_FOR_CALLS);
  });

  it('never starve a sync, even with one request a minute', async () => {
    expect(await burst(5, 'sync', 1)).toBe(1);
  });

  it('count until the last one of a lease, sent late and slow, has left every window of 60 s', async () => {
    await burst(200, 'live');
    await pass(63);
    expect(await burst(10, 'live')).toBe(0);
    await pass(4);
    expect(await burst(10, 'live')).toBe(10);
  });

  it('cost the database few questions when many ask, and are not hoarded when few do', async () => {
    let questions = 0;
    const run = statements.run.bind(statements);
    const counting = Object.assign(Object.create(statements), {
      run: (statement: Statement, values: unknown[]) => {
        if (statement.name === 'rate_budget_take') questions += 1;
        return run(statement, values);
      },
    });
    const busy = new RateBudget(counting, new Metrics());
    for (let n = 0; n < 100; n++) await busy.take(connectionId, 1_000, 'live');

    expect(questions).toBeLessThanOrEqual(10);
    const [quiet] = [await aConnection(sql)];
    await processes[0].take(quiet, null, 'live');
    expect(
      await sql(`select leases->0->>'n' as n, jsonb_array_length(leases) as leases from rate_budgets where connection_id = $1`, [quiet]),
    ).toEqual([{ n: '1', leases: 1 }]);
  });

  it('are all given or none when they are needed together', async () => {
    await burst(70, 'sync');

    await expect(processes[1].reserve(connectionId, null, 'sync', 4)).rejects.toBeInstanceOf(BudgetSpent);

    expect(await burst(10, 'sync')).toBe(2);
  });

  it('pause for the one key that Cal.com told to wait, and say until when', async () => {
    const other = await aConnection(sql);
    await processes[0].take(connectionId, null, 'live');
    await processes[0].block(connectionId, 60);

    await expect(processes[1].take(connectionId, null, 'live')).rejects.toMatchObject({ retryInSeconds: 60 });
    await expect(processes[1].take(other, null, 'live')).resolves.toBeUndefined();
    await pass(61);
    await expect(processes[1].take(connectionId, null, 'live')).resolves.toBeUndefined();
  });
});

describe("Cal.com's own ledger", () => {
  let calcom: CalcomServer;
  let one: SyncWorld;
  let two: SyncWorld;

  beforeEach(async () => {
    calcom = await startCalcomServer({ world: demoWorld(CALCOM_KEY), limitPerMinute: LIMIT });
    one = await SyncWorld.start({}, { server: calcom });
    two = await SyncWorld.start(
      { encryptionKeys: one.frontdesk.env.encryptionKeys },
      { server: calcom, databaseUrl: one.frontdesk.database.url },
    );
  });
  afterEach(async () => {
    await two?.frontdesk.close();
    await one?.frontdesk.close();
    await calcom?.close();
  });

  async function defaultConnection(): Promise<string> {
    const [row] = await one.sql<{ id: string }>(`select id from calcom_connections where label = 'default'`);
    return row?.id ?? '';
  }

  function questions(connectionId: string, count: number): Promise<{ known: boolean }[]> {
    const answerBy = new Date(Date.now() + 10_000);
    return Promise.all(
      Array.from({ length: count }, (_nothing, n) => {
        const from = new Date(Date.now() + n * 60_000);
        const question = {
          companyId: 'c',
          connectionId,
          calcomEventTypeId: DEMO.salon.eventTypes.bartschnitt,
          from,
          to: new Date(from.getTime() + 3_600_000),
        };
        const { app } = (n % 2 === 0 ? one : two).frontdesk;
        return app
          .get(QueryBus)
          .execute(
            new FindFreeSlots({ ...question, timeZone: 'Europe/Berlin', durationMinutes: null, fresh: true, instead: null, answerBy }),
          );
      }),
    );
  }

  it('never shows more than 120 requests of two processes in a burst of calls and syncs, and calls get through', async () => {
    const connectionId = await defaultConnection();
    const companyId = await one.company();
    const calcomTeamIds = await Promise.all(Array.from({ length: 40 }, () => one.putTeam()));
    await one.sql(`insert into company_teams (company_id, calcom_team_id, announced_at) select $1, unnest($2::int[]), now()`, [
      companyId,
      calcomTeamIds,
    ]);
    await one.sql(`insert into sync_runs (company_id, company_team_id, trigger) select company_id, id, 'manual' from company_teams`);

    await Promise.all([one.frontdesk.drain(), two.frontdesk.drain()]);
    const bySyncs = calcom.ledger().length;
    const answers = await questions(connectionId, 150);

    const ledger = calcom.ledger();
    expect(ledger.length).toBeLessThanOrEqual(LIMIT);
    expect(ledger.filter((entry) => entry.status === 429)).toEqual([]);
    expect(bySyncs).toBeLessThanOrEqual(LIMIT - KEPT_FOR_CALLS);
    expect(bySyncs).toBeGreaterThanOrEqual(LIMIT - KEPT_FOR_CALLS - 4);
    expect(answers.filter(({ known }) => known).length).toBeGreaterThanOrEqual(KEPT_FOR_CALLS);
    // A sync that found no budget waits; it has failed nobody.
    const runs = await one.sql<{ state: string; failures: number }>(`select distinct state, failures from sync_runs order by state`);
    expect(runs).toEqual([
      { state: 'queued', failures: 0 },
      { state: 'synced', failures: 0 },
    ]);
  });

  it('counts every retry as a request that was paid for', async () => {
    const connectionId = await defaultConnection();
    const budget = one.frontdesk.app.get(RateBudget, { strict: false });
    const take = budget.take.bind(budget);
    let paid = 0;
    budget.take = async (...args) => {
      await take(...args);
      paid += 1;
    };
    calcom.fault({ kind: 'me', fault: '502' });
    const gateway = one.frontdesk.app.get(CalcomGateway, { strict: false });
    const client = one.frontdesk.app.get(CalcomClient, { strict: false });

    await gateway.ask(connectionId, 'live', 5_000, (call) => client.fetchMe(call));

    expect(one.asked('me')).toBe(2);
    expect(paid).toBe(2);
  });

  it('shows what is left in /metrics, without ids', async () => {
    const connectionId = await defaultConnection();
    await questions(connectionId, 10);

    const metrics = await (await fetch(`${one.frontdesk.baseUrl}/metrics`)).text();

    const left = Number(/^frontdesk_calcom_budget_left (\d+)$/m.exec(metrics)?.[1]);
    expect(left).toBeLessThanOrEqual(LIMIT - 10);
    expect(left).toBeGreaterThan(0);
    expect(metrics).toMatch(/^frontdesk_calcom_connections_paused 0$/m);
    expect(metrics).not.toContain(connectionId);
  });
});
