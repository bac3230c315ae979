import { Migration } from '@mikro-orm/migrations';

/** Whose message a receipt is, so that a company's messages can be found, erased and outlived; and one row a day of applied retention. */
export class Privacy20261122215000 extends Migration {
  override up(): void {
    this.addSql('alter table receipts add column company_id uuid references companies (id)');
    this.addSql(`comment on column receipts.company_id is 'null: its number or event type leads to no company'`);
    this.fileOldReceipts();
    this.addSql('create index receipts_of_company on receipts (company_id, received_at, id)');
    this.addSql('create index calls_of_caller on calls (company_id, caller_number) where caller_number is not null');
    // A late event tells the number of a call that was erased once more.
    this.addSql(`create index call_payloads_of_caller on call_payloads (company_id, (payload #>> '{call,from_number}'))`);
    this.addSql('create index bookings_of_contact on bookings (company_id, contact_phone) where contact_phone is not null');
    this.addSql('create index callback_requests_of_phone on callback_requests (company_id, phone) where phone is not null');
    // Without them each deleted call reads these tables from end to end, to see that nobody refers to it.
    this.addSql('create index booking_attempts_of_call on booking_attempts (call_id) where call_id is not null');
    this.addSql('create index callback_requests_of_call on callback_requests (call_id) where call_id is not null');
    this.addSql(`
      create table retention_runs (
        day date primary key,
        claimed_until timestamptz not null,
        finished_at timestamptz,
        calls int,
        receipts int,
        failed_companies int
      )`);
  }

  /** Only those of Retell and Cal.com whose first number or event type says it; the few others go with the longest retention. */
  private fileOldReceipts(): void {
    this.addSql(`
      update receipts r set company_id = n.company_id from phone_numbers n
      where r.source like 'retell%' and n.number = substring(r.body from '"to_number"\\s*:\\s*"([^"]+)"')`);
    this.addSql(`
      update receipts r set company_id = m.company_id from calcom_connections c, team_event_type_mappings m
      where c.id = r.connection_id and m.calcom_instance = c.calcom_instance
        and m.calcom_event_type_id::text = substring(r.body from '"eventTypeId"\\s*:\\s*([0-9]+)')`);
  }

  override down(): void {
    this.addSql('drop table retention_runs');
    this.addSql(`
      drop index receipts_of_company, calls_of_caller, call_payloads_of_caller, bookings_of_contact, callback_requests_of_phone,
        booking_attempts_of_call, callback_requests_of_call`);
    this.addSql('alter table receipts drop column company_id');
  }
}
