import type { EntityManager } from '@mikro-orm/postgresql';
import type { TeamAssignmentView } from '../contracts/companies/get-team-assignment.query.js';
import { newId } from '../shared/ids.js';
import type { CalcomEventType } from './clients/calcom-event-type.js';
import type { CalcomMember } from './clients/calcom-team.js';
import type { KnownMapping, MappingContent } from './event-type-diff.js';

/** One statement for any number of event types, none when there is nothing to write (design section 8: 500 in at most 12). */
const COLUMNS = `calcom_event_type_id int, calcom_team_id int, name text, slug text, duration_minutes int, length_options int[],
  scheduling_type text, hosts jsonb, booking_fields jsonb, notice_minutes int, buffer_before_minutes int, buffer_after_minutes int,
  slot_interval_minutes int, requires_confirmation boolean, not_bookable_reason text, content_hash text`;
const NAMES = COLUMNS.split(',').map((column) => column.trim().split(' ')[0] ?? '');

/** The team's own rows, the company's other rows for what was read, and whoever else holds any of it. */
export function knownMappings(em: EntityManager, assignment: TeamAssignmentView, eventTypes: CalcomEventType[]): Promise<KnownMapping[]> {
  return em.execute<KnownMapping[]>(
    `select id, company_id as "companyId", company_team_id as "companyTeamId", calcom_event_type_id as "calcomEventTypeId",
       is_active as "isActive", released_at is not null as "isReleased", content_hash as "contentHash"
     from team_event_type_mappings
     where company_team_id = ?
       or (calcom_instance = ? and calcom_event_type_id = any(?::int[]) and (released_at is null or company_id = ?))`,
    [assignment.companyTeamId, assignment.calcomInstance, `{${eventTypes.map(({ id }) => id).join(',')}}`, assignment.companyId],
  );
}

export async function insertMappings(
  em: EntityManager,
  assignment: TeamAssignmentView,
  rows: { id: string; content: MappingContent }[],
): Promise<void> {
  if (rows.length === 0) return;
  await em.execute(
    `insert into team_event_type_mappings (id, company_id, company_team_id, calcom_instance, ${NAMES.join(', ')})
     select id, ?, ?, ?, ${NAMES.join(', ')} from jsonb_to_recordset(?::jsonb) as t (id uuid, ${COLUMNS})`,
    [assignment.companyId, assignment.companyTeamId, assignment.calcomInstance, recordset(rows)],
  );
}

export async function updateMappings(
  em: EntityManager,
  assignment: TeamAssignmentView,
  rows: { id: string; content: MappingContent }[],
): Promise<void> {
  if (rows.length === 0) return;
  await em.execute(
    `update team_event_type_mappings m set company_team_id = ?, is_active = true, released_at = null, last_synced_at = now(), updated_at = now(),
       ${NAMES.map((name) => `${name} = t.${name}`).join(', ')}
     from jsonb_to_recordset(?::jsonb) as t (id uuid, ${COLUMNS}) where m.id = t.id and m.company_id = ?`,
    [assignment.companyTeamId, recordset(rows), assignment.companyId],
  );
}

export async function deactivateMappings(em: EntityManager, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await em.execute('update team_event_type_mappings set is_active = false, updated_at = now() where id = any(?::uuid[])', [
    `{${ids.join(',')}}`,
  ]);
}

/** The vanished become inactive; rows that say the same already are not written. A team without any member is an odd answer. */
export async function writeMembers(em: EntityManager, assignment: TeamAssignmentView, members: CalcomMember[]): Promise<void> {
  if (members.length === 0) return;
  const rows = members.map((member) => ({ id: newId(), ...member, calcom_user_id: member.userId }));
  await em.execute(
    `with read as (
       select * from jsonb_to_recordset(?::jsonb)
         as t (id uuid, calcom_user_id int, email text, name text, username text, role text, accepted boolean)),
     vanished as (
       update calcom_team_members set is_active = false
       where company_team_id = ? and is_active and calcom_user_id not in (select calcom_user_id from read))
     insert into calcom_team_members as m (id, company_id, company_team_id, calcom_user_id, email, name, username, role, accepted)
     select r.id, ?, ?, r.calcom_user_id, r.email, r.name, r.username, r.role, r.accepted from read r
     where not exists (
       select from calcom_team_members k where k.company_team_id = ? and k.calcom_user_id = r.calcom_user_id and k.is_active
         and (k.email, k.name, k.username, k.role, k.accepted) is not distinct from (r.email, r.name, r.username, r.role, r.accepted))
     on conflict (company_team_id, calcom_user_id) do update
       set email = excluded.email, name = excluded.name, username = excluded.username, role = excluded.role, accepted = excluded.accepted,
         is_active = true, last_synced_at = now()`,
    [JSON.stringify(rows), assignment.companyTeamId, assignment.companyId, assignment.companyTeamId, assignment.companyTeamId],
  );
}

function recordset(rows: { id: string; content: MappingContent }[]): string {
  return JSON.stringify(
    rows.map(({ id, content }) => ({
      id,
      calcom_event_type_id: content.calcomEventTypeId,
      calcom_team_id: content.calcomTeamId,
      name: content.name,
      slug: content.slug,
      duration_minutes: content.durationMinutes,
      length_options: content.lengthOptions,
      scheduling_type: content.schedulingType,
      hosts: content.hosts,
      booking_fields: content.bookingFields,
      notice_minutes: content.noticeMinutes,
      buffer_before_minutes: content.bufferBeforeMinutes,
      buffer_after_minutes: content.bufferAfterMinutes,
      slot_interval_minutes: content.slotIntervalMinutes,
      requires_confirmation: content.requiresConfirmation,
      not_bookable_reason: content.notBookableReason,
      content_hash: content.contentHash,
    })),
  );
}
