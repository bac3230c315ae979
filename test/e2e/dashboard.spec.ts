import { randomUUID } from 'node:crypto';
import { type Answer, type Api, apiOf, sqlOf } from '../support/admin-api.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { type CompanyRows, type Sql, aConnection, aFurnishedCompany, unused } from '../support/company-rows.js';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

let frontdesk: Frontdesk;
let operator: Api;
let sql: Sql;

beforeAll(async () => {
  frontdesk = await startFrontdesk({ seed: false, env: { role: 'web' } });
  operator = apiOf(frontdesk, frontdesk.token);
  sql = sqlOf(frontdesk);
});
afterAll(() => frontdesk?.close());

interface Bucket {
  from: string;
  calls: number;
  bookings: number;
  refusals: number;
  answer_p50: number | null;
  answer_p99: number | null;
}

async function dashboard(companyId: string | null, api = operator): Promise<Answer['body']> {
  const { status, body } = await api.get(companyId === null ? '/dashboard' : `/companies/${companyId}/dashboard`);
  expect(status).toBe(200);
  return body;
}

async function aCallAt({ companyId, branchId }: CompanyRows, at: Date): Promise<string> {
  const id = randomUUID();
  await sql(
    'insert into calls (id, company_id, branch_id, provider_call_id, to_number, started_at) values ($1, $2, $3, $1::uuid::text, $4, $5)',
    [...[id, companyId, branchId, '+49305550101', at]],
  );
  return id;
}

async function answered({ companyId }: CompanyRows, callId: string, answer: object, ms: number, at: Date): Promise<void> {
  await sql(
    `insert into function_calls (company_id, call_id, key, name, args, answer, state, ms, started_at)
     values ($1, $2, gen_random_uuid(), 'book_appointment', '{}', $3, 'finished', $4, $5)`,
    [companyId, callId, JSON.stringify(answer), ms, at],
  );
}

async function aBookingOf(rows: CompanyRows, status: string, at = new Date()): Promise<string> {
  const [id, text] = [randomUUID(), `B-${unused()}`];
  await sql(
    `insert into bookings (id, company_id, branch_id, service_id, mapping_id, reference, wish_key, calcom_uid, status, calcom_instance,
       calcom_event_type_id, start_at, end_at, time_zone, language, created_at)
     values ($1, $2, $3, $4, $5, $6, $6, $6, $7, 'https://calcom.example', 1, now(), now() + interval '1 hour', 'Europe/Berlin', 'de', $8)`,
    [...[id, rows.companyId, rows.branchId, rows.serviceId, rows.mappingId], ...[text, status, at]],
  );
  return id;
}

async function callbackRequests({ companyId, branchId }: CompanyRows, count: number, status = 'open', at = new Date()): Promise<void> {
  await sql(
    `insert into callback_requests (company_id, branch_id, reason, status, created_at)
     select $1, $2, 'callback_requested', $3, $4 from generate_series(1, $5)`,
    [companyId, branchId, status, at, count],
  );
}

