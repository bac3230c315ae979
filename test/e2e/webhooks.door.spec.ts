import { readFileSync } from 'node:fs';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandBus } from '@nestjs/cqrs';
import { WebhookSecrets } from '../../src/calcom/webhook-secrets.js';
import { EnsureConnection } from '../../src/contracts/calcom/ensure-connection.command.js';
import { runInContext } from '../../src/outbox/run-in-context.js';
import { CALCOM_KEY, type Frontdesk, startFrontdesk } from '../support/app.js';
import { rowCounts } from '../support/booking-calls.js';
import { type Booked, booked, stored } from '../support/own-bookings.js';
import { caughtUp, eventsOf, post, signed } from '../support/webhooks.js';

const SECRET = 'webhook_secret_of_the_tests';

interface Recorded {
  run: string;
  secret: string;
  signature: string;
  raw_body: string;
}

const RECORDED: Recorded[] = JSON.parse(readFileSync('test/recordings/webhooks/deliveries.json', 'utf8')).deliveries;

let frontdesk: Frontdesk;
let url: string;
let own: Booked;
beforeAll(async () => {
  frontdesk = await startFrontdesk({ env: { calcomWebhookSecret: SECRET } });
  url = `${frontdesk.baseUrl}/calcom/webhooks/default`;
  own = await booked(frontdesk);
}, 60_000);
afterAll(() => frontdesk?.close());

function connectionWith(label: string, secret: string | null): Promise<string> {
  const command = new EnsureConnection(label, frontdesk.calcom.apiUrl, CALCOM_KEY, secret);
  const { app } = frontdesk;
  return runInContext(app.get(EntityManager), async () => (await app.get(CommandBus).execute(command)).connectionId);
}

/** What Cal.com would say of our booking; `change` is said as well, whatever is true. */
function saying(change: object = {}, triggerEvent = 'BOOKING_CANCELLED'): string {
  const payload = { uid: own.uid, eventTypeId: 1004, status: 'CANCELLED', startTime: '2026-12-01T09:00:00+00:00', ...change };
  return JSON.stringify({ triggerEvent, createdAt: new Date().toISOString(), nonce: Math.random(), payload });
}

const kept = (): Promise<{ state: string; source: string }[]> =>
  frontdesk.database.query(`select state, source from receipts where source = 'calcom_webhook'`);

