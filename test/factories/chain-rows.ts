import type { ServiceRow } from '../../src/booking/chain/chain-row.js';

/** A row of booking_chain in which every link holds. */
export function aServiceRow(overrides: Partial<ServiceRow> = {}): ServiceRow {
  return {
    number: '+49305550101',
    number_is_active: true,
    workspace_id: '0190d6c4-0000-7000-8000-000000000001',
    company_id: '0190d6c4-0000-7000-8000-000000000002',
    branch_id: '0190d6c4-0000-7000-8000-000000000003',
    branch_name: 'Seeblick Mitte',
    branch_is_active: true,
    opening_hours: null,
    company_name: 'Salon Seeblick',
    company_is_active: true,
    move_notice_minutes: 0,
    cancel_notice_minutes: 0,
    time_zone: 'Europe/Berlin',
    language: 'de',
    company_has_team: true,
    service_id: '0190d6c4-0000-7000-8000-000000000004',
    service_title: 'Haarschnitt Damen',
    service_slug: 'haarschnitt-damen',
    display_name: null,
    aliases: [],
    category: null,
    service_is_active: true,
    email_policy: 'technical',
    price_minor: null,
    currency: null,
    local_notice_minutes: null,
    branch_service_id: '0190d6c4-0000-7000-8000-000000000005',
    branch_service_is_active: true,
    branch_duration_minutes: null,
    mapping_id: '0190d6c4-0000-7000-8000-000000000006',
    calcom_event_type_id: 1001,
    duration_minutes: 45,
    length_options: [],
    scheduling_type: 'roundRobin',
    hosts: [{ userId: 11, name: 'Mira Vogt' }],
    booking_fields: [],
    notice_minutes: 0,
    buffer_before_minutes: 0,
    buffer_after_minutes: 0,
    slot_interval_minutes: null,
    requires_confirmation: false,
    mapping_is_active: true,
    not_bookable_reason: null,
    company_team_id: '0190d6c4-0000-7000-8000-000000000007',
    calcom_team_id: 101,
    calcom_team_name: 'Salon Seeblick',
    calcom_instance: 'https://calcom.example',
    team_removed_at: null,
    team_sync_status: 'synced',
    team_sync_error: null,
    team_serves_branch: true,
    connection_id: '0190d6c4-0000-7000-8000-000000000008',
    ...overrides,
  };
}

let counter = 0x10;

/** Another service of the same company, by its title. */
export function aService(title: string, overrides: Partial<ServiceRow> = {}): ServiceRow {
  const id = `0190d6c4-0000-7000-8000-0000000001${(counter++).toString(16).padStart(2, '0')}`;
  return aServiceRow({ service_id: id, service_title: title, service_slug: title.toLowerCase().replaceAll(' ', '-'), ...overrides });
}