describe('a series', () => {
  const REFUSED = { ok: false, status: 'slot_taken' };
  const bucketAt = (series: Bucket[], at: Date, width: number): Bucket | undefined =>
    series.find(({ from }) => Date.parse(from) === Math.floor(at.getTime() / width) * width);
  const sum = (series: Bucket[], figure: 'calls' | 'bookings' | 'refusals'): number =>
    series.reduce((total, bucket) => total + bucket[figure], 0);

  it.each([
    ['last_24_hours', HOUR, 24],
    ['last_30_days', DAY, 30],
  ])('of %s has every bucket it touches, the empty ones too', async (span, width, count) => {
    const { companyId } = await aFurnishedCompany(sql);
    const before = Date.now();

    const { series }: { series: Bucket[] } = (await dashboard(companyId))[span];

    const starts = series.map(({ from }) => Date.parse(from));
    expect(series).toHaveLength(count + 1);
    expect(starts).toEqual(starts.map((_start, index) => (starts[0] ?? 0) + index * width));
    expect([Math.floor(before / width) * width, Math.floor(Date.now() / width) * width]).toContain(starts.at(-1));
    expect(series.map(({ from: _from, ...figures }) => figures)).toEqual(
      series.map(() => ({ calls: 0, bookings: 0, refusals: 0, answer_p50: null, answer_p99: null })),
    );
  });

  it('counts each thing in the hour and on the day it happened, and adds up to the figures of its span', async () => {
    const rows = await aFurnishedCompany(sql);
    const [lately, daysAgo] = [new Date(Date.now() - 5 * HOUR), new Date(Date.now() - 9 * DAY)];
    const call = await aCallAt(rows, lately);
    for (const ms of [100, 200, 900]) await answered(rows, call, { ok: true, status: 'booked' }, ms, lately);
    await answered(rows, call, REFUSED, 300, lately);
    await answered(rows, call, { ok: false, status: 'ask_name' }, 50, lately);
    for (const status of ['confirmed', 'cancelled', 'refused', 'open']) await aBookingOf(rows, status, lately);
    await answered(rows, await aCallAt(rows, daysAgo), { ok: false, status: 'closed' }, 40, daysAgo);
    await aBookingOf(rows, 'pending_confirmation', daysAgo);

    const { last_24_hours: hours, last_30_days: days } = await dashboard(rows.companyId);

    expect(bucketAt(hours.series, lately, HOUR)).toMatchObject({ calls: 1, bookings: 2, refusals: 1, answer_p50: 200, answer_p99: 900 });
    expect(bucketAt(days.series, lately, DAY)).toMatchObject({ calls: 1, bookings: 2, refusals: 1, answer_p50: 200, answer_p99: 900 });
    expect(bucketAt(days.series, daysAgo, DAY)).toMatchObject({ calls: 1, bookings: 1, refusals: 1, answer_p50: 40, answer_p99: 40 });
    expect(hours).toMatchObject({ calls: 1, bookings: 2, unsettled: 1, refusals: [{ reason: 'slot_taken', count: 1 }] });
    expect(days).toMatchObject({ calls: 2, bookings: 3, unsettled: 1, answer_ms: { p50: 100, p99: 900 } });
    expect(days.refusals).toEqual([
      { reason: 'closed', count: 1 },
      { reason: 'slot_taken', count: 1 },
    ]);
    for (const { series, ...figures } of [hours, days])
      expect([sum(series, 'calls'), sum(series, 'bookings'), sum(series, 'refusals')]).toEqual([
        ...[figures.calls, figures.bookings],
        figures.refusals.reduce((total: number, { count }: { count: number }) => total + count, 0),
      ]);
  });

  it('is cut where its span begins, and takes what a fast clock told as of now', async () => {
    const rows = await aFurnishedCompany(sql);
    for (const age of [DAY + 5 * MINUTE, 30 * DAY + 5 * MINUTE]) await aCallAt(rows, new Date(Date.now() - age));
    await aCallAt(rows, new Date(Date.now() + 2 * DAY));

    const { last_24_hours: hours, last_30_days: days } = await dashboard(rows.companyId);

    expect([hours.calls, sum(hours.series, 'calls'), hours.series.at(-1).calls]).toEqual([1, 1, 1]);
    expect([days.calls, sum(days.series, 'calls'), days.series.at(-1).calls]).toEqual([2, 2, 1]);
  });

  it('holds nothing of another company; the one of all companies holds both', async () => {
    const [mine, other] = [await aFurnishedCompany(sql), await aFurnishedCompany(sql)];
    const at = new Date(Date.now() - 2 * HOUR);
    const before = bucketAt((await dashboard(null)).last_24_hours.series, at, HOUR);
    for (const rows of [mine, other, other]) {
      await answered(rows, await aCallAt(rows, at), REFUSED, rows === mine ? 10 : 20, at);
      await aBookingOf(rows, 'confirmed', at);
    }
    const own = apiOf(frontdesk, await operator.tokenFor('viewer', mine.companyId));

    const all = bucketAt((await dashboard(null)).last_24_hours.series, at, HOUR);

    for (const span of ['last_24_hours', 'last_30_days']) {
      const { series, ...figures } = (await dashboard(mine.companyId, own))[span];
      expect(figures).toMatchObject({ calls: 1, bookings: 1, answer_ms: { p50: 10, p99: 10 } });
      expect([sum(series, 'calls'), sum(series, 'bookings'), sum(series, 'refusals')]).toEqual([1, 1, 1]);
    }
    expect(all).toMatchObject({ calls: (before?.calls ?? 0) + 3, bookings: (before?.bookings ?? 0) + 3 });
    expect(all?.refusals).toBe((before?.refusals ?? 0) + 3);
  });
});

