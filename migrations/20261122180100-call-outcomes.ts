import { Migration } from '@mikro-orm/migrations';

/** What each call came to: the call in which a change was asked for, and what its bookings became in it. */
export class CallOutcomes20261122180100 extends Migration {
  override up(): void {
    this.addSql(`
      alter table booking_attempts
        add column call_id uuid,
        add foreign key (company_id, call_id) references calls (company_id, id)`);
    this.addSql(
      `comment on column booking_attempts.call_id is 'of a move or cancel: the call that asked for it; a placement has its booking''s call'`,
    );
    this.addSql(`alter table calls add column achieved jsonb not null default '{}'`);
    this.addSql(
      `comment on column calls.achieved is 'what each booking (by id) and callback came to in this call; the outcome is the best of it'`,
    );
  }

  override down(): void {
    this.addSql(`alter table calls drop column achieved`);
    this.addSql(`alter table booking_attempts drop column call_id`);
  }
}
