import { randomUUID } from 'node:crypto';
import { isRecord } from './checks.js';
import { httpError, validationError } from './errors.js';
import { type Answer, type CalcomRequest, type House, success } from './house.js';
import { type StoredWebhook } from './webhook.js';

const TRIGGERS =
  'BOOKING_CREATED, BOOKING_PAYMENT_INITIATED, BOOKING_PAID, BOOKING_RESCHEDULED, BOOKING_REQUESTED, BOOKING_CANCELLED, BOOKING_REJECTED, BOOKING_NO_SHOW_UPDATED, FORM_SUBMITTED, MEETING_ENDED, MEETING_STARTED, RECORDING_READY, INSTANT_MEETING, RECORDING_TRANSCRIPTION_GENERATED, OOO_CREATED, AFTER_HOSTS_CAL_VIDEO_NO_SHOW, AFTER_GUESTS_CAL_VIDEO_NO_SHOW, FORM_SUBMITTED_NO_EVENT, DELEGATION_CREDENTIAL_ERROR';

type Owner = { userId: number } | { eventTypeId: number };

export const userWebhooks = {
  create: (house: House, request: CalcomRequest) => create(house, request, userOwner(request), 'user'),
  list: (house: House, request: CalcomRequest) => success(ownedBy(house, userOwner(request)).map(view)),
  read: (house: House, request: CalcomRequest) => success(view(ownWebhook(house, request, userOwner(request)))),
  change: (house: House, request: CalcomRequest) => change(house, request, userOwner(request)),
  remove: (house: House, request: CalcomRequest) => remove(house, request, userOwner(request)),
};

/** Webhooks of a team event type, by team admins only (newer server). */
export const teamEventTypeWebhooks = {
  create: (house: House, request: CalcomRequest) => create(house, request, teamOwner(house, request), 'event type'),
  list: (house: House, request: CalcomRequest) => success(ownedBy(house, teamOwner(house, request)).map(view)),
  read: (house: House, request: CalcomRequest) => success(view(ownWebhook(house, request, teamOwner(house, request)))),
  change: (house: House, request: CalcomRequest) => change(house, request, teamOwner(house, request)),
  remove: (house: House, request: CalcomRequest) => remove(house, request, teamOwner(house, request)),
};

/** POST /v2/event-types/{id}/webhooks is for the owner of a personal event type; the owner of a team is refused. */
export function createPersonalWebhook(house: House, request: CalcomRequest): Answer {
  const id = Number(request.params['eventTypeId']);
  const userId = request.user?.id ?? 0;
  if (house.world.eventTypes.get(id)?.ownerId !== userId) {
    throw httpError(403, `IsUserEventTypeWebhookGuard - User (${userId}) is not the owner of event type (${id})`);
  }
  return create(house, request, { eventTypeId: id }, 'event type');
}

function userOwner(request: CalcomRequest): Owner {
  return { userId: request.user?.id ?? 0 };
}

function teamOwner(house: House, request: CalcomRequest): Owner {
  const [userId, teamId] = [request.user?.id ?? 0, Number(request.params['teamId'])];
  const eventTypeId = Number(request.params['eventTypeId']);
  const refuse = (status: 403 | 404, text: string) => httpError(status, `IsTeamEventTypeWebhookGuard - ${text}`);
  if (!house.world.isTeamAdmin(userId, teamId)) throw refuse(403, `User (${userId}) is not an admin/owner of team (${teamId})`);
  if (house.world.eventTypes.get(eventTypeId)?.teamId !== teamId) {
    throw refuse(404, `Event type (${eventTypeId}) not found for team (${teamId})`);
  }
  return { eventTypeId };
}

function belongs(webhook: StoredWebhook, owner: Owner): boolean {
  return 'userId' in owner ? webhook.userId === owner.userId : webhook.eventTypeId === owner.eventTypeId;
}

function ownedBy(house: House, owner: Owner): StoredWebhook[] {
  return [...house.webhooks.values()].filter((webhook) => belongs(webhook, owner));
}

function ownWebhook(house: House, request: CalcomRequest, owner: Owner): StoredWebhook {
  const id = request.params['webhookId'] ?? '';
  const webhook = house.webhooks.get(id);
  if (!webhook) throw httpError(404, `Webhook (${id}) not found`);
  if (!belongs(webhook, owner)) {
    const text =
      'userId' in owner ? 'User is not the owner of the webhook' : 'IsTeamEventTypeWebhookGuard - Webhook mismatch with event type';
    throw httpError(403, text);
  }
  return webhook;
}

function create(house: House, request: CalcomRequest, owner: Owner, ofWhat: string): Answer {
  const body = isRecord(request.body) ? request.body : {};
  const subscriberUrl = textOrNull(body['subscriberUrl']) ?? '';
  const triggers = triggersOf(body);
  if (ownedBy(house, owner).some((webhook) => webhook.subscriberUrl === subscriberUrl)) {
    throw httpError(409, `Webhook with this subscriber url already exists for this ${ofWhat}`);
  }
  const made: StoredWebhook = {
    id: randomUUID(),
    payloadTemplate: textOrNull(body['payloadTemplate']),
    triggers,
    subscriberUrl,
    active: body['active'] !== false,
    secret: textOrNull(body['secret']),
    ...owner,
  };
  keep(house, made);
  return success(view(made), 201);
}

function change(house: House, request: CalcomRequest, owner: Owner): Answer {
  const webhook = ownWebhook(house, request, owner);
  const body = isRecord(request.body) ? request.body : {};
  const changed: StoredWebhook = {
    ...webhook,
    triggers: body['triggers'] === undefined ? webhook.triggers : triggersOf(body),
    active: typeof body['active'] === 'boolean' ? body['active'] : webhook.active,
    subscriberUrl: typeof body['subscriberUrl'] === 'string' ? body['subscriberUrl'] : webhook.subscriberUrl,
    secret: body['secret'] === undefined ? webhook.secret : textOrNull(body['secret']),
  };
  keep(house, changed);
  return success(view(changed));
}

function remove(house: House, request: CalcomRequest, owner: Owner): Answer {
  const webhook = ownWebhook(house, request, owner);
  house.journal.write({ what: 'webhook-removed', id: webhook.id });
  house.webhooks.delete(webhook.id);
  return success(view(webhook));
}

function keep(house: House, webhook: StoredWebhook): void {
  house.journal.write({ what: 'webhook', webhook });
  house.webhooks.set(webhook.id, webhook);
}

function triggersOf(body: Record<string, unknown>): string[] {
  const triggers: unknown[] = Array.isArray(body['triggers']) ? body['triggers'] : [];
  const known = triggers.filter((each) => typeof each === 'string').filter((each) => TRIGGERS.split(', ').includes(each));
  if (known.length === triggers.length) return known;
  const constraints = { isEnum: `each value in triggers must be one of the following values: ${TRIGGERS}` };
  throw validationError([{ target: body, value: triggers, property: 'triggers', children: [], constraints }]);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function view({
  id,
  payloadTemplate,
  triggers,
  subscriberUrl,
  active,
  secret,
  userId,
  eventTypeId,
}: StoredWebhook): Record<string, unknown> {
  const owner = eventTypeId === undefined ? { userId } : { eventTypeId };
  return { id, payloadTemplate, triggers, subscriberUrl, active, secret, ...owner };
}
