import { Migration } from '@mikro-orm/migrations';

/** Bookings without a call: the chain from a branch on, and which Idempotency-Key led to which booking. */
export class AdminApi20261122210000 extends Migration {
  override up(): void {
    // booking_chain from the branch on: a test holds the two views to the same columns.
    this.addSql(`
      create view branch_chain as
      select
        null::text as number, true as number_is_active, null::uuid as workspace_id, b.company_id,
        b.id as branch_id, b.name as branch_name, b.is_active as branch_is_active, b.opening_hours,
        c.name as company_name, c.is_active as company_is_active, c.move_notice_minutes, c.cancel_notice_minutes,
        coalesce(b.time_zone, c.time_zone) as time_zone, coalesce(b.language, c.language) as language,
        exists (select from company_teams ct where ct.company_id = c.id and ct.removed_at is null) as company_has_team,
        s.id as service_id, s.title as service_title, s.slug as service_slug, s.display_name, s.aliases, s.category,
        s.is_active as service_is_active, s.email_policy,
        coalesce(bs.price_minor, s.price_minor) as price_minor, s.currency,
        coalesce(bs.notice_minutes, s.notice_minutes) as local_notice_minutes,
        bs.id as branch_service_id, coalesce(bs.is_active, false) as branch_service_is_active,
        bs.duration_minutes as branch_duration_minutes,
        m.id as mapping_id, m.calcom_event_type_id, m.duration_minutes, m.length_options, m.scheduling_type, m.hosts,
        m.booking_fields, m.notice_minutes, m.buffer_before_minutes, m.buffer_after_minutes, m.slot_interval_minutes,
        m.requires_confirmation, m.is_active as mapping_is_active, m.not_bookable_reason,
        t.id as company_team_id, t.calcom_team_id, t.calcom_team_name, t.calcom_instance,
        t.removed_at as team_removed_at, t.team_sync_status, t.team_sync_error,
        (b.company_team_id is null or b.company_team_id = t.id) as team_serves_branch,
        t.connection_id
      from branches b
        join companies c on c.id = b.company_id
        left join services s on s.company_id = c.id
        left join branch_services bs on bs.company_id = c.id and bs.branch_id = b.id and bs.service_id = s.id
        left join team_event_type_mappings m on m.company_id = c.id and m.id = s.mapping_id
        left join company_teams t on t.company_id = c.id and t.id = m.company_team_id`);
    this.addSql(`
      create table idempotency_keys (
        id uuid primary key default gen_random_uuid(),
        company_id uuid not null references companies (id),
        key text not null check (length(key) between 1 and 200),
        request_hash text not null,
        booking_id uuid,
        created_at timestamptz not null default now(),
        unique (company_id, id),
        unique (company_id, key),
        foreign key (company_id, booking_id) references bookings (company_id, id)
      )`);
    this.addSql(
      `comment on table idempotency_keys is 'the key alone; the request is kept as its hash, the answer is read from the booking'`,
    );
    // Lists of the admin API, newest first.
    this.addSql(`create index callback_requests_of_company on callback_requests (company_id, created_at desc)`);
    this.addSql(`create index booking_attempts_of_company on booking_attempts (company_id, created_at)`);
    this.addSql(`create index function_calls_of_company on function_calls (company_id, started_at)`);
  }

  override down(): void {
    for (const index of ['function_calls_of_company', 'booking_attempts_of_company', 'callback_requests_of_company'])
      this.addSql(`drop index ${index}`);
    this.addSql('drop table idempotency_keys');
    this.addSql('drop view branch_chain');
  }
}
