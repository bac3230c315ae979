import { type Guard } from './access.js';
import { createBooking, createBooking20240415 } from './booking-create.js';
import { listBookings, listTeamBookings, readBooking, readBooking20240415 } from './booking-read.js';
import { rescheduleBooking } from './booking-reschedule.js';
import { addGuests, cancelBooking, cancelBooking20240415, confirmBooking, declineBooking } from './booking-settle.js';
import { type RequestKind } from './faults.js';
import { type Handler } from './house.js';
import { deleteReservation, readReservation, reserveSlot } from './reservations.js';
import { listSlots, listSlots20240415 } from './slots.js';
import { listEventTypes, listMemberships, listTeams, me, readEventType, readTeam } from './teams.js';
import { createPersonalWebhook, teamEventTypeWebhooks, userWebhooks } from './webhooks.js';

export interface Route {
  method: string;
  segments: string[];
  /** The one version that reaches this route; undefined = any. */
  version: string | undefined;
  kind: RequestKind;
  guard: Guard;
  handler: Handler;
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

const OLD = '2024-04-15';
const BOOKINGS = '2024-08-13';
const SLOTS = '2024-09-04';
// A header with another value counts as missing; a known one that an end point does not serve makes it a 404.
const KNOWN_VERSIONS = [OLD, '2024-06-11', '2024-06-14', BOOKINGS, SLOTS];

const ROUTES: Route[] = [
  route('GET /v2/me', undefined, 'me', 'key', me),
  route('GET /v2/teams', undefined, 'teams', 'key', listTeams),
  route('GET /v2/teams/:teamId', undefined, 'team', 'team-member', readTeam),
  route('GET /v2/teams/:teamId/memberships', undefined, 'memberships', 'team-admin', listMemberships),
  route('GET /v2/teams/:teamId/bookings', undefined, 'bookings', 'team-admin', listTeamBookings),
  route('GET /v2/teams/:teamId/event-types', undefined, 'event_types', 'public', listEventTypes),
  route('GET /v2/teams/:teamId/event-types/:eventTypeId', undefined, 'event_types', 'team-admin', readEventType),
  route('GET /v2/slots', SLOTS, 'slots', 'public', listSlots),
  route('GET /v2/slots/available', OLD, 'slots', 'public', listSlots20240415),
  route('POST /v2/slots/reservations', SLOTS, 'other', 'public', reserveSlot),
  route('GET /v2/slots/reservations/:uid', SLOTS, 'other', 'public', readReservation),
  route('DELETE /v2/slots/reservations/:uid', SLOTS, 'other', 'public', deleteReservation),
  route('POST /v2/bookings', BOOKINGS, 'book', 'public', createBooking),
  route('POST /v2/bookings', OLD, 'book', 'public', createBooking20240415),
  route('GET /v2/bookings', BOOKINGS, 'bookings', 'key', listBookings),
  route('GET /v2/bookings/:uid', BOOKINGS, 'booking', 'public', readBooking),
  route('GET /v2/bookings/:uid', OLD, 'booking', 'public', readBooking20240415),
  route('POST /v2/bookings/:uid/reschedule', BOOKINGS, 'reschedule', 'public', rescheduleBooking),
  route('POST /v2/bookings/:uid/cancel', BOOKINGS, 'cancel', 'public', cancelBooking),
  route('POST /v2/bookings/:uid/cancel', OLD, 'cancel', 'public', cancelBooking20240415),
  route('POST /v2/bookings/:uid/confirm', BOOKINGS, 'other', 'key', confirmBooking),
  route('POST /v2/bookings/:uid/decline', BOOKINGS, 'other', 'key', declineBooking),
  route('POST /v2/bookings/:uid/guests', BOOKINGS, 'other', 'key', addGuests),
  route('POST /v2/event-types/:eventTypeId/webhooks', undefined, 'other', 'key', createPersonalWebhook),
  ...webhookRoutes('/v2/webhooks', 'key', userWebhooks),
  ...webhookRoutes('/v2/teams/:teamId/event-types/:eventTypeId/webhooks', 'team-member', teamEventTypeWebhooks),
];

/** The route for a request, or undefined where the real server says "Cannot GET /v2/...". */
export function findRoute(method: string, path: string, versionHeader: string | undefined): Match | undefined {
  const version = versionHeader !== undefined && KNOWN_VERSIONS.includes(versionHeader) ? versionHeader : OLD;
  const segments = path.split('/').slice(1);
  for (const each of ROUTES) {
    if (each.method !== method || (each.version !== undefined && each.version !== version)) continue;
    const params = matchSegments(each.segments, segments);
    if (params) return { route: each, params };
  }
  return undefined;
}

function matchSegments(pattern: string[], segments: string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}

function route(line: string, version: string | undefined, kind: RequestKind, guard: Guard, handler: Handler): Route {
  const [method = '', path = ''] = line.split(' ');
  return { method, segments: path.split('/').slice(1), version, kind, guard, handler };
}

type WebhookHandlers = Record<'create' | 'list' | 'read' | 'change' | 'remove', Handler>;

function webhookRoutes(path: string, guard: Guard, handlers: WebhookHandlers): Route[] {
  return [
    route(`POST ${path}`, undefined, 'other', guard, handlers.create),
    route(`GET ${path}`, undefined, 'other', guard, handlers.list),
    route(`GET ${path}/:webhookId`, undefined, 'other', guard, handlers.read),
    route(`PATCH ${path}/:webhookId`, undefined, 'other', guard, handlers.change),
    route(`DELETE ${path}/:webhookId`, undefined, 'other', guard, handlers.remove),
  ];
}
