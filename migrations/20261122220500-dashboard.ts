import { Migration } from '@mikro-orm/migrations';

/** What the dashboard counts over all companies: found by time, without reading the answers themselves. */
export class Dashboard20261122220500 extends Migration {
  override up(): void {
    // Kept beside the answer, so that counting a month's refusals reads an index instead of every answer.
    this.addSql(`
      alter table function_calls add column refusal text generated always as
        (case when answer->>'ok' = 'false' and answer->>'status' not like 'ask\\_%' then answer->>'status' end) stored`);
    this.addSql(`comment on column function_calls.refusal is 'what the caller heard instead of what was wished; a question is none'`);
    this.addSql('drop index function_calls_of_company');
    this.addSql('create index function_calls_of_company on function_calls (company_id, started_at) include (ms, refusal)');
    this.addSql('create index function_calls_by_time on function_calls (started_at) include (ms, refusal)');
    // An index answers alone only where the rows were vacuumed: of a year's rows the default would leave out the last months.
    this.addSql('alter table function_calls set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02)');
    this.addSql('create index calls_by_time on calls (started_at)');
    this.addSql('create index bookings_by_time on bookings (created_at, company_id) include (status)');
    this.addSql(`create index booking_changes_by_time on booking_attempts (created_at) where kind <> 'place'`);
    this.addSql('create index callback_requests_by_time on callback_requests (created_at)');
    this.addSql(`create index bookings_needing_attention on bookings (company_id) where status = 'needs_attention'`);
    this.addSql('create index receipts_of_connection on receipts (connection_id) where connection_id is not null');
  }

  override down(): void {
    this.addSql(`
      drop index receipts_of_connection, bookings_needing_attention, callback_requests_by_time, booking_changes_by_time, bookings_by_time,
        calls_by_time, function_calls_by_time, function_calls_of_company`);
    this.addSql('alter table function_calls reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor)');
    this.addSql('create index function_calls_of_company on function_calls (company_id, started_at)');
    this.addSql('alter table function_calls drop column refusal');
  }
}
