import { Migration } from '@mikro-orm/migrations';

/** People, programs, and what they changed. */
export class Auth20261122100600 extends Migration {
  override up(): void {
    this.addSql(`
      create table users (
        id uuid primary key default gen_random_uuid(),
        company_id uuid references companies (id),
        email text not null,
        password_hash text,
        role text not null check (role in ('operator', 'admin', 'viewer')),
        is_active boolean not null default true,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        check ((role = 'operator') = (company_id is null))
      )`);
    this.addSql(`create unique index users_email on users (lower(email))`);
    this.addSql(`
      create table sessions (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references users (id) on delete cascade,
        token_hash text not null unique,
        expires_at timestamptz not null,
        last_seen_at timestamptz not null default now(),
        created_at timestamptz not null default now()
      )`);
    this.addSql(`
      create table api_tokens (
        id uuid primary key default gen_random_uuid(),
        company_id uuid references companies (id),
        name text not null check (name <> ''),
        role text not null check (role in ('operator', 'admin', 'viewer')),
        token_hash text not null unique,
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz not null default now(),
        check ((role = 'operator') = (company_id is null))
      )`);
    this.addSql(`
      create table audit_log (
        id uuid primary key default gen_random_uuid(),
        company_id uuid references companies (id),
        actor text not null,
        action text not null,
        subject text not null,
        subject_id uuid,
        before jsonb,
        after jsonb,
        at timestamptz not null default now()
      )`);
    this.addSql(`create index audit_log_of_company on audit_log (company_id, at desc)`);
    this.addSql(`create trigger audit_log_append_only before update or delete on audit_log for each row execute function refuse_change()`);
  }

  override down(): void {
    for (const table of ['audit_log', 'api_tokens', 'sessions', 'users']) this.addSql(`drop table ${table}`);
  }
}
