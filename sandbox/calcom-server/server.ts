import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Availability } from './availability.js';
import { type StoredBooking } from './booking.js';
import { Calendar } from './calendar.js';
import { answerControl } from './control.js';
import { Deliveries } from './deliveries.js';
import { parseJson, send } from './exchange.js';
import { type Fault, Faults } from './faults.js';
import { answerRequest, type Door } from './front-door.js';
import { type House, type Reservation } from './house.js';
import { Journal, type JournalEntry } from './journal.js';
import { Ledger, type LedgerEntry } from './ledger.js';
import { RateLimit } from './rate-limit.js';
import { type StoredWebhook } from './webhook.js';
import { WorldStore } from './world-store.js';
import { type CalcomWorld, type FullWorld, worldSchema } from './world.js';

export interface CalcomServerOptions {
  world: CalcomWorld;
  /** 127.0.0.1 unless named. */
  host?: string;
  /** 0 or nothing: any free port. */
  port?: number;
  /** Keeps bookings, webhooks and changes of the world over a restart. */
  journalFile?: string;
  /** Requests a minute and key; else the world's own, else Cal.com's 120. */
  limitPerMinute?: number;
  now?: () => Date;
  /** How long a booking or reschedule is under way; the real server needs about half a second. */
  bookingDelayMs?: number;
}

export interface CalcomServer {
  origin: string;
  /** origin + /v2 */
  apiUrl: string;
  close(): Promise<void>;
  bookings(): StoredBooking[];
  ledger(): LedgerEntry[];
  fault(fault: Fault): void;
  /** No request suffers any more; what a slow one waits for goes on. */
  clearFaults(): void;
}

/** Starts a stand-in for a Cal.com server that behaves as the recordings of the real one do. */
export async function startCalcomServer(options: CalcomServerOptions): Promise<CalcomServer> {
  const world = worldSchema.parse(options.world);
  const closing = new AbortController();
  const now = options.now ?? (() => new Date());
  const journal = new Journal(options.journalFile);
  const house = furnish(world, { now, journal, closing: closing.signal, bookingDelayMs: options.bookingDelayMs ?? 0 });
  for (const entry of journal.open()) replay(house, entry);
  const limit = new RateLimit(options.limitPerMinute ?? world.limitPerMinute ?? 120, now);
  const door: Door = { house, faults: new Faults(), ledger: new Ledger(), limit };
  const server = createServer((request, response) => void open(door, request, response));
  const origin = await listen(server, options.port ?? 0, options.host ?? '127.0.0.1');
  return {
    origin,
    apiUrl: `${origin}/v2`,
    bookings: () => house.calendar.all(),
    ledger: () => door.ledger.list(),
    fault: (fault) => door.faults.add(fault),
    clearFaults: () => door.faults.clear(),
    close: async () => {
      closing.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      journal.close();
    },
  };
}

type Furniture = Pick<House, 'now' | 'journal' | 'closing' | 'bookingDelayMs'>;

function furnish(full: FullWorld, furniture: Furniture): House {
  const world = new WorldStore(full);
  const calendar = new Calendar();
  const webhooks = new Map(full.webhooks.map(presetWebhook).map((webhook) => [webhook.id, webhook]));
  return {
    ...furniture,
    options: { lengthOnReschedule: full.lengthOnReschedule },
    world,
    calendar,
    availability: new Availability(world, calendar),
    webhooks,
    reservations: new Map<string, Reservation>(),
    underWay: new Set<string>(),
    deliveries: new Deliveries({ world, webhooks, now: furniture.now, closing: furniture.closing }),
  };
}

function presetWebhook(preset: FullWorld['webhooks'][number]): StoredWebhook {
  return { ...preset, id: randomUUID(), active: true, secret: preset.secret ?? null, payloadTemplate: null };
}

function replay(house: House, entry: JournalEntry): void {
  switch (entry.what) {
    case 'bookings':
      return entry.bookings.forEach((booking) => house.calendar.put(booking));
    case 'webhook':
      return void house.webhooks.set(entry.webhook.id, entry.webhook);
    case 'webhook-removed':
      return void house.webhooks.delete(entry.id);
    case 'event-type':
      return house.world.putEventType(entry.eventType);
    case 'event-type-removed':
      return house.world.removeEventType(entry.id);
    case 'team':
      return house.world.putTeam(entry.team);
  }
}

async function open(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const path = (request.url ?? '/').replace(/\?.*$/, '');
    if (!path.startsWith('/_sandbox/')) return await answerRequest(door, request, response);
    send(response, answerControl(door, request.method ?? 'GET', path, parseJson(await text(request))));
  } catch {
    // Closing, or a client that left in the middle of its own request: nobody is there to be answered.
    response.socket?.destroy();
  }
}

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${bound}`);
    });
  });
}