describe('what is not proven to come from Cal.com', () => {
  const body = (): string => saying();

  it.each([
    ['no signature at all', () => null],
    ['the words of a webhook without a secret', () => 'no-secret-provided'],
    ['an empty signature', () => ''],
    ['another secret', (text: string) => signed(text, 'another')],
    ['an empty secret', (text: string) => signed(text, '')],
    ['the signature of another body', () => signed('{}', SECRET)],
    ['a prefix as others use it', (text: string) => `sha256=${signed(text, SECRET)}`],
    ['half a signature', (text: string) => signed(text, SECRET).slice(0, 32)],
  ])('%s is refused and changes nothing', async (_what, sign) => {
    const before = await rowCounts(frontdesk);
    const text = body();

    expect(await post(url, text, sign(text))).toBe(401);

    expect(await rowCounts(frontdesk)).toEqual(before);
  });

  it('an altered body is refused', async () => {
    const text = body();

    expect(await post(url, `${text} `, signed(text, SECRET))).toBe(401);
    expect(await kept()).toEqual([]);
  });

  it('a connection without a secret believes nobody', async () => {
    const id = await connectionWith('without secret', null);
    const text = body();

    expect(await post(`${frontdesk.baseUrl}/calcom/webhooks/${id}`, text, signed(text, ''))).toBe(401);
    expect(await post(`${frontdesk.baseUrl}/calcom/webhooks/${id}`, text, 'no-secret-provided')).toBe(401);
  });

  it('the secret of one connection proves nothing for another', async () => {
    const id = await connectionWith('of others', 'secret_of_others');
    const text = body();

    expect(await post(`${frontdesk.baseUrl}/calcom/webhooks/${id}`, text, signed(text, SECRET))).toBe(401);
    expect(await kept()).toEqual([]);
  });

  it('a connection is remembered once, however its id is written', async () => {
    const id = await connectionWith('written in many ways', 'secret_of_many_ways');
    const text = body();
    const ways = [id, id.toUpperCase(), `%20${id}`, `${id}%20%20`, id.replace(/[a-f]/, (letter) => letter.toUpperCase())];

    const statuses = [];
    for (const way of ways) statuses.push(await post(`${frontdesk.baseUrl}/calcom/webhooks/${way}`, text, signed(text, SECRET)));

    expect(statuses).toEqual(ways.map(() => 401));
    const remembered: Map<string, unknown> = Reflect.get(frontdesk.app.get(WebhookSecrets), 'kept');
    expect([...remembered.keys()].filter((key) => key.toLowerCase().includes(id))).toEqual([id]);
  });

  it.each(['nobody', '0198a000-0000-7000-8000-00000000dead', 'default%20'])('connection %s is unknown', async (connection) => {
    const text = body();

    const answer = await fetch(`${frontdesk.baseUrl}/calcom/webhooks/${connection}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-cal-signature-256': signed(text, SECRET) },
      body: text,
    });

    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'calcom.connection_unknown' });
  });

  it('is counted', async () => {
    const metrics = await (await fetch(`${frontdesk.baseUrl}/metrics`)).text();

    expect(metrics).toMatch(/frontdesk_refused_requests_total\{reason="calcom_signature"\} [1-9]/);
    expect(metrics).toMatch(/frontdesk_refused_requests_total\{reason="calcom_connection"\} [1-9]/);
    expect(metrics).toMatch(/frontdesk_oldest_pending_seconds\{kind="receipt"\} \d/);
  });
});

describe('a signed delivery', () => {
  it('is kept once however often it comes, and worked on once', async () => {
    const before = (await kept()).length;
    const text = saying();

    const statuses = await Promise.all(Array.from({ length: 5 }, () => post(url, text, signed(text, SECRET))));
    await caughtUp(frontdesk);

    expect(statuses).toEqual([204, 204, 204, 204, 204]);
    expect((await kept()).length - before).toBe(1);
    expect((await kept()).map(({ state }) => state)).toEqual(Array(before + 1).fill('done'));
  });

  it.each([
    ['cancelled', 'BOOKING_CANCELLED', { status: 'CANCELLED' }],
    ['cancelled because another time is asked for', 'BOOKING_CANCELLED', { status: 'CANCELLED', requestReschedule: true }],
    ['moved', 'BOOKING_RESCHEDULED', { startTime: '2027-03-01T09:00:00Z', rescheduleUid: 'x' }],
    ['rejected', 'BOOKING_REJECTED', { status: 'REJECTED' }],
    ['made by somebody else', 'BOOKING_CREATED', { metadata: { frontdeskBookingId: '0198a000-0000-7000-8000-00000000dead' } }],
  ])('that says the booking was %s is not believed: Cal.com is asked, and it stands', async (_what, trigger, change) => {
    const before = await stored(frontdesk, own.id);
    const reads = readsOf(own.uid);
    const text = saying(change, trigger);

    expect(await post(url, text, signed(text, SECRET))).toBe(204);
    await caughtUp(frontdesk);

    expect(await stored(frontdesk, own.id)).toEqual(before);
    expect(await eventsOf(frontdesk, own.id)).toEqual([]);
    expect(readsOf(own.uid) - reads).toBe(1);
  });

  function readsOf(uid: string): number {
    return frontdesk.calcom.ledger().filter(({ kind, path }) => kind === 'booking' && path.endsWith(uid)).length;
  }

  it.each([
    ['a trigger nobody knows', (): string => saying({}, 'BOOKING_TELEPORTED')],
    [
      'a no-show, which names the booking in other words',
      () => JSON.stringify({ triggerEvent: 'BOOKING_NO_SHOW_UPDATED', payload: { bookingUid: own.uid } }),
    ],
    [
      'a meeting that began, flat',
      () => JSON.stringify({ triggerEvent: 'MEETING_STARTED', uid: own.uid, startTime: '2026-12-01T09:00:00.000Z' }),
    ],
    [
      'a ping',
      () =>
        JSON.stringify({
          triggerEvent: 'PING',
          createdAt: new Date().toISOString(),
          payload: { type: 'Test', title: 'Test trigger event' },
        }),
    ],
    ['a form, without a booking', () => JSON.stringify({ triggerEvent: 'FORM_SUBMITTED', payload: { formId: 'x', responses: {} } })],
    ['a uid that Cal.com does not know', () => saying({ uid: 'nobodyKnowsThisUid' })],
    ['no uid', () => saying({ uid: null })],
    ['a uid with quotes and braces', () => saying({ uid: `","}'{\\` })],
    ['JSON that is no object', () => '[]'],
    ['no JSON at all', () => 'payload=1'],
    ['a NUL', () => `{"triggerEvent":"PING","x":"\0"}`],
    ['nothing', () => ''],
  ])('with %s is taken, answered and done with', async (_what, make) => {
    const before = await stored(frontdesk, own.id);
    const text = make();

    expect(await post(url, text, signed(text, SECRET))).toBe(204);
    await caughtUp(frontdesk);

    expect(await stored(frontdesk, own.id)).toEqual(before);
  });

  it('of 4 MiB is taken, of 9 MiB is refused', async () => {
    const [large, tooLarge] = [4, 9].map((mib) => saying({ notes: 'x'.repeat(mib * 1024 * 1024) }));

    expect(await post(url, large ?? '', signed(large ?? '', SECRET))).toBe(204);
    expect(await post(url, tooLarge ?? '', signed(tooLarge ?? '', SECRET))).toBe(413);
    await caughtUp(frontdesk);
  });

  it('about a booking of a company that does not book through the connection changes nothing of it', async () => {
    const id = await connectionWith('stranger', 'secret_of_a_stranger');
    await fetch(`${frontdesk.calcom.apiUrl}/bookings/${own.uid}/cancel`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'cal-api-version': '2024-08-13' },
      body: JSON.stringify({ cancellationReason: 'x' }),
    });
    const text = saying();

    expect(await post(`${frontdesk.baseUrl}/calcom/webhooks/${id}`, text, signed(text, 'secret_of_a_stranger'))).toBe(204);
    await caughtUp(frontdesk);

    expect(await stored(frontdesk, own.id)).toMatchObject({ status: 'confirmed' });
    const told = saying();
    await post(url, told, signed(told, SECRET));
    await caughtUp(frontdesk);
    expect(await stored(frontdesk, own.id)).toMatchObject({ status: 'cancelled' });
  });
});

