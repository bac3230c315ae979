import type pg from 'pg';

/** What the reference writes: a claim that excludes overlapping ones of its host, as the product's do, and one row for what came of a call. */
const SCHEMA = `
  create schema if not exists reference;
  create table if not exists reference.claims (
    id uuid primary key,
    company_id uuid not null,
    service_id uuid not null,
    call_id text not null,
    calcom_instance text not null,
    host_user_id int not null,
    during tstzrange not null,
    created_at timestamptz not null default now(),
    exclude using gist (calcom_instance with =, host_user_id with =, during with &&)
  );
  create table if not exists reference.outcomes (
    id uuid primary key,
    call_id text not null,
    function text not null,
    status text not null,
    calcom_uid text,
    answer json not null,
    created_at timestamptz not null default now()
  )`;

/** Gives the id of the workspace whose key signs. */
export async function prepare(pool: pg.Pool): Promise<string> {
  await pool.query(SCHEMA);
  const { rows } = await pool.query<{ id: string }>(`select id from retell_workspaces where slug = 'default'`);
  if (!rows[0]) throw new Error('there is no workspace "default"');
  return rows[0].id;
}
