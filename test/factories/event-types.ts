import type { CalcomEventType } from '../../src/calcom/clients/calcom-event-type.js';
import { type KnownMapping, mappingContent } from '../../src/calcom/event-type-diff.js';

export const MINE = { companyId: 'mine', companyTeamId: 'team-a' };
export const MY_OTHER_TEAM = { companyId: 'mine', companyTeamId: 'team-b' };

/** An event type of team 42 as the client gives it: bookable, thirty minutes. */
export function anEventType(change: Partial<CalcomEventType> = {}): CalcomEventType {
  return {
    ...{ id: 7, teamId: 42, title: 'Haarschnitt', slug: 'haarschnitt', description: null, hidden: false },
    ...{ durationMinutes: 30, lengthOptions: [], schedulingType: 'collective', bookingFields: [], bookingFieldsRaw: [] },
    hosts: [{ userId: 1, name: 'Mira', username: 'mira', mandatory: false }],
    ...{ minimumNoticeMinutes: 0, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, slotIntervalMinutes: null },
    ...{ recurring: false, seats: false, price: 0, currency: 'eur', locations: [] },
    ...{ requiresEmailVerification: false, requiresConfirmation: false, requiresAuthentication: false },
    ...change,
  };
}

/** The mapping that a sync has made of it. */
export function known(eventType: CalcomEventType, change: Partial<KnownMapping> = {}): KnownMapping {
  const { calcomEventTypeId, contentHash } = mappingContent(eventType);
  return { id: `m-${calcomEventTypeId}`, ...MINE, calcomEventTypeId, contentHash, isActive: true, isReleased: false, ...change };
}
