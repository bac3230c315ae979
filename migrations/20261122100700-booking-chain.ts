import { Migration } from '@mikro-orm/migrations';

/**
 * number -> workspace, branch -> company -> service -> branch service, event type -> team -> connection: one LEFT JOIN a link,
 * one row a service of the company (one row with nulls when it has none). Which link broke is a pure function of these rows.
 */
export class BookingChain20261122100700 extends Migration {
  override up(): void {
    this.addSql(`
      create view booking_chain as
      select
        n.number, n.is_active as number_is_active, n.workspace_id, n.company_id,
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
      from phone_numbers n
        join companies c on c.id = n.company_id
        left join branches b on b.company_id = n.company_id and b.id = n.branch_id
        left join services s on s.company_id = c.id
        left join branch_services bs on bs.company_id = c.id and bs.branch_id = b.id and bs.service_id = s.id
        left join team_event_type_mappings m on m.company_id = c.id and m.id = s.mapping_id
        left join company_teams t on t.company_id = c.id and t.id = m.company_team_id`);
  }

  override down(): void {
    this.addSql('drop view booking_chain');
  }
}
