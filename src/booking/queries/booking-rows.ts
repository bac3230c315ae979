/** A try to place, move or cancel at Cal.com. */
export interface AttemptRow {
  kind: string;
  state: string;
  refusal: string | null;
  detail: string | null;
  target_start_at: string | null;
  sent_at: string | null;
  settled_at: string | null;
  ms: number | null;
}

export interface BookingRow {
  id: string;
  reference: string;
  status: string;
  refusal: string | null;
  branch_id: string;
  service_id: string;
  call_id: string | null;
  start_at: string;
  end_at: string;
  time_zone: string;
  calcom_event_type_id: number;
  calcom_uid: string | null;
  host_name: string | null;
  name: string | null;
  version: string;
  attempts: AttemptRow[];
}

/** With what only the business itself is shown. */
export interface BookingDetails extends BookingRow {
  contact_phone: string | null;
  email: string | null;
  notes: string | null;
  created_at: string;
  /** Every uid that Cal.com ever gave it, oldest first. */
  uids: { uid: string; bound_at: string }[];
}

/** The columns of a BookingRow, for `bookings b`. Instants as text keep their last digit: they are cursors, too. */
export const BOOKING_COLUMNS = `
  b.id, b.reference, b.status, b.refusal, b.branch_id, b.service_id, b.call_id, to_json(b.start_at)#>>'{}' as start_at,
  to_json(b.end_at)#>>'{}' as end_at, b.time_zone, b.calcom_event_type_id, b.calcom_uid, b.host_name, b.name, b.xmin::text as version,
  (select coalesce(json_agg(json_build_object('kind', a.kind, 'state', a.state, 'refusal', a.refusal, 'detail', a.detail,
       'target_start_at', a.target_start_at, 'sent_at', a.sent_at, 'settled_at', a.settled_at, 'ms', a.ms) order by a.created_at), '[]')
     from booking_attempts a where a.company_id = b.company_id and a.booking_id = b.id) as attempts`;
