import { Migration } from '@mikro-orm/migrations';

/** Companies, the connections they book through, and which Cal.com team is whose. */
export class Companies20261122100000 extends Migration {
  override up(): void {
    this.addSql('create extension if not exists btree_gist');
    this.addSql(`
      create table companies (
        id uuid primary key default gen_random_uuid(),
        name text not null check (name <> ''),
        slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]*$'),
        is_active boolean not null default true,
        time_zone text not null default 'Europe/Berlin',
        language text not null default 'de',
        sync_interval_hours int not null default 24 check (sync_interval_hours between 1 and 720),
        move_notice_minutes int not null default 0 check (move_notice_minutes >= 0),
        cancel_notice_minutes int not null default 0 check (cancel_notice_minutes >= 0),
        retention_days int not null default 365 check (retention_days > 0),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`);
    this.addSql(`
      create table calcom_connections (
        id uuid primary key default gen_random_uuid(),
        company_id uuid references companies (id),
        label text not null unique,
        base_url text not null,
        calcom_instance text not null check (calcom_instance = lower(calcom_instance)),
        api_key_encrypted text,
        webhook_secret_encrypted text,
        organization_id int,
        api_versions jsonb not null default '{}',
        limit_per_minute int check (limit_per_minute > 0),
        status text not null default 'unchecked' check (status in ('unchecked', 'ok', 'error')),
        last_checked_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`);
    this.addSql(`comment on column calcom_connections.company_id is 'null: shared by companies, operators only'`);
    this.addSql(`
      create table company_teams (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references companies (id),
        connection_id uuid not null references calcom_connections (id),
        calcom_instance text not null,
        calcom_team_id int not null check (calcom_team_id > 0),
        calcom_team_name text,
        team_sync_status text not null default 'pending' check (team_sync_status in ('pending', 'syncing', 'synced', 'partial', 'error')),
        last_team_sync timestamptz,
        next_sync_at timestamptz not null default now(),
        team_sync_error text,
        team_member_count int not null default 0,
        team_event_type_count int not null default 0,
        announced_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        removed_at timestamptz,
        unique (company_id, id)
      )`);
    this.addSql(
      `comment on column company_teams.announced_at is 'when TeamAssigned was recorded; null for a row that plain SQL inserted and the scheduler has not seen'`,
    );
    this.addSql(`
      create unique index company_teams_one_company_a_team on company_teams (calcom_instance, calcom_team_id) where removed_at is null`);
    this.addSql(`create index company_teams_due on company_teams (next_sync_at) where removed_at is null`);
    this.addSql(`create index company_teams_unannounced on company_teams (id) where announced_at is null and removed_at is null`);
    // One plain INSERT of company and team id is enough (design section 3): what a column default cannot look up comes from here.
    this.addSql(`
      create function company_teams_fill_connection() returns trigger language plpgsql as $$
      begin
        if new.connection_id is null then
          select id into new.connection_id from calcom_connections where label = 'default';
          if new.connection_id is null then
            raise exception 'company_teams.connection_id: there is no connection labelled "default"; name one'
              using errcode = 'not_null_violation';
          end if;
        end if;
        select calcom_instance into new.calcom_instance from calcom_connections
          where id = new.connection_id and (company_id is null or company_id = new.company_id);
        if not found then
          raise exception 'company_teams.connection_id: no such connection of this company' using errcode = 'foreign_key_violation';
        end if;
        return new;
      end $$`);
    this.addSql(`
      create trigger company_teams_fill_connection before insert or update of connection_id on company_teams
        for each row execute function company_teams_fill_connection()`);
  }

  override down(): void {
    this.addSql('drop table company_teams');
    this.addSql('drop function company_teams_fill_connection()');
    this.addSql('drop table calcom_connections');
    this.addSql('drop table companies');
  }
}
