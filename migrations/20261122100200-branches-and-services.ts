import { Migration } from '@mikro-orm/migrations';

/** Branches and what is sold there. */
export class BranchesAndServices20261122100200 extends Migration {
  override up(): void {
    this.addSql(`
      create table branches (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references companies (id),
        company_team_id uuid,
        name text not null check (name <> ''),
        slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]*$'),
        time_zone text,
        language text,
        is_active boolean not null default true,
        opening_hours jsonb,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (company_id, id),
        unique (company_id, slug),
        foreign key (company_id, company_team_id) references company_teams (company_id, id)
      )`);
    this.addSql(`comment on column branches.time_zone is 'null: the company''s; so is language'`);
    this.addSql(`
      create table services (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references companies (id),
        mapping_id uuid not null unique,
        title text not null,
        slug text not null,
        duration_minutes int not null,
        length_options int[] not null default '{}',
        display_name text,
        aliases text[] not null default '{}',
        category text,
        price_minor int check (price_minor >= 0),
        currency text check (currency ~ '^[A-Z]{3}$'),
        email_policy text not null default 'technical' check (email_policy in ('technical', 'ask')),
        notice_minutes int check (notice_minutes >= 0),
        is_active boolean not null default true,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (company_id, id),
        check ((price_minor is null) = (currency is null)),
        foreign key (company_id, mapping_id) references team_event_type_mappings (company_id, id)
      )`);
    this.addSql(
      `comment on column services.title is 'Cal.com''s, as are slug, duration_minutes and length_options; every other column is the company''s (invariant 6)'`,
    );
    this.addSql(`create index services_of_company on services (company_id)`);
    this.addSql(`
      create table branch_services (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references companies (id),
        branch_id uuid not null,
        service_id uuid not null,
        price_minor int check (price_minor >= 0),
        notice_minutes int check (notice_minutes >= 0),
        duration_minutes int check (duration_minutes > 0),
        is_active boolean not null default true,
        created_at timestamptz not null default now(),
        unique (company_id, id),
        unique (branch_id, service_id),
        foreign key (company_id, branch_id) references branches (company_id, id),
        foreign key (company_id, service_id) references services (company_id, id)
      )`);
    this.addSql(`create index branch_services_of_service on branch_services (service_id)`);
  }

  override down(): void {
    for (const table of ['branch_services', 'services', 'branches']) this.addSql(`drop table ${table}`);
  }
}
