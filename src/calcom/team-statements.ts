import type { EntityManager } from '@mikro-orm/postgresql';
import type { TeamAssignmentView } from '../contracts/companies/get-team-assignment.query.js';
import { newId } from '../shared/ids.js';
import type { CalcomMember } from './clients/calcom-team.js';
import type { MappingContent } from './event-type-diff.js';

/** One statement for any number of event types, none when there is nothing to write (design section 8: 500 in at most 12). */
const COLUMNS = `calcom_event_type_id int, calcom_team_id int, name text, slug text, duration_minutes int, length_options int[],
  scheduling_type text, hosts jsonb, booking_fields jsonb, notice_minutes int, buffer_before_minutes int, buffer_after_minutes int,
  slot_interval_minutes int, requires_confirmation boolean, not_bookable_reason text, content_hash text`;
const NAMES = COLUMNS.split(',').map((column) => column.trim().split(' ')[0] ?? '');

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
    `update team_event_type_mappings m set company_team_id = ?, is_active = true, last_synced_at = now(), updated_at = now(),
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

/** The vanished become inactive; rows that say the same already are not written. */
export async function writeMembers(em: EntityManager, assignment: TeamAssignmentView, members: CalcomMember[]): Promise<void> {
  const rows = members.map((member) => ({ id: newId(), ...member, calcom_user_id: member.userId }));
  await em.execute(
    `insert into calcom_team_members as m (id, company_id, company_team_id, calcom_user_id, email, name, username, role, accepted)
     select id, ?, ?, calcom_user_id, email, name, username, role, accepted
     from jsonb_to_recordset(?::jsonb) as t (id uuid, calcom_user_id int, email text, name text, username text, role text, accepted boolean)
     on conflict (company_team_id, calcom_user_id) do update
       set email = excluded.email, name = excluded.name, username = excluded.username, role = excluded.role, accepted = excluded.accepted,
         is_active = true, last_synced_at = now()
       where (m.email, m.name, m.username, m.role, m.accepted, m.is_active)
         is distinct from (excluded.email, excluded.name, excluded.username, excluded.role, excluded.accepted, true)`,
    [assignment.companyId, assignment.companyTeamId, JSON.stringify(rows)],
  );
  await em.execute(
    `update calcom_team_members set is_active = false where company_team_id = ? and is_active and calcom_user_id <> all(?::int[])`,
    [assignment.companyTeamId, `{${members.map((member) => member.userId).join(',')}}`],
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
