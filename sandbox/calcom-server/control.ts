import { z } from 'zod';
import { isRecord } from './checks.js';
import { jsonAnswer, type Ready } from './exchange.js';
import { FAULT_NAMES, faultSchema, REQUEST_KINDS } from './faults.js';
import { type Door } from './front-door.js';
import { eventTypeSchema, teamSchema } from './world.js';

const limitSchema = z.strictObject({ limitPerMinute: z.number().int().positive() });

/** The routes under /_sandbox: for tests and trials, no part of Cal.com. */
export function answerControl(door: Door, method: string, path: string, body: unknown): Ready {
  try {
    return answer(door, method, path, body) ?? jsonAnswer(404, { error: `no such control route: ${method} ${path}` });
  } catch (error) {
    if (error instanceof Error) return jsonAnswer(400, { error: error.message, kinds: [...REQUEST_KINDS, 'any'], faults: FAULT_NAMES });
    throw error;
  }
}

function answer(door: Door, method: string, path: string, body: unknown): Ready | undefined {
  const [, , what = '', idText] = path.split('/');
  switch (`${method} ${what}`) {
    case 'POST faults':
      door.faults.add(faultSchema.parse(body, { error: allowed }));
      return jsonAnswer(201, { faults: door.faults.list() });
    case 'GET faults':
      return jsonAnswer(200, { faults: door.faults.list() });
    case 'DELETE faults':
      door.faults.clear();
      return jsonAnswer(200, { faults: [] });
    case 'GET bookings':
      return jsonAnswer(200, { bookings: door.house.calendar.all() });
    case 'GET ledger':
      return jsonAnswer(200, { ledger: door.ledger.list() });
    case 'DELETE ledger':
      door.ledger.clear();
      return jsonAnswer(200, { ledger: [] });
    case 'POST limit':
      door.limit.change(limitSchema.parse(body).limitPerMinute);
      return jsonAnswer(200, limitSchema.parse(body));
    case 'PUT event-types':
      return putEventType(door, Number(idText), body);
    case 'DELETE event-types':
      return deleteEventType(door, Number(idText));
    case 'PUT teams':
      return putTeam(door, Number(idText), body);
    default:
      return undefined;
  }
}

/** Changes the named fields of an event type, or makes a new one. */
function putEventType({ house }: Door, id: number, body: unknown): Ready {
  const eventType = eventTypeSchema.parse({ ...house.world.eventTypes.get(id), ...(isRecord(body) ? body : {}), id });
  house.world.putEventType(eventType);
  house.journal.write({ what: 'event-type', eventType });
  return jsonAnswer(200, eventType);
}

function deleteEventType({ house }: Door, id: number): Ready | undefined {
  if (!house.world.eventTypes.has(id)) return undefined;
  house.journal.write({ what: 'event-type-removed', id });
  house.world.removeEventType(id);
  return jsonAnswer(200, { removed: id });
}

function putTeam({ house }: Door, id: number, body: unknown): Ready {
  const team = teamSchema.parse({ ...house.world.teams.get(id), ...(isRecord(body) ? body : {}), id });
  house.world.putTeam(team);
  house.journal.write({ what: 'team', team });
  return jsonAnswer(200, team);
}

function allowed(issue: { path?: PropertyKey[] | undefined }): string | undefined {
  const [field] = issue.path ?? [];
  if (field === 'kind') return `kind must be one of ${[...REQUEST_KINDS, 'any'].join(', ')}`;
  return field === 'fault' ? `fault must be one of ${FAULT_NAMES.join(', ')}` : undefined;
}
