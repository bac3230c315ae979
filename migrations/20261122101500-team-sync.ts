import { Migration } from '@mikro-orm/migrations';

/** A sync run counts its failures apart from its claims, and a company can release an event type to another one. */
export class TeamSync20261122101500 extends Migration {
  override up(): void {
    this.addSql(`alter table sync_runs add column failures int not null default 0`);
    this.addSql(
      `comment on column sync_runs.attempts is 'claims taken; only grows, so that it fences off a worker whose run was taken over'`,
    );
    this.addSql(`comment on column sync_runs.failures is 'tries used up; a wait for the request budget uses none'`);
    this.addSql(`alter table team_event_type_mappings add column released_at timestamptz`);
    this.addSql(`
      comment on column team_event_type_mappings.released_at is 'another company took the event type; kept for the services and bookings that point here'`);
    // PostgreSQL cut the name of the constraint, so it is looked up.
    this.addSql(`
      do $$ declare found_name text; begin
        select conname into strict found_name from pg_constraint
        where conrelid = 'team_event_type_mappings'::regclass and contype = 'u'
          and pg_get_constraintdef(oid) = 'UNIQUE (calcom_instance, calcom_event_type_id)';
        execute format('alter table team_event_type_mappings drop constraint %I', found_name);
      end $$`);
    this.addSql(`
      create unique index team_event_type_mappings_one_company on team_event_type_mappings (calcom_instance, calcom_event_type_id)
        where released_at is null`);
    this.addSql(`
      create unique index team_event_type_mappings_one_a_company
        on team_event_type_mappings (company_id, calcom_instance, calcom_event_type_id)`);
    this.addSql(`
      alter table team_event_type_mappings add constraint team_event_type_mappings_released_is_inactive
        check (released_at is null or not is_active)`);
  }

  /** Fails while a released event type has an owner: two rows cannot stand under the old constraint. */
  override down(): void {
    this.addSql('alter table team_event_type_mappings drop constraint team_event_type_mappings_released_is_inactive');
    this.addSql('drop index team_event_type_mappings_one_a_company');
    this.addSql('drop index team_event_type_mappings_one_company');
    this.addSql('alter table team_event_type_mappings add unique (calcom_instance, calcom_event_type_id)');
    this.addSql('alter table team_event_type_mappings drop column released_at');
    this.addSql('alter table sync_runs drop column failures');
  }
}
