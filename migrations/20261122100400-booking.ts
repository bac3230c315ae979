import { Migration } from '@mikro-orm/migrations';

/** Bookings, every try to place, move or cancel them at Cal.com, and the host time kept meanwhile. */
export class Booking20261122100400 extends Migration {
  override up(): void {
    this.addSql(`
      create table bookings (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references companies (id),
        branch_id uuid not null,
        service_id uuid not null,
        mapping_id uuid not null,
        call_id uuid,
        calcom_instance text not null,
        calcom_event_type_id int not null,
        caller_number text,
        contact_phone text,
        email text,
        name text,
        notes text,
        start_at timestamptz not null,
        end_at timestamptz not null,
        time_zone text not null,
        language text not null,
        status text not null default 'open'
          check (status in ('open', 'confirmed', 'pending_confirmation', 'refused', 'cancelled', 'rejected', 'needs_attention')),
        refusal text,
        reference text not null,
        calcom_uid text,
        host_user_id int,
        host_name text,
        wish_key text not null,
        revision int not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (company_id, id),
        unique (company_id, reference),
        check (end_at > start_at),
        check (status not in ('confirmed', 'pending_confirmation') or calcom_uid is not null),
        foreign key (company_id, branch_id) references branches (company_id, id),
        foreign key (company_id, service_id) references services (company_id, id),
        foreign key (company_id, mapping_id) references team_event_type_mappings (company_id, id),
        foreign key (company_id, call_id) references calls (company_id, id)
      )`);
    const live = `status in ('open', 'confirmed', 'pending_confirmation', 'needs_attention')`;
    this.addSql(`create unique index bookings_one_wish on bookings (company_id, wish_key) where ${live}`);
    // The same visible caller's wish from another call (invariant 7).
    this.addSql(`
      create unique index bookings_one_wish_a_caller on bookings (company_id, caller_number, service_id, start_at)
        where ${live} and caller_number is not null`);
    this.addSql(`create index bookings_of_company on bookings (company_id, start_at)`);
    this.addSql(`create index bookings_of_call on bookings (call_id)`);
    this.addSql(`
      create table booking_uids (
        calcom_instance text not null,
        calcom_uid text not null,
        company_id uuid not null,
        booking_id uuid not null,
        bound_at timestamptz not null default now(),
        primary key (calcom_instance, calcom_uid),
        foreign key (company_id, booking_id) references bookings (company_id, id)
      )`);
    this.addSql(`comment on table booking_uids is 'the uid history: a uid is bound to one booking for ever'`);
    this.addSql(`create index booking_uids_of_booking on booking_uids (booking_id)`);
    this.addSql(`
      create table booking_attempts (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references companies (id),
        booking_id uuid not null,
        connection_id uuid not null references calcom_connections (id),
        kind text not null check (kind in ('place', 'move', 'cancel')),
        state text not null default 'intended'
          check (state in ('intended', 'sent', 'confirmed', 'refused', 'unknown', 'needs_attention')),
        refusal text,
        detail text,
        calcom_uid text,
        target_start_at timestamptz,
        target_end_at timestamptz,
        sent_at timestamptz,
        server_error_at timestamptz,
        ms int,
        attempts int not null default 0,
        next_attempt_at timestamptz not null default now(),
        claimed_until timestamptz,
        settled_at timestamptz,
        created_at timestamptz not null default now(),
        unique (company_id, id),
        check ((settled_at is not null) = (state in ('confirmed', 'refused', 'needs_attention'))),
        check (kind = 'place' or calcom_uid is not null),
        check (kind <> 'move' or (target_start_at is not null and target_end_at > target_start_at)),
        foreign key (company_id, booking_id) references bookings (company_id, id)
      )`);
    this.addSql(`comment on column booking_attempts.calcom_uid is 'what is moved or cancelled'`);
    this.addSql(`create index booking_attempts_of_booking on booking_attempts (booking_id)`);
    this.addSql(`create unique index booking_attempts_one_open on booking_attempts (booking_id) where settled_at is null`);
    this.addSql(`create index booking_attempts_due on booking_attempts (next_attempt_at) where settled_at is null`);
    this.addSql(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% on %: rows of this table are kept', lower(tg_op), tg_table_name using errcode = 'restrict_violation';
      end $$`);
    this.addSql(`create trigger booking_attempts_kept before delete on booking_attempts for each row execute function refuse_change()`);
    this.addSql(`
      create table host_claims (
        calcom_instance text not null,
        host_user_id int not null,
        during tstzrange not null check (not isempty(during)),
        attempt_id uuid not null references booking_attempts (id),
        created_at timestamptz not null default now(),
        exclude using gist (calcom_instance with =, host_user_id with =, during with &&)
      )`);
    this.addSql(`comment on table host_claims is 'shared across companies; holds no caller data (invariant 17)'`);
    this.addSql(`create index host_claims_of_attempt on host_claims (attempt_id)`);
    // Lets one statement take all claims or leave nothing behind: the caller raises when a claim is missing.
    this.addSql(`
      create function raise_host_claimed() returns uuid language plpgsql as $$
      begin
        raise exception 'another attempt holds a host at this time' using errcode = 'exclusion_violation', constraint = 'host_claims';
      end $$`);
    this.addSql(`
      create table callback_requests (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references companies (id),
        branch_id uuid not null,
        call_id uuid,
        booking_id uuid,
        name text,
        phone text,
        reason text not null,
        "window" text,
        status text not null default 'open' check (status in ('open', 'in_progress', 'done')),
        assigned_to uuid,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (company_id, id),
        foreign key (company_id, branch_id) references branches (company_id, id),
        foreign key (company_id, call_id) references calls (company_id, id),
        foreign key (company_id, booking_id) references bookings (company_id, id)
      )`);
    this.addSql(`create index callback_requests_open on callback_requests (company_id, created_at) where status <> 'done'`);
  }

  override down(): void {
    for (const table of ['callback_requests', 'host_claims', 'booking_attempts', 'booking_uids', 'bookings'])
      this.addSql(`drop table ${table}`);
    this.addSql('drop function raise_host_claimed()');
    this.addSql('drop function refuse_change()');
  }
}
