import { Migration } from '@mikro-orm/migrations';

/** What the call itself writes of these for each caller is not noted (docs/adr/0006). */
const UNLESS_CALLER = `
  case when table_name in ('bookings', 'callback_requests')
    then 'when (coalesce(current_setting(''frontdesk.actor'', true), '''') <> ''caller'')' else '' end`;

const REMAKE_TRIGGER = `
  create function audit_shown_columns(table_name text) returns void language plpgsql as $$
  declare
    shown_columns text := (select string_agg(quote_ident(name), ', ' order by name) from audit_columns
      where subject = table_name and shown <> 'bookkeeping');
  begin
    execute format('create or replace trigger %I after insert or delete or update of %s on %I for each row %s execute function note_change()',
      table_name || '_audited', shown_columns, table_name, ${UNLESS_CALLER});
  end $$`;

/**
 * The audit trigger of a table looks only at updates that set a column which is shown: a claim, a sync's time or a session's last use
 * fire nothing. `audit_shown_columns` makes the trigger of a table anew from `audit_columns`; the migration that adds a column calls it.
 */
export class AuditOfShownColumns20261122224000 extends Migration {
  override up(): void {
    this.addSql(REMAKE_TRIGGER);
    this.addSql(`do $$ begin perform audit_shown_columns(subject) from (select distinct subject from audit_columns) s; end $$`);
  }

  override down(): void {
    this.addSql(`
      do $$ declare table_name text; begin
        for table_name in select distinct subject from audit_columns loop
          execute format('create or replace trigger %I after insert or update or delete on %I for each row %s execute function note_change()',
            table_name || '_audited', table_name, ${UNLESS_CALLER});
        end loop; end $$`);
    this.addSql('drop function audit_shown_columns(text)');
  }
}
