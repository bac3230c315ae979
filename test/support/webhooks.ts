import { createHmac } from 'node:crypto';
import { type IncomingMessage, createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { seedDemo } from '../../sandbox/seed.js';
import { CALCOM_KEY, type Frontdesk, type FrontdeskOptions, startFrontdesk } from './app.js';
import { until } from './eventually.js';

/** One delivery as the calendar sent it. */
export interface Delivery {
  path: string;
  signature: string;
  body: Buffer;
  /** What its body says; for choosing deliveries, not for trusting them. */
  told: { triggerEvent: string; payload: { uid: string; rescheduleUid?: string } };
}

/** Stands where Cal.com's deliveries arrive: passes them on, keeps them back, doubles or loses them, as the network might. */
export interface Relay {
  origin: string;
  /** `pass`: on at once. `hold`: kept until they are sent by `send`. */
  mode: 'pass' | 'hold';
  /** Times each one is passed on, all at once. */
  times: number;
  /** Everything that arrived, in order. */
  deliveries: Delivery[];
  send(delivery: Delivery): Promise<number>;
}

export interface ToldFrontdesk extends Frontdesk {
  relay: Relay;
}

/** Frontdesk with the demo companies, whose Cal.com tells it of every change through webhooks that the sync itself made. */
export async function startTold(options: FrontdeskOptions = {}): Promise<ToldFrontdesk> {
  const relay = await openRelay();
  const frontdesk = await startFrontdesk({ ...options, seed: false, env: { publicUrl: relay.origin, ...options.env } });
  relay.target = frontdesk.baseUrl;
  if (options.seed !== false) {
    await seedDemo(frontdesk.api);
    await until(() => areWebhooksSet(frontdesk));
  }
  const close = async (): Promise<void> => {
    await frontdesk.close();
    await relay.close();
  };
  return { ...frontdesk, relay, close };
}

async function areWebhooksSet(frontdesk: Frontdesk): Promise<boolean> {
  await frontdesk.drain();
  const rows = await frontdesk.database.query<{ state: string }>('select state from team_webhooks');
  return rows.length >= 2 && rows.every(({ state }) => ['registered', 'removed', 'by_hand'].includes(state));
}

async function openRelay() {
  const server = createServer((request, response) => {
    void take(request).then((status) => response.writeHead(status).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const relay = {
    origin: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    target: '',
    mode: 'pass' as Relay['mode'],
    times: 1,
    deliveries: [] as Delivery[],
    send: (delivery: Delivery): Promise<number> => post(relay.target + delivery.path, delivery.body, delivery.signature),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  async function take(request: IncomingMessage): Promise<number> {
    const body = await buffer(request);
    const signature = String(request.headers['x-cal-signature-256']);
    const delivery = { path: request.url ?? '', signature, body, told: JSON.parse(body.toString()) };
    relay.deliveries.push(delivery);
    if (relay.mode === 'hold') return 200;
    const statuses = await Promise.all(Array.from({ length: relay.times }, () => relay.send(delivery)));
    return statuses[0] ?? 200;
  }
  return relay;
}

/** Sends signed bytes to a webhook address; resolves to the status. */
export async function post(url: string, body: Buffer | string, signature: string | null): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(signature === null ? {} : { 'x-cal-signature-256': signature }) };
  const answer = await fetch(url, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) });
  await answer.arrayBuffer();
  return answer.status;
}

export function signed(body: Buffer | string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/** A host's or customer's hand in Cal.com; gives the uid of the booking that Cal.com answers with. */
export async function byHand(frontdesk: Frontdesk, uid: string, what: string, body: object = {}): Promise<string> {
  const answer = await fetch(`${frontdesk.calcom.apiUrl}/bookings/${uid}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cal-api-version': '2024-08-13', authorization: `Bearer ${CALCOM_KEY}` },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
  return Object(await answer.json()).data.uid;
}

/** Works off what is due, over and over, until nothing of Cal.com's waits any more. */
export async function caughtUp(frontdesk: Frontdesk, withinMs = 15_000): Promise<void> {
  await until(async () => {
    await frontdesk.drain();
    const [left] = await frontdesk.database.query<{ open: number }>(
      `select count(*)::int as open from receipts where source = 'calcom_webhook' and state = 'pending'`,
    );
    return left?.open === 0;
  }, withinMs);
}

/** As if the pause between two polls were over, for all teams. */
export async function polled(frontdesk: Frontdesk): Promise<void> {
  await frontdesk.database.query('update team_polls set next_poll_at = now(), claimed_until = null');
  await frontdesk.drain();
}

/** Names of the recorded events about one booking, oldest first; not those of its making. */
export async function eventsOf(frontdesk: Frontdesk, bookingId: string): Promise<string[]> {
  const rows = await frontdesk.database.query<{ name: string }>(
    `select name from outbox where payload->>'bookingId' = $1 and name not in ('BookingValidated', 'BookingConfirmed') order by recorded_at, id`,
    [bookingId],
  );
  return rows.map(({ name }) => name);
}
