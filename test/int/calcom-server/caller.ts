import { type CalcomServer } from '../../../sandbox/calcom-server/server.js';
import { isRecord } from './comparison.js';

export interface Answered {
  status: number;
  data: Record<string, unknown>;
  body: unknown;
  text: string;
}

/** Asks a stand-in as Frontdesk would: key, version header, JSON. */
export async function ask(server: CalcomServer, method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Answered> {
  const version = path.startsWith('/slots') ? '2024-09-04' : '2024-08-13';
  const response = await fetch(`${path.startsWith('/_sandbox') ? server.origin : server.apiUrl}${path}`, {
    method,
    headers: { Authorization: 'Bearer cal_test_key_1', 'cal-api-version': version, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const text = await response.text();
  const parsed = parse(text);
  const data = isRecord(parsed) && isRecord(parsed['data']) ? parsed['data'] : {};
  return { status: response.status, data, body: parsed, text };
}

export function book(
  server: CalcomServer,
  eventTypeId: number,
  start: string,
  more: { email?: string; signal?: AbortSignal } = {},
): Promise<Answered> {
  const attendee = { name: 'Gwen Caller', email: more.email ?? 'gwen@example.org', timeZone: 'Europe/Berlin' };
  return ask(server, 'POST', '/bookings', { eventTypeId, start, attendee, metadata: { wish: start } }, more.signal);
}

/** Starts of the free slots of one day, in UTC. */
export async function slotsOf(server: CalcomServer, eventTypeId: number, day: string): Promise<string[]> {
  const { data } = await ask(server, 'GET', `/slots?eventTypeId=${eventTypeId}&start=${day}&end=${day}`);
  const slots = data[day];
  return Array.isArray(slots) ? slots.map((slot) => (isRecord(slot) ? String(slot['start']) : '')) : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
