import { Migration } from '@mikro-orm/migrations';

/** What was read from Cal.com: event types with their owner, members, the runs that read them, and the request budget. */
export class Calcom20261122100100 extends Migration {
  override up(): void {
    this.addSql(`
      create table team_event_type_mappings (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references companies (id),
        company_team_id uuid not null,
        calcom_instance text not null,
        calcom_event_type_id int not null check (calcom_event_type_id > 0),
        calcom_team_id int not null,
        name text not null,
        slug text not null,
        duration_minutes int not null check (duration_minutes > 0),
        length_options int[] not null default '{}',
        scheduling_type text,
        hosts jsonb not null default '[]',
        booking_fields jsonb not null default '[]',
        notice_minutes int not null default 0,
        buffer_before_minutes int not null default 0,
        buffer_after_minutes int not null default 0,
        slot_interval_minutes int,
        requires_confirmation boolean not null default false,
        is_active boolean not null default true,
        not_bookable_reason text,
        content_hash text not null,
        last_synced_at timestamptz not null default now(),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (company_id, id),
        unique (calcom_instance, calcom_event_type_id),
        foreign key (company_id, company_team_id) references company_teams (company_id, id)
      )`);
    this.addSql(`create index team_event_type_mappings_team on team_event_type_mappings (company_team_id)`);
    this.addSql(`
      create table calcom_team_members (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references companies (id),
        company_team_id uuid not null,
        calcom_user_id int not null,
        email text,
        name text,
        username text,
        role text not null,
        accepted boolean not null,
        is_active boolean not null default true,
        last_synced_at timestamptz not null default now(),
        unique (company_id, id),
        unique (company_team_id, calcom_user_id),
        foreign key (company_id, company_team_id) references company_teams (company_id, id)
      )`);
    this.addSql(`
      create table sync_runs (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references companies (id),
        company_team_id uuid not null,
        trigger text not null check (trigger in ('manual', 'scheduled', 'assigned', 'api')),
        state text not null default 'queued' check (state in ('queued', 'running', 'synced', 'partial', 'error')),
        attempts int not null default 0,
        next_attempt_at timestamptz not null default now(),
        claimed_until timestamptz,
        created int not null default 0,
        updated int not null default 0,
        unchanged int not null default 0,
        deactivated int not null default 0,
        conflict int not null default 0,
        not_bookable int not null default 0,
        failed int not null default 0,
        conflicts jsonb not null default '[]',
        error text,
        progress jsonb not null default '{}',
        created_at timestamptz not null default now(),
        started_at timestamptz,
        finished_at timestamptz,
        unique (company_id, id),
        foreign key (company_id, company_team_id) references company_teams (company_id, id),
        check ((finished_at is not null) = (state in ('synced', 'partial', 'error')))
      )`);
    this.addSql(`create unique index sync_runs_one_open on sync_runs (company_team_id) where finished_at is null`);
    this.addSql(`create index sync_runs_due on sync_runs (next_attempt_at) where finished_at is null`);
    this.addSql(`create index sync_runs_of_team on sync_runs (company_team_id, created_at desc)`);
    this.addSql(`
      create table rate_budgets (
        connection_id uuid primary key references calcom_connections (id),
        seen_limit int,
        leases jsonb not null default '[]',
        blocked_until timestamptz
      )`);
    this.addSql(`comment on table rate_budgets is 'shared across companies on a shared connection; holds no caller data (invariant 17)'`);
  }

  override down(): void {
    for (const table of ['rate_budgets', 'sync_runs', 'calcom_team_members', 'team_event_type_mappings'])
      this.addSql(`drop table ${table}`);
  }
}
