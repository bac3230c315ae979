import { Migration } from '@mikro-orm/migrations';

/** What Retell's call events tell of a call, in any order, and whose key signed them. */
export class CallEvents20261122110300 extends Migration {
  override up(): void {
    this.addSql(`alter table calls add column disconnection_reason text, add column facts_rank int not null default 0`);
    this.addSql(
      `comment on column calls.facts_rank is 'how late in the call the newest event told its facts; an older event only fills gaps'`,
    );
    this.addSql(`
      alter table receipts
        add column workspace_id uuid references retell_workspaces (id),
        add column signed_at timestamptz`);
    this.addSql(`comment on column receipts.workspace_id is 'whose key signed it; null for what did not come from Retell'`);
    // Who calls is recognised by all bookings of the number, also past and cancelled ones.
    this.addSql(`create index bookings_of_caller on bookings (company_id, caller_number, created_at desc) where caller_number is not null`);
  }

  override down(): void {
    this.addSql(`drop index bookings_of_caller`);
    this.addSql(`alter table receipts drop column workspace_id, drop column signed_at`);
    this.addSql(`alter table calls drop column disconnection_reason, drop column facts_rank`);
  }
}
