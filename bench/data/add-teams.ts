import type pg from 'pg';
import { newId } from '../../src/shared/ids.js';
import type { SecretBox } from '../../src/shared/secret-box.js';
import { sealedConnections } from './connections.js';

export interface AddedTeam {
  id: string;
  companyId: string;
}

interface Wanted {
  count: number;
  calendarUrl: string;
  /** A connection each; the teams are dealt out among them. */
  keys: string[];
  box: SecretBox;
  /** Cal.com's id of the first team; the others follow. */
  firstTeamId: number;
}

/** Companies of one team each at another Cal.com, never synced and due at once; announced, so that only the sync itself is to be done. */
export async function addTeams(client: pg.Client, { count, calendarUrl, keys, box, firstTeamId }: Wanted): Promise<AddedTeam[]> {
  const labels = keys.map((_, index) => `extra-${newId()}-${index}`);
  const connections = sealedConnections(calendarUrl, box, labels, (index) => keys[index] ?? '');
  for (const { id, label, baseUrl, instance, sealedKey } of connections)
    await client.query(
      `insert into calcom_connections (id, label, base_url, calcom_instance, api_key_encrypted, status) values ($1, $2, $3, $4, $5, 'ok')`,
      [id, label, baseUrl, instance, sealedKey],
    );
  const { rows } = await client.query<AddedTeam>(
    `with made as (
       insert into companies (id, name, slug)
       select id, 'Extra', 'extra-' || id from (select gen_random_uuid() as id from generate_series(1, $1)) new returning id),
     numbered as (select id, row_number() over () - 1 as n from made)
     insert into company_teams (company_id, connection_id, calcom_team_id, announced_at)
     select id, ($2::uuid[])[1 + n % cardinality($2::uuid[])], $3::int + n, now() from numbered
     returning id, company_id as "companyId"`,
    [count, connections.map(({ id }) => id), firstTeamId],
  );
  return rows;
}