describe('what needs a person', () => {
  interface Need {
    kind: string;
    count: number;
    oldest_at: string | null;
    companies: { company_id: string; company_name: string; count: number }[];
  }
  const needs = async (companyId: string | null): Promise<Need[]> => (await dashboard(companyId)).needs_person;
  const counts = async (companyId: string): Promise<[string, number][]> =>
    (await needs(companyId)).map(({ kind, count }): [string, number] => [kind, count]);
  const aTeam = async ({ companyId }: CompanyRows, status: string, connectionId: string): Promise<string> => {
    const [team] = await sql<{ id: string }>(
      `insert into company_teams (company_id, connection_id, calcom_team_id, team_sync_status) values ($1, $2, $3, $4) returning id`,
      [companyId, connectionId, unused(), status],
    );
    return team?.id ?? '';
  };
  const aRun = async ({ companyId }: CompanyRows, team: string, conflicts: object[], age: string): Promise<void> => {
    await sql(
      `insert into sync_runs (company_id, company_team_id, trigger, state, conflicts, finished_at, created_at)
       values ($1, $2, 'manual', 'partial', $3, now() - $4::interval, now() - $4::interval)`,
      [companyId, team, JSON.stringify(conflicts), age],
    );
  };

  it('is told most urgent first, with how much of it there is, and is nothing at first', async () => {
    const [rows, other] = [await aFurnishedCompany(sql), await aFurnishedCompany(sql)];
    const nothing = await needs(rows.companyId);
    const connection = await aConnection(sql, { companyId: rows.companyId });
    await sql(`update calcom_connections set status = 'error' where id = $1`, [connection]);
    const [broken, partial] = [await aTeam(rows, 'error', connection), await aTeam(rows, 'partial', connection)];
    await aTeam(rows, 'partial', connection);
    const conflict = { calcomEventTypeId: 1, name: 'Haarschnitt', reason: 'owned_by_another_company' };
    await aRun(rows, broken, [conflict], '2 days');
    await aRun(rows, broken, [], '1 day');
    await aRun(rows, partial, [conflict, conflict], '1 day');
    await sql(`insert into team_webhooks (company_team_id, company_id, state) values ($1, $2, 'by_hand')`, [partial, rows.companyId]);
    await aBookingOf(rows, 'needs_attention');
    const oldest = new Date(Date.now() - 3 * HOUR);
    await callbackRequests(rows, 1, 'open', oldest);
    await callbackRequests(rows, 2);
    for (const status of ['in_progress', 'done']) await callbackRequests(rows, 1, status);
    await sql(
      `insert into phone_numbers (company_id, workspace_id, branch_id, number) select $1, id, $2, $3 from retell_workspaces where slug = 'default'`,
      [rows.companyId, rows.branchId, `+4930${unused()}${unused()}`],
    );

    const found = await needs(rows.companyId);

    expect(nothing).toEqual([]);
    expect(found.map(({ kind, count }) => [kind, count])).toEqual([
      ['booking_needs_attention', 1],
      ['callback_open', 3],
      ['number_not_ready', 1],
      ['connection_error', 1],
      ['team_error', 1],
      ['team_partial', 2],
      ['sync_conflict', 2],
      ['webhooks_by_hand', 1],
    ]);
    expect(found.find(({ kind }) => kind === 'callback_open')?.oldest_at).toBe(oldest.toISOString());
    expect(found.flatMap(({ companies }) => companies)).toEqual([]);
    expect(await needs(other.companyId)).toEqual([]);
  });

  it('is over once somebody has seen to it', async () => {
    const rows = await aFurnishedCompany(sql);
    const connection = await aConnection(sql, { companyId: rows.companyId });
    const team = await aTeam(rows, 'error', connection);
    await aRun(rows, team, [{ calcomEventTypeId: 1, name: 'Haarschnitt', reason: 'owned_by_another_company' }], '1 day');
    await sql(`insert into team_webhooks (company_team_id, company_id, state) values ($1, $2, 'by_hand')`, [team, rows.companyId]);
    const before = await counts(rows.companyId);
    await sql(`insert into receipts (source, dedup_key, body, connection_id) values ('calcom', $1::uuid::text, '{}', $1)`, [connection]);
    const told = await counts(rows.companyId);
    await sql('update company_teams set removed_at = now() where id = $1', [team]);

    expect(before).toEqual([
      ['team_error', 1],
      ['sync_conflict', 1],
      ['webhooks_by_hand', 1],
    ]);
    expect(told).toEqual([
      ['team_error', 1],
      ['sync_conflict', 1],
    ]);
    expect(await counts(rows.companyId)).toEqual([]);
  });

  it('leads an operator to the five companies with most of it, and counts what no company owns', async () => {
    const shared = await aConnection(sql);
    await sql(`update calcom_connections set status = 'error' where id = $1`, [shared]);
    const had = (await needs(null)).find(({ kind }) => kind === 'callback_open')?.count ?? 0;
    const made: string[] = [];
    for (const count of [31, 36, 33, 32, 35, 34]) {
      const rows = await aFurnishedCompany(sql);
      await callbackRequests(rows, count);
      made[count] = rows.companyId;
    }

    const found = await needs(null);

    const callbacks = found.find(({ kind }) => kind === 'callback_open');
    expect(callbacks?.count).toBe(had + 201);
    expect(callbacks?.companies.map(({ company_id: id, count }) => [id, count])).toEqual([36, 35, 34, 33, 32].map((n) => [made[n], n]));
    expect(callbacks?.companies[0]?.company_name).toMatch(/^company-/);
    const failing = found.find(({ kind }) => kind === 'connection_error');
    expect(failing?.count).toBe((failing?.companies.length ?? 0) + 1);
    expect(await counts(made[31] ?? '')).toEqual([['callback_open', 31]]);
  });

  it('counts a number exactly when its readiness says that nobody could book with it', async () => {
    const rows = await aFurnishedCompany(sql);
    const { companyId, companyTeamId, branchId, serviceId, mappingId } = rows;
    await sql('insert into branch_services (company_id, branch_id, service_id) values ($1, $2, $3)', [companyId, branchId, serviceId]);
    const [keyless] = await sql<{ id: string }>(`insert into retell_workspaces (slug) values ($1) returning id`, [`keyless-${unused()}`]);
    const [number] = await sql<{ id: string; workspace: string }>(
      `insert into phone_numbers (company_id, workspace_id, branch_id, number)
       select $1, id, $2, $3 from retell_workspaces where slug = 'default' returning id, workspace_id as workspace`,
      [companyId, branchId, `+4930${unused()}${unused()}`],
    );
    const otherTeam = await aTeam(rows, 'synced', await aConnection(sql, { companyId }));
    const breaks: [column: string, table: string, id: string, broken: unknown, whole: unknown][] = [
      ['workspace_id', 'phone_numbers', number?.id ?? '', keyless?.id, number?.workspace],
      ['branch_id', 'phone_numbers', number?.id ?? '', null, branchId],
      ['is_active', 'branches', branchId, false, true],
      ['company_team_id', 'branches', branchId, otherTeam, companyTeamId],
      ['removed_at', 'company_teams', companyTeamId, new Date(), null],
      ['team_sync_error', 'company_teams', companyTeamId, 'key_not_team_admin: of the team', 'temporary: of the team'],
      ['is_active', 'team_event_type_mappings', mappingId, false, true],
      ['not_bookable_reason', 'team_event_type_mappings', mappingId, 'no_hosts', null],
      ['is_active', 'services', serviceId, false, true],
    ];
    const look = async (): Promise<{ ready: boolean; counted: boolean }> => {
      const { body } = await operator.get(`/companies/${companyId}/numbers/${number?.id}/readiness`);
      return { ready: body.ready, counted: (await counts(companyId)).some(([kind]) => kind === 'number_not_ready') };
    };

    const whole = await look();
    const seen: [string, { ready: boolean; counted: boolean }][] = [];
    for (const [column, table, id, broken, unbroken] of breaks) {
      await sql(`update ${table} set ${column} = $2 where id = $1`, [id, broken]);
      seen.push([`${table}.${column}`, await look()]);
      await sql(`update ${table} set ${column} = $2 where id = $1`, [id, unbroken]);
    }
    await sql('update branch_services set is_active = false where company_id = $1', [companyId]);
    seen.push(['branch_services.is_active', await look()]);

    expect(whole).toEqual({ ready: true, counted: false });
    expect(seen.filter(([, { ready, counted }]) => ready || !counted)).toEqual([]);
    await sql('update phone_numbers set is_active = false where id = $1', [number?.id]);
    expect((await look()).counted).toBe(false);
    await sql('update phone_numbers set is_active = true where id = $1', [number?.id]);
    await sql('update companies set is_active = false where id = $1', [companyId]);
    expect((await look()).counted).toBe(false);
  });
});
