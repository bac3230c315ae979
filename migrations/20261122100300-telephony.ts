import { Migration } from '@mikro-orm/migrations';

/** Retell's side: workspaces, numbers, calls and what the agents asked for. */
export class Telephony20261122100300 extends Migration {
  override up(): void {
    this.addSql(`
      create table retell_workspaces (
        id uuid primary key default gen_random_uuid(),
        slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]*$'),
        webhook_keys_encrypted text[] not null default '{}',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`);
    this.addSql(`
      create table phone_numbers (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references companies (id),
        workspace_id uuid not null references retell_workspaces (id),
        branch_id uuid,
        number text not null unique check (number ~ '^\\+[1-9][0-9]{4,14}$'),
        retell_agent_id text,
        is_active boolean not null default true,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (company_id, id),
        foreign key (company_id, branch_id) references branches (company_id, id)
      )`);
    this.addSql(`create index phone_numbers_of_branch on phone_numbers (branch_id)`);
    this.addSql(`
      create table calls (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references companies (id),
        branch_id uuid,
        provider_call_id text not null unique,
        caller_number text,
        to_number text not null,
        started_at timestamptz not null default now(),
        ended_at timestamptz,
        outcome text,
        summary text,
        created_at timestamptz not null default now(),
        unique (company_id, id),
        foreign key (company_id, branch_id) references branches (company_id, id)
      )`);
    this.addSql(`create index calls_of_company on calls (company_id, started_at desc)`);
    this.addSql(`
      create table call_payloads (
        call_id uuid primary key,
        company_id uuid not null,
        payload jsonb not null,
        received_at timestamptz not null default now(),
        foreign key (company_id, call_id) references calls (company_id, id)
      )`);
    this.addSql(`
      create table function_calls (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references companies (id),
        call_id uuid not null,
        key text not null unique,
        name text not null,
        args jsonb not null,
        answer jsonb,
        http_status int,
        chain jsonb,
        state text not null default 'started' check (state in ('started', 'finished')),
        claimed_until timestamptz,
        started_at timestamptz not null default now(),
        finished_at timestamptz,
        ms int,
        unique (company_id, id),
        check ((state = 'finished') = (answer is not null)),
        foreign key (company_id, call_id) references calls (company_id, id)
      )`);
    this.addSql(`create index function_calls_of_call on function_calls (call_id, started_at)`);
    this.addSql(`
      create table receipts (
        id uuid primary key default gen_random_uuid(),
        source text not null,
        dedup_key text not null,
        body text not null,
        state text not null default 'stored' check (state in ('stored', 'pending', 'done')),
        attempts int not null default 0,
        next_attempt_at timestamptz not null default now(),
        claimed_until timestamptz,
        received_at timestamptz not null default now(),
        unique (source, dedup_key)
      )`);
    this.addSql(`create index receipts_pending on receipts (next_attempt_at) where state = 'pending'`);
  }

  override down(): void {
    for (const table of ['receipts', 'function_calls', 'call_payloads', 'calls', 'phone_numbers', 'retell_workspaces'])
      this.addSql(`drop table ${table}`);
  }
}
