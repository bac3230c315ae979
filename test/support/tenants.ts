import { randomUUID } from 'node:crypto';
import { apiOf, sqlOf } from './admin-api.js';
import type { Frontdesk } from './app.js';
import { type Sql, aFurnishedCompany, aConnection, unused } from './company-rows.js';

/** A company with one of everything that a route or a body can name, and a token of its admin. */
export interface TenantIds {
  companyId: string;
  /** By the name of the route's parameter. */
  ids: Record<string, string>;
  token: string;
}

/** Names that bodies have for the ids of routes. */
export const BODY_IDS: Record<string, string> = {
  branch_id: 'branchId',
  service_id: 'serviceId',
  company_team_id: 'teamId',
  connection_id: 'connectionId',
  assigned_to: 'userId',
  company_id: 'companyId',
};

/** Parameters that name nothing of one company: what they stand for belongs to the installation, to operators alone. */
export const NOT_OF_A_COMPANY = new Set(['workspace', 'receiptId', 'eventTypeId']);

export async function aTenantOfRows(frontdesk: Frontdesk): Promise<TenantIds> {
  const sql = sqlOf(frontdesk);
  const rows = await aFurnishedCompany(sql);
  const { companyId, companyTeamId, serviceId, branchId } = rows;
  await sql(`update company_teams set announced_at = now(), next_sync_at = now() + interval '1 day' where id = $1`, [companyTeamId]);
  await sql('insert into branch_services (company_id, branch_id, service_id) values ($1, $2, $3)', [companyId, branchId, serviceId]);
  const connectionId = await aConnection(sql, { companyId });
  const call = randomUUID();
  const providerCallId = `call_${unused()}`;
  await sql('insert into calls (id, company_id, branch_id, provider_call_id, to_number) values ($1, $2, $3, $4, $5)', [
    ...[call, companyId, branchId, providerCallId, '+49305550101'],
  ]);
  const numberId = await inserted(
    sql,
    `insert into phone_numbers (company_id, workspace_id, branch_id, number) select $1, id, $2, $3 from retell_workspaces where slug = 'default'`,
    [companyId, branchId, `+4930${unused()}${unused()}`],
  );
  const bookingId = await aStandingBooking(sql, rows, call);
  const callbackRequestId = await inserted(
    sql,
    `insert into callback_requests (company_id, branch_id, call_id, booking_id, reason) values ($1, $2, $3, $4, 'callback_requested')`,
    [companyId, branchId, call, bookingId],
  );
  const email = `u${unused()}@example.com`;
  const userId = await inserted(sql, `insert into users (company_id, email, role) values ($1, $2, 'viewer')`, [companyId, email]);
  const token = await apiOf(frontdesk, frontdesk.token).tokenFor('admin', companyId);
  const [other] = await sql<{ id: string }>('select id from api_tokens where company_id = $1', [companyId]);
  const ids = { companyId, teamId: companyTeamId, branchId, serviceId, connectionId, numberId, bookingId, callbackRequestId, userId };
  return { companyId, token, ids: { ...ids, providerCallId, tokenId: other?.id ?? '' } };
}

async function aStandingBooking(sql: Sql, rows: Awaited<ReturnType<typeof aFurnishedCompany>>, callId: string): Promise<string> {
  const { companyId, branchId, serviceId, mappingId } = rows;
  const uid = `UID-${unused()}`;
  const bookingId = await inserted(
    sql,
    `insert into bookings (company_id, branch_id, service_id, mapping_id, call_id, reference, wish_key, calcom_uid, status, name,
       calcom_instance, calcom_event_type_id, start_at, end_at, time_zone, language)
     values ($1, $2, $3, $4, $5, $6, $6, $6, 'confirmed', 'Mila Brandt', 'https://calcom.example', 1, now() + interval '1 day',
       now() + interval '25 hours', 'Europe/Berlin', 'de')`,
    [companyId, branchId, serviceId, mappingId, callId, uid],
  );
  await sql(
    `insert into booking_uids (calcom_instance, calcom_uid, company_id, booking_id) values ('https://calcom.example', $1, $2, $3)`,
    [uid, companyId, bookingId],
  );
  return bookingId;
}

async function inserted(sql: Sql, statement: string, values: unknown[]): Promise<string> {
  const [row] = await sql<{ id: string }>(`${statement} returning id`, values);
  if (!row) throw new Error('nothing was inserted');
  return row.id;
}

/** A fingerprint of every row that belongs to a company, by table. */
export async function fingerprints(frontdesk: Frontdesk): Promise<Record<string, string>> {
  const sql = sqlOf(frontdesk);
  const tables = await sql<{ name: string }>(
    `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'company_id'
       and table_name not in ('api_tokens', 'audit_log') order by 1`,
  );
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql<{ print: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as print from ${name} t`,
    );
    prints[name] = row?.print ?? '';
  }
  return prints;
}
