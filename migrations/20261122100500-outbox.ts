import { Migration } from '@mikro-orm/migrations';

/** Domain events recorded with the change, and which consumer has had which. Payloads hold ids and facts, no personal data. */
export class Outbox20261122100500 extends Migration {
  override up(): void {
    this.addSql(`
      create table outbox (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        payload jsonb not null,
        attempts int not null default 0,
        next_attempt_at timestamptz not null default now(),
        claimed_until timestamptz,
        delivered_at timestamptz,
        error text,
        recorded_at timestamptz not null default now()
      )`);
    this.addSql(`create index outbox_pending on outbox (next_attempt_at) where delivered_at is null`);
    this.addSql(`
      create table inbox (
        consumer text not null,
        event_id uuid not null,
        handled_at timestamptz not null default now(),
        primary key (consumer, event_id)
      )`);
  }

  override down(): void {
    this.addSql('drop table inbox');
    this.addSql('drop table outbox');
  }
}
