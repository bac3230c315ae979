import { randomUUID } from 'node:crypto';

export type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

/** The rows that other modules would have written; ids of one company's whole chain. */
export interface CompanyRows {
  companyId: string;
  companyTeamId: string;
  mappingId: string;
  serviceId: string;
  branchId: string;
}

// Far from the ids of the stand-in.
let counter = 40_000;

function idOf(row: { id: string } | undefined): string {
  if (!row) throw new Error('nothing was inserted');
  return row.id;
}

/** A number that no other row of this test file has. */
export function unused(): number {
  return counter++;
}

export async function aConnection(sql: Sql, { label = `c-${unused()}`, companyId = null as string | null } = {}): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `insert into calcom_connections (company_id, label, base_url, calcom_instance) values ($1, $2, 'https://calcom.example/v2', 'https://calcom.example')
     on conflict (label) do update set label = excluded.label returning id`,
    [companyId, label],
  );
  return idOf(row);
}

export async function aCompany(sql: Sql, { syncIntervalHours = 24 } = {}): Promise<string> {
  const [row] = await sql<{ id: string }>(`insert into companies (name, slug, sync_interval_hours) values ($1, $1, $2) returning id`, [
    `company-${unused()}`,
    syncIntervalHours,
  ]);
  return idOf(row);
}

/** One plain INSERT of company and team id, as an operator with psql would write it. */
export async function anInsertedTeam(sql: Sql, companyId: string, calcomTeamId = unused()): Promise<string> {
  const [row] = await sql<{ id: string }>('insert into company_teams (company_id, calcom_team_id) values ($1, $2) returning id', [
    companyId,
    calcomTeamId,
  ]);
  return idOf(row);
}

export async function aMapping(sql: Sql, companyId: string, companyTeamId: string): Promise<string> {
  const id = randomUUID();
  await sql(
    `insert into team_event_type_mappings
       (id, company_id, company_team_id, calcom_instance, calcom_event_type_id, calcom_team_id, name, slug, duration_minutes, content_hash)
     select $1, company_id, id, calcom_instance, $4, calcom_team_id, 'Haarschnitt', 'haarschnitt', 45, 'hash'
     from company_teams where company_id = $2 and id = $3`,
    [id, companyId, companyTeamId, unused()],
  );
  return id;
}

export async function aService(sql: Sql, companyId: string, mappingId: string): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `insert into services (company_id, mapping_id, title, slug, duration_minutes) values ($1, $2, 'Haarschnitt', 'haarschnitt', 45) returning id`,
    [companyId, mappingId],
  );
  return idOf(row);
}

export async function aBranch(sql: Sql, companyId: string): Promise<string> {
  const [row] = await sql<{ id: string }>('insert into branches (company_id, name, slug) values ($1, $2, $2) returning id', [
    companyId,
    `branch-${unused()}`,
  ]);
  return idOf(row);
}

/** Company, team, event type, service and branch; the default connection exists afterwards. */
export async function aFurnishedCompany(sql: Sql): Promise<CompanyRows> {
  await aConnection(sql, { label: 'default' });
  const companyId = await aCompany(sql);
  const companyTeamId = await anInsertedTeam(sql, companyId);
  const mappingId = await aMapping(sql, companyId, companyTeamId);
  const serviceId = await aService(sql, companyId, mappingId);
  return { companyId, companyTeamId, mappingId, serviceId, branchId: await aBranch(sql, companyId) };
}
