import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { callerOf, checkAccess } from './access.js';
import { CalcomError, httpError, internalError, throttledError } from './errors.js';
import { cut, jsonAnswer, parseJson, type Ready, send, sendHalf } from './exchange.js';
import { type Faults, type FullFault } from './faults.js';
import { type House } from './house.js';
import { type Ledger, type LedgerEntry } from './ledger.js';
import { type RateLimit } from './rate-limit.js';
import { findRoute } from './routes.js';

export interface Door {
  house: House;
  faults: Faults;
  ledger: Ledger;
  limit: RateLimit;
}

const PROXY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>';

/** Answers one request under /v2, or misbehaves as the next fault says. What was begun is finished even if the client leaves. */
export async function answerRequest(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const sent = await text(request);
  const url = request.url ?? '/';
  const method = request.method ?? 'GET';
  const kind = findRoute(method, pathOf(url), version(request))?.route.kind ?? 'other';
  const fault = door.faults.take(kind);
  const key = request.headers.authorization?.slice(-4) ?? null;
  const at = door.house.now().toISOString();
  const entry = door.ledger.open({ at, method, path: url, kind, key, status: null, fault: fault?.fault ?? null });
  if (fault?.fault === 'slow') await door.faults.slow(fault, door.house.closing);
  if (fault?.fault === 'cut') return cut(response);
  const ready = (fault && instead(door, fault, url)) ?? (await handle(door, request, sent));
  deliver(response, ready, fault, entry);
}

function deliver(response: ServerResponse, ready: Ready, fault: FullFault | undefined, entry: LedgerEntry): void {
  if (fault?.fault === 'cut_after_booking') return cut(response);
  ready.headers['x-request-id'] = randomUUID();
  entry.status = ready.status;
  if (fault?.fault === 'half') return sendHalf(response, ready);
  send(response, ready);
}

/** Answers that take the place of the real one; nothing is done then. */
function instead(door: Door, fault: FullFault, url: string): Ready | undefined {
  if (fault.fault === '500') return failed(door, internalError(), url);
  if (fault.fault === '502') return { status: 502, headers: { 'content-type': 'text/html' }, text: PROXY_PAGE };
  if (fault.fault === 'rubbish')
    return { status: 200, headers: { 'content-type': 'text/html' }, text: '<html><body>Welcome</body></html>' };
  if (fault.fault !== '429') return undefined;
  const headers = { 'x-ratelimit-limit-default': '120', 'x-ratelimit-remaining-default': '0', 'x-ratelimit-reset-default': '60' };
  return failed(door, throttledError(), url, headers);
}

/** The order of the real server: JSON, route, unknown key, rate limit, key, role, handler. */
async function handle(door: Door, request: IncomingMessage, sent: string): Promise<Ready> {
  const { house, limit } = door;
  const url = request.url ?? '/';
  const method = request.method ?? 'GET';
  let headers: Record<string, string> = {};
  try {
    const body = parseJson(sent);
    const match = findRoute(method, pathOf(url), version(request));
    if (!match) throw httpError(404, `Cannot ${method} ${url}`);
    const caller = callerOf(house.world, request.headers.authorization, request.socket.remoteAddress ?? '');
    const reading = limit.hit(caller.tracker);
    headers = reading.headers;
    if (!reading.allowed) throw throttledError();
    const { route, params } = match;
    checkAccess(house.world, route.guard, caller, params);
    const query = new URL(url, 'http://localhost').searchParams;
    const answer = await route.handler(house, { method, url, query, params, body, user: caller.user });
    return jsonAnswer(answer.status, answer.body, headers);
  } catch (error) {
    if (house.closing.aborted) throw error;
    return failed(door, error instanceof CalcomError ? error : unexpected(error), url, headers);
  }
}

function failed(door: Door, error: CalcomError, url: string, headers: Record<string, string> = {}): Ready {
  const body = error.body({ timestamp: door.house.now().toISOString(), path: url });
  return jsonAnswer(error.status, body, headers);
}

/** A mistake of the stand-in itself: it must be seen, not taken for Cal.com's behaviour. */
function unexpected(error: unknown): CalcomError {
  process.stderr.write(`calcom stand-in: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return internalError();
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

function version(request: IncomingMessage): string | undefined {
  const header = request.headers['cal-api-version'];
  return Array.isArray(header) ? header[0] : header;
}
