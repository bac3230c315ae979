import { createHash } from 'node:crypto';
import type { CalcomEventType } from './clients/calcom-event-type.js';

/** What of an event type is kept in its mapping; the hash tells whether anything of it changed. */
export interface MappingContent {
  calcomEventTypeId: number;
  calcomTeamId: number;
  name: string;
  slug: string;
  durationMinutes: number;
  lengthOptions: number[];
  schedulingType: string | null;
  hosts: { userId: number; name: string | null }[];
  bookingFields: CalcomEventType['bookingFields'];
  noticeMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  slotIntervalMinutes: number | null;
  requiresConfirmation: boolean;
  notBookableReason: string | null;
  contentHash: string;
}

/** A mapping row as far as the diff needs it. */
export interface KnownMapping {
  id: string;
  companyId: string;
  companyTeamId: string;
  calcomEventTypeId: number;
  isActive: boolean;
  contentHash: string;
}

export interface EventTypeDiff {
  create: MappingContent[];
  /** Changed, come back, or moved here from another team of the same company. */
  update: { id: string; content: MappingContent }[];
  unchanged: number;
  /** Vanished at Cal.com: ids of mappings, never deleted. */
  deactivate: string[];
  /** Owned by another company: nothing is changed. */
  conflicts: { calcomEventTypeId: number; name: string; reason: 'owned_by_another_company' }[];
  notBookable: number;
}

/** Pure: what one complete reading of a team means for what is stored (invariants 3 and 4). */
export function diffEventTypes(
  assignment: { companyId: string; companyTeamId: string },
  fetched: CalcomEventType[],
  known: KnownMapping[],
): EventTypeDiff {
  const byEventType = new Map(known.map((mapping) => [mapping.calcomEventTypeId, mapping]));
  const diff: EventTypeDiff = { create: [], update: [], unchanged: 0, deactivate: [], conflicts: [], notBookable: 0 };
  for (const eventType of fetched) {
    const content = mappingContent(eventType);
    const mapping = byEventType.get(eventType.id);
    if (mapping && mapping.companyId !== assignment.companyId) {
      diff.conflicts.push({ calcomEventTypeId: eventType.id, name: eventType.title, reason: 'owned_by_another_company' });
      continue;
    }
    if (content.notBookableReason) diff.notBookable += 1;
    if (!mapping) diff.create.push(content);
    else if (mapping.isActive && mapping.contentHash === content.contentHash && mapping.companyTeamId === assignment.companyTeamId)
      diff.unchanged += 1;
    else diff.update.push({ id: mapping.id, content });
  }
  const present = new Set(fetched.map((eventType) => eventType.id));
  diff.deactivate = known
    .filter((mapping) => mapping.companyTeamId === assignment.companyTeamId && mapping.isActive && !present.has(mapping.calcomEventTypeId))
    .map((mapping) => mapping.id);
  return diff;
}

/** The first reason why callers cannot book this event type, or null (calcom.md 2.1 "Import rules"). */
function notBookableReason(eventType: CalcomEventType): string | null {
  if (eventType.schedulingType === 'managed') return 'managed';
  if (eventType.hidden) return 'hidden';
  if (eventType.recurring) return 'recurring';
  if (eventType.price > 0) return 'paid';
  if (eventType.requiresEmailVerification) return 'email_verification';
  if (eventType.seats) return 'seats';
  if (eventType.hosts.length === 0) return 'no_hosts';
  return null;
}

export function mappingContent(eventType: CalcomEventType): MappingContent {
  const content = {
    calcomEventTypeId: eventType.id,
    calcomTeamId: eventType.teamId,
    name: eventType.title,
    slug: eventType.slug,
    durationMinutes: eventType.durationMinutes,
    lengthOptions: eventType.lengthOptions,
    schedulingType: eventType.schedulingType,
    hosts: eventType.hosts.map(({ userId, name }) => ({ userId, name })),
    bookingFields: eventType.bookingFields,
    noticeMinutes: eventType.minimumNoticeMinutes,
    bufferBeforeMinutes: eventType.bufferBeforeMinutes,
    bufferAfterMinutes: eventType.bufferAfterMinutes,
    slotIntervalMinutes: eventType.slotIntervalMinutes,
    requiresConfirmation: eventType.requiresConfirmation,
    notBookableReason: notBookableReason(eventType),
  };
  return { ...content, contentHash: createHash('sha256').update(JSON.stringify(content)).digest('hex') };
}
