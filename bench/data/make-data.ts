import pg from 'pg';
import type { SecretBox } from '../../src/shared/secret-box.js';
import { sealedConnections } from './connections.js';
import { SERVICES, TEAMS_A_COMPANY, eventTypeId, phoneNumber } from './numbers.js';

/** Ids that plain SQL can reckon: `kind` is the table, `n` the row. */
const UID = (kind: number, n: string): string =>
  `('0000${kind.toString(16).padStart(4, '0')}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** What Cal.com shows of an ordinary event type, as a sync keeps it. */
const BOOKING_FIELDS = JSON.stringify([
  { slug: 'name', type: 'name', label: 'your_name', required: true, hidden: false, isDefault: true },
  { slug: 'email', type: 'email', label: 'email', required: true, hidden: false, isDefault: true },
  { slug: 'location', type: 'radioInput', label: 'location', required: false, hidden: false, isDefault: true },
  { slug: 'title', type: 'text', label: 'title', required: true, hidden: true, isDefault: true },
  { slug: 'notes', type: 'textarea', label: 'notes', required: false, hidden: false, isDefault: true },
  { slug: 'guests', type: 'multiemail', label: 'guests', required: false, hidden: false, isDefault: true },
  { slug: 'rescheduleReason', type: 'textarea', label: 'rescheduleReason', required: false, hidden: false, isDefault: true },
]);
const OPENING_HOURS = JSON.stringify([{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]);

/**
 * Fills a migrated database: companies with a branch, a number, teams that were synced, and ten bookable services each. Rows are
 * written without triggers and foreign key checks, which would take minutes and change nothing of what is read later.
 */
export async function makeData(databaseUrl: string, companies: number, calendarUrl: string, box: SecretBox): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = replica`);
    await client.query(`insert into retell_workspaces (id, slug) values (${UID(1, '0')}, 'default')`);
    for (const { id, label, baseUrl, instance, sealedKey } of sealedConnections(calendarUrl, box))
      await client.query(
        `insert into calcom_connections (id, label, base_url, calcom_instance, api_key_encrypted, status) values ($1, $2, $3, $4, $5, 'ok')`,
        [id, label, baseUrl, instance, sealedKey],
      );
    for (const statement of statements(companies, new URL(calendarUrl).origin)) await client.query(statement);
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

function statements(companies: number, instance: string): string[] {
  const each = `generate_series(0, ${companies - 1}) as c`;
  const service = `generate_series(0, ${SERVICES.length - 1}) as s`;
  const eventType = `${eventTypeId(0, 0)} + c * ${SERVICES.length} + s`;
  const nth = `c * ${SERVICES.length} + s`;
  const title = `(array['${SERVICES.join(`', '`)}'])[s + 1]`;
  const connections = `(select array_agg(id order by label = 'default' desc, label) as ids from calcom_connections) k`;
  return [
    `insert into companies (id, name, slug) select ${UID(2, 'c')}, 'Salon ' || c, 'salon-' || c from ${each}`,
    `insert into branches (id, company_id, name, slug, opening_hours)
     select ${UID(3, 'c')}, ${UID(2, 'c')}, 'Mitte', 'mitte', '${OPENING_HOURS}' from ${each}`,
    `insert into phone_numbers (id, company_id, workspace_id, branch_id, number)
     select ${UID(4, 'c')}, ${UID(2, 'c')}, ${UID(1, '0')}, ${UID(3, 'c')}, '+' || (${phoneNumber(0).slice(1)} + c) from ${each}`,
    `insert into company_teams (id, company_id, connection_id, calcom_instance, calcom_team_id, calcom_team_name, team_sync_status,
       last_team_sync, next_sync_at, team_member_count, team_event_type_count, announced_at)
     select ${UID(5, `t * ${companies} + c`)}, ${UID(2, 'c')}, k.ids[1 + c % cardinality(k.ids)], '${instance}', 1 + t * ${companies} + c,
       'Team ' || c || '/' || t, 'synced', now(), now() + interval '12 hours' + random() * interval '12 hours', 2, 10, now()
     from ${each}, generate_series(0, ${TEAMS_A_COMPANY - 1}) as t, ${connections}`,
    `insert into team_event_type_mappings (id, company_id, company_team_id, calcom_instance, calcom_event_type_id, calcom_team_id, name, slug,
       duration_minutes, scheduling_type, hosts, booking_fields, content_hash)
     select ${UID(6, nth)}, ${UID(2, 'c')}, ${UID(5, 'c')}, '${instance}', ${eventType}, 1 + c, ${title}, 'service-' || s, 30, 'collective',
       jsonb_build_array(jsonb_build_object('userId', ${eventType}, 'name', 'Host ' || (${nth}))), '${BOOKING_FIELDS}', md5((${nth})::text)
     from ${each}, ${service}`,
    `insert into services (id, company_id, mapping_id, title, slug, duration_minutes, aliases, price_minor, currency)
     select ${UID(7, nth)}, ${UID(2, 'c')}, ${UID(6, nth)}, ${title}, 'service-' || s, 30, array['Alias ' || s], 2500 + 500 * s, 'EUR'
     from ${each}, ${service}`,
    `insert into branch_services (id, company_id, branch_id, service_id)
     select ${UID(8, nth)}, ${UID(2, 'c')}, ${UID(3, 'c')}, ${UID(7, nth)} from ${each}, ${service}`,
    // Each assignment was synced once, so that the scheduler has a history to look past.
    `insert into sync_runs (id, company_id, company_team_id, trigger, state, unchanged, started_at, finished_at)
     select ${UID(9, 'row_number() over ()')}, company_id, id, 'scheduled', 'synced', 10, now(), now() from company_teams`,
  ];
}
