/** number -> branch -> company -> service -> branch service -> event type -> team in one join: no row, no booking. $4 is the local start. */
export const JOIN = `
  select c.id as company_id, s.id as service_id, s.title, coalesce(b.time_zone, c.time_zone) as time_zone,
    m.calcom_event_type_id, m.duration_minutes, (m.hosts -> 0 ->> 'userId')::int as host_user_id, t.calcom_instance,
    $4::timestamp at time zone coalesce(b.time_zone, c.time_zone) as start_at
  from phone_numbers n
    join branches b on b.company_id = n.company_id and b.id = n.branch_id and b.is_active
    join companies c on c.id = n.company_id and c.is_active
    join services s on s.company_id = c.id and s.is_active and lower(s.title) = lower($3)
    join branch_services bs on bs.company_id = c.id and bs.branch_id = b.id and bs.service_id = s.id and bs.is_active
    join team_event_type_mappings m on m.company_id = c.id and m.id = s.mapping_id and m.is_active and m.not_bookable_reason is null
    join company_teams t on t.company_id = c.id and t.id = m.company_team_id and t.removed_at is null
  where n.number = $1 and n.workspace_id = $2 and n.is_active`;

export interface JoinedRow {
  company_id: string;
  service_id: string;
  title: string;
  time_zone: string;
  calcom_event_type_id: number;
  duration_minutes: number;
  host_user_id: number;
  calcom_instance: string;
  start_at: Date;
}

/** Committed before Cal.com is asked; raises exclusion_violation when the host's time is claimed. */
export const CLAIM = `
  insert into reference.claims (id, company_id, service_id, call_id, calcom_instance, host_user_id, during)
  values ($1, $2, $3, $4, $5, $6, tstzrange($7, $8))`;

export const OUTCOME = `
  insert into reference.outcomes (id, call_id, function, status, calcom_uid, answer) values ($1, $2, $3, $4, $5, $6)`;
