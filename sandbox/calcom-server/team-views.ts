import { bookingFieldsOf } from './booking-fields.js';
import { type WorldStore } from './world-store.js';
import { type WorldEventType, type WorldTeam, type WorldUser } from './world.js';

export function meView(user: WorldUser): Record<string, unknown> {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    avatarUrl: null,
    bio: null,
    timeFormat: 12,
    defaultScheduleId: user.id,
    weekStart: 'Sunday',
    timeZone: user.timeZone,
    username: user.username,
    organizationId: null,
  };
}

export function teamView({ id, name, slug }: WorldTeam): Record<string, unknown> {
  return {
    hideBookATeamMember: false,
    timeZone: 'Europe/London',
    weekStart: 'Sunday',
    id,
    parentId: null,
    name,
    slug,
    logoUrl: null,
    calVideoLogo: null,
    appLogo: null,
    appIconLogo: null,
    bio: null,
    hideBranding: false,
    isOrganization: false,
    isPrivate: false,
    theme: null,
    brandColor: null,
    darkBrandColor: null,
    bannerUrl: null,
    timeFormat: null,
  };
}

export function membershipView(world: WorldStore, team: WorldTeam, member: WorldTeam['members'][number]): Record<string, unknown> {
  const { username, name, email } = world.user(member.userId);
  return {
    // A membership has no number of its own in the world; this one is unique as long as user ids stay below 100,000.
    id: team.id * 100_000 + member.userId,
    userId: member.userId,
    teamId: team.id,
    accepted: member.accepted,
    role: member.role,
    disableImpersonation: false,
    user: { avatarUrl: null, username, name, email, bio: null },
  };
}

/** A team event type; the list shows more of the team than the single event type does. */
export function eventTypeView(world: WorldStore, eventType: WorldEventType, whole: boolean): Record<string, unknown> {
  const { lengthInMinutesOptions: lengths, seats } = eventType;
  return {
    id: eventType.id,
    lengthInMinutes: eventType.lengthInMinutes,
    ...(lengths ? { lengthInMinutesOptions: lengths } : {}),
    title: eventType.title,
    slug: eventType.slug,
    description: eventType.description,
    locations: eventType.location ? [eventType.location] : [],
    bookingFields: bookingFieldsOf(eventType),
    recurrence: eventType.recurrence,
    disableGuests: false,
    slotInterval: eventType.slotInterval,
    minimumBookingNotice: eventType.minimumBookingNotice,
    beforeEventBuffer: eventType.beforeEventBuffer,
    afterEventBuffer: eventType.afterEventBuffer,
    metadata: lengths ? { ...eventType.metadata, multipleDuration: lengths } : eventType.metadata,
    price: eventType.price,
    currency: eventType.currency,
    confirmationPolicy: eventType.confirmationPolicy ?? { disabled: true },
    seats: seats ? { disabled: false, ...seats } : { disabled: true },
    hidden: eventType.hidden,
    bookingRequiresAuthentication: eventType.bookingRequiresAuthentication,
    ...UNUSED,
    hosts: eventType.hosts.map((id) => hostView(world.user(id), eventType)),
    teamId: eventType.teamId,
    ownerId: eventType.ownerId,
    parentEventTypeId: null,
    schedulingType: eventType.schedulingType,
    assignAllTeamMembers: false,
    team: teamOfEventType(world, eventType, whole),
  };
}

/** Fields of the answer that nothing in the stand-in depends on. */
const UNUSED = {
  lockTimeZoneToggleOnBookingPage: false,
  forwardParamsSuccessRedirect: true,
  successRedirectUrl: null,
  isInstantEvent: false,
  scheduleId: null,
  onlyShowFirstAvailableSlot: false,
  offsetStart: 0,
  bookingWindow: { disabled: true },
  requiresBookerEmailVerification: false,
  hideCalendarNotes: false,
  useDestinationCalendarEmail: false,
  hideCalendarEventDetails: false,
  hideOrganizerEmail: false,
  calVideoSettings: null,
  bookerActiveBookingsLimit: { disabled: true },
  rescheduleWithSameRoundRobinHost: false,
  rrHostSubsetEnabled: false,
};

function hostView({ id, name, username }: WorldUser, eventType: WorldEventType): Record<string, unknown> {
  const roundRobin = eventType.schedulingType === 'roundRobin' ? { mandatory: false, priority: 'medium' } : {};
  return { ...roundRobin, userId: id, name, username, avatarUrl: null };
}

function teamOfEventType(world: WorldStore, eventType: WorldEventType, whole: boolean): Record<string, unknown> | null {
  const team = eventType.teamId === null ? undefined : world.teams.get(eventType.teamId);
  if (!team) return null;
  if (!whole) return { id: team.id };
  const { id, name, slug } = team;
  return { id, name, slug, bannerUrl: null, logoUrl: null, weekStart: 'Sunday', brandColor: null, darkBrandColor: null, theme: null };
}