describe('the recorded deliveries of a real server', () => {
  it.each([...new Set(RECORDED.map(({ secret }) => secret))])('are all accepted with their secret %s, each kept once', async (secret) => {
    const id = await connectionWith(`recorded ${secret}`, secret);
    const deliveries = RECORDED.filter((each) => each.secret === secret);
    expect(deliveries.length).toBeGreaterThan(0);

    const statuses: number[] = [];
    for (const { raw_body, signature } of [...deliveries, ...deliveries])
      statuses.push(await post(`${frontdesk.baseUrl}/calcom/webhooks/${id}`, raw_body, signature));
    await caughtUp(frontdesk);

    expect([...new Set(statuses)]).toEqual([204]);
    const rows = await frontdesk.database.query<{ body: string; state: string }>(
      'select body, state from receipts where connection_id = $1 order by received_at, id',
      [id],
    );
    expect(rows.map(({ body }) => body).toSorted()).toEqual(deliveries.map((each) => each.raw_body).toSorted());
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['done']));
  });

  it('of the connection of a real company are looked up at Cal.com and found to be nobody of ours', async () => {
    const before = (await rowCounts(frontdesk)).bookings;
    const seats = RECORDED.filter(({ raw_body }) => raw_body.includes('"attendeeSeatId"')).slice(0, 2);

    for (const { raw_body } of [...seats, ...RECORDED.slice(-3)]) expect(await post(url, raw_body, signed(raw_body, SECRET))).toBe(204);
    await caughtUp(frontdesk, 30_000);

    expect(seats).toHaveLength(2);
    expect((await rowCounts(frontdesk)).bookings).toBe(before);
  });
});
