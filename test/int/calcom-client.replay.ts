import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { DEFAULT_API_VERSIONS, type CalcomAccess, type CalcomCall } from '../../src/calcom/clients/calcom-access.js';
import type { NewBooking } from '../../src/calcom/clients/calcom-booking.js';

/** What the bodies of the recorded booking requests hold, each some of it. */
export interface RecordedBody {
  eventTypeId: number;
  start: string;
  lengthInMinutes?: number;
  attendee: NewBooking['attendee'];
  guests?: string[];
  seatUid?: string;
  rescheduledBy?: string;
  bookingFieldsResponses?: Record<string, unknown>;
  metadata?: Record<string, string>;
  cancellationReason: string;
  reschedulingReason: string;
}

/** One exchange with a real Cal.com server, without the headers that say nothing. */
export interface Recording {
  request: { method: string; path: string; version?: string; body?: RecordedBody };
  response: { status: number; headers: Record<string, string>; body: unknown };
}

export interface SeenRequest {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
  /** Tells the connections apart. */
  remotePort: number | undefined;
}

type Answering = (response: ServerResponse, seen: SeenRequest) => void;

export const API_KEY = 'cal_live_secret0123456789';

export function readTable<T>(name: string): Record<string, T> {
  return JSON.parse(readFileSync(new URL(`../recordings/client/${name}.json`, import.meta.url), 'utf8'));
}

/** All recordings of both servers, by `<version>/<name>`. */
export function recordings(): Record<string, Recording> {
  const all: Record<string, Recording> = {};
  for (const version of ['2025-12', '2026-02']) {
    for (const [name, recording] of Object.entries(readTable<Recording>(`recorded-${version}`))) all[`${version}/${name}`] = recording;
  }
  return all;
}

/** An HTTP server that answers as told and remembers what it was asked. */
export class ScriptedServer {
  readonly seen: SeenRequest[] = [];
  private answering: Answering = (response) => response.writeHead(404).end();
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  answerWith(answering: Answering): void {
    this.seen.length = 0;
    this.answering = answering;
  }

  answerJson(status: number, body: unknown, headers: Record<string, string> = {}): void {
    this.answerWith((response) => sendJson(response, status, body, headers));
  }

  access(overrides: Partial<CalcomAccess> = {}): CalcomAccess {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the server is not listening');
    return {
      baseUrl: `http://127.0.0.1:${address.port}/v2`,
      apiKey: API_KEY,
      organizationId: null,
      versions: DEFAULT_API_VERSIONS,
      ...overrides,
    };
  }

  call(overrides: Partial<CalcomCall> = {}): CalcomCall {
    return { access: this.access(), deadlineMs: 5_000, ...overrides };
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const seen = {
      method: request.method ?? '',
      url: new URL(request.url ?? '', 'http://calcom.test'),
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
      remotePort: request.socket.remotePort,
    };
    this.seen.push(seen);
    this.answering(response, seen);
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body));
}
