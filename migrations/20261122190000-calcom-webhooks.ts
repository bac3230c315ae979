import { Migration } from '@mikro-orm/migrations';

/** What happens at Cal.com reaches us: whose secret signed a receipt, the webhooks that were made there, and when each team is polled. */
export class CalcomWebhooks20261122190000 extends Migration {
  override up(): void {
    this.addSql(`alter table receipts add column connection_id uuid references calcom_connections (id)`);
    this.addSql(`comment on column receipts.connection_id is 'whose secret signed it; null for what did not come from Cal.com'`);
    this.addSql(`
      alter table calcom_connections
        add column webhook_secret_version int not null default 0,
        add column previous_webhook_secret_encrypted text,
        add column previous_webhook_secret_until timestamptz`);
    this.addSql(`
      comment on column calcom_connections.webhook_secret_version is 'grows with every new secret: a webhook that was set with an older one is set again'`);
    this.addSql(`
      create table team_webhooks (
        company_team_id uuid primary key,
        company_id uuid not null references companies (id),
        state text not null default 'pending' check (state in ('pending', 'registered', 'by_hand', 'removing', 'removed')),
        reason text,
        public_url text,
        attempts int not null default 0,
        failures int not null default 0,
        next_attempt_at timestamptz not null default now(),
        claimed_until timestamptz,
        updated_at timestamptz not null default now(),
        unique (company_id, company_team_id),
        foreign key (company_id, company_team_id) references company_teams (company_id, id)
      )`);
    this.addSql(`create index team_webhooks_due on team_webhooks (next_attempt_at) where state in ('pending', 'removing')`);
    this.addSql(`
      create table event_type_webhooks (
        company_team_id uuid not null,
        company_id uuid not null references companies (id),
        calcom_event_type_id int not null,
        calcom_webhook_id text not null,
        subscriber_url text not null,
        secret_version int not null,
        checked_at timestamptz not null default now(),
        primary key (company_team_id, calcom_event_type_id),
        foreign key (company_id, company_team_id) references company_teams (company_id, id)
      )`);
    this.addSql(`
      create table team_polls (
        company_team_id uuid primary key,
        company_id uuid not null references companies (id),
        seen_until timestamptz,
        attempts int not null default 0,
        failures int not null default 0,
        next_poll_at timestamptz not null default now(),
        claimed_until timestamptz,
        last_polled_at timestamptz,
        unique (company_id, company_team_id),
        foreign key (company_id, company_team_id) references company_teams (company_id, id)
      )`);
    this.addSql(`comment on column team_polls.seen_until is 'the newest change that Cal.com has told of, by its own clock'`);
    this.addSql(`create index team_polls_due on team_polls (next_poll_at)`);
    // Assignments that stand already are watched at once, not only after their next sync.
    for (const table of ['team_webhooks', 'team_polls'])
      this.addSql(`
        insert into ${table} (company_team_id, company_id)
        select id, company_id from company_teams where removed_at is null and last_team_sync is not null`);
  }

  override down(): void {
    for (const table of ['team_polls', 'event_type_webhooks', 'team_webhooks']) this.addSql(`drop table ${table}`);
    this.addSql(`
      alter table calcom_connections
        drop column webhook_secret_version, drop column previous_webhook_secret_encrypted, drop column previous_webhook_secret_until`);
    this.addSql(`delete from receipts where connection_id is not null`);
    this.addSql(`alter table receipts drop column connection_id`);
  }
}
