import type { OpeningHours } from '../../contracts/companies/opening-hours.js';

/** One row of the view booking_chain (or branch_chain, which begins at the branch): a number's whole chain down to one service of its company (nulls when it has none). */
export interface ChainRow {
  /** Null when the chain begins at the branch. */
  number: string | null;
  number_is_active: boolean;
  workspace_id: string | null;
  company_id: string;
  branch_id: string | null;
  branch_name: string | null;
  branch_is_active: boolean | null;
  opening_hours: OpeningHours | null;
  company_name: string;
  company_is_active: boolean;
  move_notice_minutes: number;
  cancel_notice_minutes: number;
  time_zone: string;
  language: string;
  company_has_team: boolean;
  service_id: string | null;
  service_title: string;
  service_slug: string;
  display_name: string | null;
  aliases: string[];
  category: string | null;
  service_is_active: boolean;
  email_policy: 'technical' | 'ask';
  price_minor: number | null;
  currency: string | null;
  local_notice_minutes: number | null;
  branch_service_id: string | null;
  branch_service_is_active: boolean;
  branch_duration_minutes: number | null;
  mapping_id: string | null;
  calcom_event_type_id: number;
  duration_minutes: number;
  length_options: number[];
  scheduling_type: string | null;
  hosts: { userId: number; name: string | null }[];
  booking_fields: BookingField[];
  notice_minutes: number;
  buffer_before_minutes: number;
  buffer_after_minutes: number;
  slot_interval_minutes: number | null;
  requires_confirmation: boolean;
  mapping_is_active: boolean;
  not_bookable_reason: string | null;
  company_team_id: string | null;
  calcom_team_id: number;
  calcom_team_name: string | null;
  calcom_instance: string;
  team_removed_at: Date | null;
  team_sync_status: string | null;
  team_sync_error: string | null;
  team_serves_branch: boolean | null;
  connection_id: string;
}

/** A question that Cal.com asks of the booker. */
export interface BookingField {
  slug: string;
  type: string;
  label: string;
  required: boolean;
  hidden: boolean;
  isDefault: boolean;
  options?: string[];
}

/** A row that has its service and event type: what the database guarantees for every service. */
export type ServiceRow = ChainRow & { service_id: string; mapping_id: string; company_team_id: string };

export function hasService(row: ChainRow): row is ServiceRow {
  return row.service_id !== null && row.mapping_id !== null && row.company_team_id !== null;
}

/** What callers and agents call the service. */
export function serviceName(row: ChainRow): string {
  return row.display_name ?? row.service_title;
}

/** Minutes of notice to book: branch override, else the service's own, but never less than Cal.com itself demands. */
export function noticeMinutes(row: ChainRow): number {
  return Math.max(row.notice_minutes, row.local_notice_minutes ?? 0);
}
