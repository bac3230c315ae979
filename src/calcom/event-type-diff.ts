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
  notBookableReason: NotBookableReason | null;
  contentHash: string;
}

export type NotBookableReason = 'managed' | 'hidden' | 'recurring' | 'paid' | 'email_verification' | 'seats' | 'no_hosts';

/** A mapping row as far as the diff needs it: the company's own ones, and those that other companies hold. */
export interface KnownMapping {
  id: string;
  companyId: string;
  companyTeamId: string;
  calcomEventTypeId: number;
  isActive: boolean;
  /** Another company took it since; the row still carries this company's service. */
  isReleased: boolean;
  contentHash: string;
}

export interface EventTypeConflict {
  calcomEventTypeId: number;
  name: string;
  reason: 'owned_by_another_company';
}

export interface EventTypeDiff {
  create: MappingContent[];
  /** Changed, come back, or moved here from another team of the same company. */
  update: { id: string; content: MappingContent; because: 'changed' | 'returned' | 'moved' }[];
  unchanged: number;
  /** Vanished at Cal.com: ids of mappings, never deleted. */
  deactivate: string[];
  /** Owned by another company: nothing is changed. */
  conflicts: EventTypeConflict[];
  notBookable: number;
}

/** Pure: what one complete reading of a team means for what is stored (invariants 3 and 4). */
export function diffEventTypes(
  assignment: { companyId: string; companyTeamId: string },
  fetched: CalcomEventType[],
  known: KnownMapping[],
): EventTypeDiff {
  const own = new Map(known.filter(({ companyId }) => companyId === assignment.companyId).map((each) => [each.calcomEventTypeId, each]));
  const foreign = new Set(
    known.filter(({ companyId, isReleased }) => companyId !== assignment.companyId && !isReleased).map((each) => each.calcomEventTypeId),
  );
  const present = new Map(fetched.map((eventType) => [eventType.id, eventType]));
  const diff: EventTypeDiff = { create: [], update: [], unchanged: 0, deactivate: [], conflicts: [], notBookable: 0 };
  for (const eventType of present.values()) {
    if (foreign.has(eventType.id)) {
      diff.conflicts.push({ calcomEventTypeId: eventType.id, name: eventType.title, reason: 'owned_by_another_company' });
      continue;
    }
    const content = mappingContent(eventType);
    if (content.notBookableReason) diff.notBookable += 1;
    const mapping = own.get(eventType.id);
    const because = mapping && changeOf(mapping, content, assignment.companyTeamId);
    if (!mapping) diff.create.push(content);
    else if (because) diff.update.push({ id: mapping.id, content, because });
    else diff.unchanged += 1;
  }
  diff.deactivate = [...own.values()]
    .filter((mapping) => mapping.companyTeamId === assignment.companyTeamId && mapping.isActive && !present.has(mapping.calcomEventTypeId))
    .map((mapping) => mapping.id);
  return diff;
}

function changeOf(mapping: KnownMapping, content: MappingContent, companyTeamId: string): 'changed' | 'returned' | 'moved' | null {
  if (mapping.companyTeamId !== companyTeamId) return 'moved';
  if (!mapping.isActive) return 'returned';
  return mapping.contentHash === content.contentHash ? null : 'changed';
}

/** The first reason why callers cannot book this event type, or null (calcom.md 2.1 "Import rules"). */
function notBookableReason(eventType: CalcomEventType): NotBookableReason | null {
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
    // Cal.com promises no order of hosts: another order is no change.
    hosts: eventType.hosts.map(({ userId, name }) => ({ userId, name })).toSorted((a, b) => a.userId - b.userId),
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
