import { Migration } from '@mikro-orm/migrations';

/**
 * What the audit log shows of each column. plain: its value. personal: only that it changed. secret: only that it is there.
 * bookkeeping: nothing, and a change of nothing else is not noted. A column in no list is treated as personal.
 */
type Shown = 'plain' | 'personal' | 'secret' | 'bookkeeping';

const AUDITED: Record<string, Partial<Record<Shown, string>>> = {
  companies: {
    plain: 'name slug is_active time_zone language sync_interval_hours move_notice_minutes cancel_notice_minutes retention_days',
    bookkeeping: 'id created_at updated_at',
  },
  company_teams: {
    plain: 'connection_id calcom_instance calcom_team_id calcom_team_name removed_at',
    bookkeeping:
      'id company_id team_sync_status last_team_sync next_sync_at team_sync_error team_member_count team_event_type_count announced_at created_at updated_at',
  },
  branches: {
    plain: 'company_team_id name slug time_zone language is_active opening_hours',
    bookkeeping: 'id company_id created_at updated_at',
  },
  services: {
    plain:
      'mapping_id title slug duration_minutes length_options display_name aliases category price_minor currency email_policy notice_minutes is_active',
    bookkeeping: 'id company_id created_at updated_at',
  },
  branch_services: {
    plain: 'branch_id service_id price_minor notice_minutes duration_minutes is_active',
    bookkeeping: 'id company_id created_at',
  },
  calcom_connections: {
    plain: 'company_id label base_url calcom_instance organization_id api_versions limit_per_minute',
    secret: 'api_key_encrypted webhook_secret_encrypted previous_webhook_secret_encrypted',
    bookkeeping: 'id status last_checked_at webhook_secret_version previous_webhook_secret_until created_at updated_at',
  },
  team_event_type_mappings: {
    plain:
      'company_team_id calcom_instance calcom_event_type_id calcom_team_id name slug duration_minutes length_options scheduling_type booking_fields notice_minutes buffer_before_minutes buffer_after_minutes slot_interval_minutes requires_confirmation is_active not_bookable_reason released_at',
    personal: 'hosts',
    bookkeeping: 'id company_id content_hash last_synced_at created_at updated_at',
  },
  calcom_team_members: {
    plain: 'company_team_id calcom_user_id role accepted is_active',
    personal: 'email name username',
    bookkeeping: 'id company_id last_synced_at',
  },
  retell_workspaces: { plain: 'slug', secret: 'webhook_keys_encrypted', bookkeeping: 'id created_at updated_at' },
  phone_numbers: {
    plain: 'workspace_id branch_id number retell_agent_id is_active',
    bookkeeping: 'id company_id created_at updated_at',
  },
  bookings: {
    plain:
      'branch_id service_id mapping_id call_id calcom_instance calcom_event_type_id start_at end_at time_zone language status refusal reference calcom_uid host_user_id',
    personal: 'caller_number contact_phone email name notes host_name',
    bookkeeping: 'id company_id wish_key revision created_at updated_at',
  },
  callback_requests: {
    plain: 'branch_id call_id booking_id status assigned_to',
    personal: 'name phone reason window',
    bookkeeping: 'id company_id created_at updated_at',
  },
  users: { plain: 'company_id role is_active', personal: 'email', secret: 'password_hash', bookkeeping: 'id created_at updated_at' },
  sessions: { plain: 'user_id', secret: 'token_hash', bookkeeping: 'id expires_at last_seen_at created_at' },
  password_links: { plain: 'user_id expires_at used_at', secret: 'token_hash', bookkeeping: 'id created_at' },
  api_tokens: {
    plain: 'company_id name role scopes expires_at revoked_at',
    secret: 'token_hash',
    bookkeeping: 'id last_used_at created_at',
  },
};

/** The call itself writes these for each caller; only what others change of them is noted. */
const WRITTEN_BY_CALLS = ['bookings', 'callback_requests'];

/** Sessions, one-time links, throttled logins, scoped tokens; and triggers that note every change of the tables above. */
export class PeopleAndAudit20261122200000 extends Migration {
  override up(): void {
    this.people();
    this.reshapeLog();
    this.noteChanges();
  }

  override down(): void {
    for (const table of Object.keys(AUDITED)) this.addSql(`drop trigger ${table}_audited on ${table}`);
    this.addSql('drop function note_change()');
    this.addSql('drop function audit_shown(text, jsonb)');
    this.addSql('drop table audit_columns');
    this.addSql('drop trigger audit_log_never_emptied on audit_log');
    this.addSql('drop index audit_log_of_subject, audit_log_of_company');
    this.addSql(`
      alter table audit_log drop column position, drop column actor_kind, drop column actor_id,
        alter column at set default now(), add column actor text not null default 'unknown',
        add constraint audit_log_company_id_fkey foreign key (company_id) references companies (id)`);
    this.addSql('create index audit_log_of_company on audit_log (company_id, at desc)');
    this.addSql('drop table login_throttle, password_links');
    this.addSql('alter table api_tokens drop column scopes');
    this.addSql('drop index sessions_of_user');
  }

