import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type CompanyRows, aFurnishedCompany, aMapping, anInsertedTeam, unused } from '../support/company-rows.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

// "Every tenant table has company_id NOT NULL, and every link between tenant tables is a composite foreign key that contains
// company_id" (design section 3): the tables and links are read from the catalogue, so that a new one is held to it by itself.

interface Link {
  table: string;
  constraint: string;
  columns: string[];
  parent: string;
  parentColumns: string[];
}

const LINKS = `
  select c.conrelid::regclass::text as "table", c.conname as "constraint", c.confrelid::regclass::text as parent,
    array(select a.attname::text from unnest(c.conkey) with ordinality k (n, i)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by i) as columns,
    array(select a.attname::text from unnest(c.confkey) with ordinality k (n, i)
      join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by i) as "parentColumns"
  from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace order by 1, 2`;

const TENANT_TABLES = `
  select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'company_id' and is_nullable = 'NO' order by 1`;

let database: TestDatabase;
let pool: pg.Pool;
let tenantTables: string[];
let links: Link[];
let mine: CompanyRows;
let other: CompanyRows;

async function sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await pool.query(text, values)).rows;
}

/** A row of every tenant table below company, team, mapping, service and branch. */
async function furnish(): Promise<CompanyRows> {
  const rows = await aFurnishedCompany(sql);
  const { companyId: company, companyTeamId: team, branchId: branch, serviceId: service } = rows;
  const [connection] = await sql<{ id: string }>('select connection_id as id from company_teams where id = $1', [team]);
  const [workspace] = await sql<{ id: string }>('insert into retell_workspaces (slug) values ($1) returning id', [`w-${unused()}`]);
  const [call, booking] = [randomUUID(), randomUUID()];
  const phone = `+4930${unused()}${unused()}`;
  await sql('insert into branch_services (company_id, branch_id, service_id) values ($1, $2, $3)', [company, branch, service]);
  await sql(
    `insert into calcom_team_members (company_id, company_team_id, calcom_user_id, role, accepted) values ($1, $2, 1, 'OWNER', true)`,
    [...[company, team]],
  );
  await sql(`insert into sync_runs (company_id, company_team_id, trigger) values ($1, $2, 'api')`, [company, team]);
  await sql('insert into team_polls (company_id, company_team_id) values ($1, $2)', [company, team]);
  await sql('insert into team_webhooks (company_id, company_team_id) values ($1, $2)', [company, team]);
  await sql(
    `insert into event_type_webhooks (company_id, company_team_id, calcom_event_type_id, calcom_webhook_id, subscriber_url, secret_version)
     values ($1, $2, 1, 'x', 'https://frontdesk.example', 1)`,
    [...[company, team]],
  );
  await sql('insert into phone_numbers (company_id, workspace_id, branch_id, number) values ($1, $2, $3, $4)', [
    ...[company, workspace?.id, branch, phone],
  ]);
  await aCall(rows, call);
  await sql(`insert into call_payloads (company_id, call_id, payload) values ($1, $2, '{}')`, [company, call]);
  await sql(`insert into function_calls (company_id, call_id, key, name, args) values ($1, $2, $3, 'list_services', '{}')`, [
    ...[company, call, call],
  ]);
  await aBooking(rows, booking, call);
  await sql(
    `insert into booking_uids (calcom_instance, calcom_uid, company_id, booking_id) values ('https://calcom.example', $1, $2, $3)`,
    [...[booking, company, booking]],
  );
  await sql(`insert into booking_attempts (company_id, booking_id, connection_id, kind) values ($1, $2, $3, 'place')`, [
    ...[company, booking, connection?.id],
  ]);
  await sql(`insert into callback_requests (company_id, branch_id, call_id, booking_id, reason) values ($1, $2, $3, $4, 'asked for one')`, [
    ...[company, branch, call, booking],
  ]);
  await sql('insert into idempotency_keys (company_id, key, request_hash, booking_id) values ($1, $2, $2, $3)', [
    company,
    booking,
    booking,
  ]);
  return rows;
}