  private people(): void {
    this.addSql('create index sessions_of_user on sessions (user_id)');
    this.addSql('alter table api_tokens add column scopes text[]');
    this.addSql(`comment on column api_tokens.scopes is 'null: all that the role allows'`);
    this.addSql(`
      create table password_links (
        id uuid primary key default gen_random_uuid(),
        user_id uuid references users (id) on delete cascade,
        token_hash text not null unique,
        expires_at timestamptz not null,
        used_at timestamptz,
        created_at timestamptz not null default now()
      )`);
    this.addSql(`comment on column password_links.user_id is 'null: the first operator, who is not there yet'`);
    this.addSql(`create table login_throttle (key text primary key, tries int not null, window_ends_at timestamptz not null)`);
  }

  private reshapeLog(): void {
    this.addSql('drop index audit_log_of_company');
    // Without the foreign key: the log outlives what it tells of.
    this.addSql(`
      alter table audit_log drop constraint audit_log_company_id_fkey, drop column actor,
        add column position bigint generated always as identity unique,
        add column actor_kind text not null default 'database'
          check (actor_kind in ('user', 'token', 'cli', 'sync', 'webhook', 'scheduler', 'caller', 'start', 'database')),
        add column actor_id uuid,
        alter column at set default clock_timestamp()`);
    this.addSql('create index audit_log_of_company on audit_log (company_id, position desc)');
    this.addSql('create index audit_log_of_subject on audit_log (subject_id, position desc)');
    this.addSql(`create trigger audit_log_never_emptied before truncate on audit_log for each statement execute function refuse_change()`);
  }

  private noteChanges(): void {
    this.addSql(`
      create table audit_columns (
        subject text not null,
        name text not null,
        shown text not null check (shown in ('plain', 'personal', 'secret', 'bookkeeping')),
        primary key (subject, name)
      )`);
    const rows = Object.entries(AUDITED).flatMap(([table, lists]) =>
      Object.entries(lists).flatMap(([shown, names]) => names.split(' ').map((name) => `('${table}', '${name}', '${shown}')`)),
    );
    this.addSql(`insert into audit_columns (subject, name, shown) values ${rows.join(', ')}`);
    this.addSql(`
      create function audit_shown(shown text, value jsonb) returns jsonb language sql immutable as $$
        select case
          when value is null or value = 'null' then 'null'::jsonb
          when shown = 'plain' then value
          when shown = 'secret' then '"masked"'::jsonb
          else '"changed"'::jsonb end $$`);
    this.addSql(NOTE_CHANGE);
    for (const table of Object.keys(AUDITED)) {
      const unlessCaller = `when (coalesce(current_setting('frontdesk.actor', true), '') <> 'caller')`;
      this.addSql(`
        create trigger ${table}_audited after insert or update or delete on ${table}
        for each row ${WRITTEN_BY_CALLS.includes(table) ? unlessCaller : ''} execute function note_change()`);
    }
  }
}

/** `frontdesk.actor` is told by the application: a kind, and for people and tokens `:id`. Without it somebody is in the database by hand. */
const NOTE_CHANGE = `
  create function note_change() returns trigger language plpgsql as $$
  declare
    old_row jsonb := coalesce(to_jsonb(old), '{}');
    new_row jsonb := coalesce(to_jsonb(new), '{}');
    row_now jsonb := case when tg_op = 'DELETE' then old_row else new_row end;
    actor text := coalesce(nullif(current_setting('frontdesk.actor', true), ''), 'database');
    of_company uuid;
    before_shown jsonb;
    after_shown jsonb;
    changes int;
  begin
    select count(*),
      jsonb_object_agg(c.name, audit_shown(c.shown, old_row -> c.name))
        filter (where tg_op = 'UPDATE' or old_row -> c.name <> 'null'),
      jsonb_object_agg(c.name, audit_shown(c.shown, new_row -> c.name))
        filter (where tg_op = 'UPDATE' or new_row -> c.name <> 'null')
    into changes, before_shown, after_shown
    from (
      select key as name, coalesce(a.shown, 'personal') as shown
      from jsonb_object_keys(row_now) as key left join audit_columns a on a.subject = tg_table_name and a.name = key
    ) c
    where c.shown <> 'bookkeeping' and old_row -> c.name is distinct from new_row -> c.name;
    if changes = 0 and tg_op = 'UPDATE' then return null; end if;
    of_company := case
      when tg_table_name = 'companies' then (row_now ->> 'id')::uuid
      when jsonb_exists(row_now, 'company_id') then (row_now ->> 'company_id')::uuid
      when jsonb_exists(row_now, 'user_id') then (select company_id from users where id = (row_now ->> 'user_id')::uuid) end;
    insert into audit_log (company_id, actor_kind, actor_id, action, subject, subject_id, before, after)
    values (of_company, split_part(actor, ':', 1), nullif(split_part(actor, ':', 2), '')::uuid,
      case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'removed' end,
      tg_table_name, (row_now ->> 'id')::uuid,
      case when tg_op <> 'INSERT' then coalesce(before_shown, '{}') end,
      case when tg_op <> 'DELETE' then coalesce(after_shown, '{}') end);
    return null;
  end $$`;