function aCall({ companyId, branchId }: CompanyRows, id: string): Promise<object[]> {
  return sql('insert into calls (id, company_id, branch_id, provider_call_id, to_number) values ($1, $2, $3, $4, $5)', [
    ...[id, companyId, branchId, id, '+49305550101'],
  ]);
}

function aBooking(rows: CompanyRows, id: string, callId: string): Promise<object[]> {
  return sql(
    `insert into bookings (id, company_id, branch_id, service_id, mapping_id, call_id, reference, wish_key,
       calcom_instance, calcom_event_type_id, start_at, end_at, time_zone, language)
     values ($1, $2, $3, $4, $5, $6, $7, $7, 'https://calcom.example', 1, now(), now() + interval '1 hour', 'Europe/Berlin', 'de')`,
    [id, rows.companyId, rows.branchId, rows.serviceId, rows.mappingId, callId, `R${unused()}`],
  );
}

/** Rows to link to that have no child yet: else a unique index would speak before the foreign key does. */
async function furnishSpares(rows: CompanyRows): Promise<void> {
  const call = randomUUID();
  await anInsertedTeam(sql, rows.companyId);
  await aMapping(sql, rows.companyId, rows.companyTeamId);
  await aCall(rows, call);
  await aBooking(rows, randomUUID(), call);
}

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  tenantTables = (await sql<{ name: string }>(TENANT_TABLES)).map(({ name }) => name);
  links = await sql<Link>(LINKS);
  mine = await furnish();
  other = await furnish();
  await furnishSpares(other);
});

afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

it('knows every tenant table: each has a row of both companies here', async () => {
  const empty: string[] = [];
  for (const table of tenantTables) {
    const [count] = await sql<{ companies: number }>(`select count(distinct company_id)::int as companies from ${table}`);
    if (count?.companies !== 2) empty.push(table);
  }

  expect(tenantTables.length).toBeGreaterThanOrEqual(15);
  expect(empty).toEqual([]);
});

it('has company_id in every link between two tenant tables', () => {
  const between = links.filter(({ table, parent }) => tenantTables.includes(table) && tenantTables.includes(parent));
  const loose = between.filter(({ columns, parentColumns }) => columns[0] !== 'company_id' || parentColumns[0] !== 'company_id');

  expect(between.length).toBeGreaterThanOrEqual(18);
  expect(loose.map(({ constraint }) => constraint)).toEqual([]);
});

it('has a foreign key on every id of a tenant table', async () => {
  const ids = await sql<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and table_name = any($1) and data_type = 'uuid' and column_name like '%\\_id'`,
    [tenantTables],
  );
  const unguarded = ids.filter(({ table, column }) => !links.some((link) => link.table === table && link.columns.includes(column)));

  expect(unguarded).toEqual([]);
});

it('refuses every link from a row of one company to a row of another', async () => {
  const accepted: string[] = [];
  let tried = 0;
  for (const { table, constraint, columns, parent, parentColumns } of links) {
    const [column, parentColumn] = [columns[1], parentColumns[1]];
    if (columns[0] !== 'company_id' || !column || !parentColumn) continue;
    const hasChild = `exists (select from ${table} t where t.${column} = p.${parentColumn})`;
    const foreign = `(select p.${parentColumn} from ${parent} p where p.company_id = $2 order by ${hasChild} limit 1)`;
    const refusal = await sql(`update ${table} set ${column} = ${foreign} where company_id = $1`, [mine.companyId, other.companyId]).then(
      () => 'none',
      (error: unknown) => (error instanceof pg.DatabaseError ? error.code : String(error)),
    );
    tried++;
    if (refusal !== '23503') accepted.push(`${constraint}: ${refusal}`);
  }

  expect(tried).toBeGreaterThanOrEqual(18);
  expect(accepted).toEqual([]);
});

it('reads the same columns of a chain, whether it begins at a number or at a branch', async () => {
  const columns = (view: string): Promise<object[]> =>
    sql('select column_name, data_type from information_schema.columns where table_name = $1 order by ordinal_position', [view]);

  expect(await columns('branch_chain')).toEqual(await columns('booking_chain'));
  expect((await columns('branch_chain')).length).toBeGreaterThan(40);
});
