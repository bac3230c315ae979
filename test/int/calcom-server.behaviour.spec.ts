import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULT_NAMES } from '../../sandbox/calcom-server/faults.js';
import { type CalcomServer, type CalcomServerOptions, startCalcomServer } from '../../sandbox/calcom-server/server.js';
import { DEMO, demoWorld } from '../../sandbox/demo-world.js';
import { ask, book, slotsOf } from './calcom-server/caller.js';
import { startReceiver } from './calcom-server/receiver.js';
import { eventually } from '../support/eventually.js';

// A Tuesday, and the day after it.
const TODAY = new Date('2026-12-01T06:00:00Z');
const DAY = '2026-12-02';
const { haarschnittDamen, farbeUndSchnitt, herrenhaarschnitt, beratung } = DEMO.salon.eventTypes;

const started: CalcomServer[] = [];
const folder = mkdtempSync(join(tmpdir(), 'calcom-server-'));

async function start(options: Partial<CalcomServerOptions> = {}): Promise<CalcomServer> {
  const server = await startCalcomServer({ world: demoWorld('cal_test_key_1'), now: () => TODAY, ...options });
  started.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the demo world', () => {
  it('offers a slot every service length from nine to five, local time', async () => {
    const server = await start();

    const ladies = await slotsOf(server, haarschnittDamen, DAY);
    const colour = await slotsOf(server, farbeUndSchnitt, DAY);

    expect(ladies.slice(0, 3)).toEqual(['2026-12-02T08:00:00.000Z', '2026-12-02T08:45:00.000Z', '2026-12-02T09:30:00.000Z']);
    expect(ladies).toHaveLength(10);
    expect(colour).toEqual(['08', '10', '12', '14'].map((hour) => `${DAY}T${hour}:00:00.000Z`));
    expect(await slotsOf(server, DEMO.dental.eventTypes.checkUp, DAY)).toHaveLength(16);
    expect(await slotsOf(server, haarschnittDamen, '2026-12-05')).toEqual([]);
  });

  it('shows the service user three teams and their event types', async () => {
    const server = await start();

    const teams = await ask(server, 'GET', '/teams');
    const members = await ask(server, 'GET', `/teams/${DEMO.salon.teamId}/memberships`);
    const eventTypes = await ask(server, 'GET', `/teams/${DEMO.dental.teamId}/event-types`);

    expect(teams.body).toMatchObject({
      data: [{ name: 'Salon Seeblick' }, { name: 'Harbor Dental' }, { name: 'Harbor Dental Cosmetics' }],
    });
    expect(members.body).toMatchObject({ data: { length: 8 } });
    expect(eventTypes.body).toMatchObject({ data: [{ title: 'Check-up' }, { title: 'Hygienist' }, { title: 'Emergency' }] });
  });

  it('keeps the slots of round robin until every host is taken, also by another service', async () => {
    const server = await start();
    const nine = `${DAY}T08:00:00.000Z`;

    // The collective service takes two of the three hosts.
    const colour = await book(server, farbeUndSchnitt, nine);
    const before = await slotsOf(server, haarschnittDamen, DAY);
    const third = await book(server, haarschnittDamen, nine);
    const after = await slotsOf(server, haarschnittDamen, DAY);

    expect([colour.status, third.status]).toEqual([201, 201]);
    expect(third.data).toMatchObject({ hosts: [{ id: DEMO.salon.hosts.leyla }] });
    expect(before).toContain(nine);
    expect(after).not.toContain(nine);
    expect((await book(server, haarschnittDamen, nine)).status).toBe(400);
  });

  it('keeps a chosen length when a booking moves', async () => {
    const server = await start();
    const attendee = { name: 'Gwen', email: 'gwen@example.org', timeZone: 'Europe/Berlin' };
    const hour = await ask(server, 'POST', '/bookings', {
      eventTypeId: beratung,
      start: `${DAY}T08:00:00Z`,
      lengthInMinutes: 60,
      attendee,
    });

    const moved = await ask(server, 'POST', `/bookings/${String(hour.data['uid'])}/reschedule`, { start: `${DAY}T10:00:00Z` });

    expect(moved).toMatchObject({ status: 201, data: { duration: 60, rescheduledFromUid: hour.data['uid'] } });
  });
});

describe('bookings under way at the same moment', () => {
  it('gives one of three equal round robin starts a 201 and the others a bare 409, although hosts are free', async () => {
    const server = await start({ bookingDelayMs: 80 });

    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) => book(server, haarschnittDamen, `${DAY}T09:30:00Z`, { email: `${name}@example.org` })),
    );

    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([201, 409, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body).toEqual({ statusCode: 409, message: 'booking_conflict_error' });
    expect((await book(server, haarschnittDamen, `${DAY}T09:30:00Z`)).status).toBe(201);
  });

  it('books overlapping unequal starts twice', async () => {
    const server = await start({ bookingDelayMs: 80 });

    const answers = await Promise.all([8, 9].map((hour) => book(server, farbeUndSchnitt, `${DAY}T0${hour}:00:00Z`)));

    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    expect((await book(server, farbeUndSchnitt, `${DAY}T08:30:00Z`)).status).toBe(400);
  });

  it('carries out a booking whose client has hung up', async () => {
    const server = await start({ bookingDelayMs: 50 });
    const hangUp = new AbortController();

    const call = book(server, herrenhaarschnitt, `${DAY}T08:00:00Z`, { signal: hangUp.signal });
    await eventually('the request has arrived', () => server.ledger().length === 1);
    hangUp.abort();

    await expect(call).rejects.toThrow('aborted');
    await eventually('the booking is made', () => server.bookings().length === 1);
  });
});

describe('faults', () => {
  it.each([
    ['cut', undefined, ''],
    ['500', 500, '{"statusCode":500,"message":"Internal server error"}'],
    ['502', 502, '<html>'],
    ['429', 429, '"code":"ThrottlerException"'],
    ['rubbish', 200, '<html>'],
  ] as const)('%s does nothing and is over after its times', async (fault, status, text) => {
    const server = await start();
    server.fault({ kind: 'book', fault });

    const refused = await book(server, herrenhaarschnitt, `${DAY}T08:00:00Z`).catch(() => undefined);
    const nothing = server.bookings().length;
    const again = await book(server, herrenhaarschnitt, `${DAY}T08:00:00Z`);

    expect(refused?.status).toBe(status);
    expect(refused?.text ?? '').toContain(text);
    expect([nothing, again.status]).toEqual([0, 201]);
  });

  it.each(['cut_after_booking', 'half'] as const)('%s books, yet the client gets no answer', async (fault) => {
    const server = await start();
    server.fault({ kind: 'book', fault });

    await expect(book(server, herrenhaarschnitt, `${DAY}T08:00:00Z`)).rejects.toThrow(/fetch failed|terminated/);

    expect(server.bookings()).toMatchObject([{ status: 'accepted', metadata: { wish: `${DAY}T08:00:00Z` } }]);
  });

  it('slow does it later, also when the client has left', async () => {
    const server = await start();
    server.fault({ kind: 'book', fault: 'slow', delayMs: 150 });

    await expect(book(server, herrenhaarschnitt, `${DAY}T08:00:00Z`, { signal: AbortSignal.timeout(40) })).rejects.toThrow('aborted');

    expect(server.bookings()).toEqual([]);
    await eventually('the booking is made', () => server.bookings().length === 1);
  });

  it('hits only requests of its kind, as often as it says', async () => {
    const server = await start();
    await ask(server, 'POST', '/_sandbox/faults', { kind: 'event_types', fault: '500', times: 2 });
    const path = `/teams/${DEMO.salon.teamId}/event-types`;

    const statuses = [
      await ask(server, 'GET', '/me'),
      await ask(server, 'GET', path),
      await ask(server, 'GET', path),
      await ask(server, 'GET', path),
    ];

    expect(statuses.map((answer) => answer.status)).toEqual([200, 500, 500, 200]);
    expect((await ask(server, 'GET', '/_sandbox/faults')).body).toEqual({ faults: [] });
    expect(server.ledger().map(({ kind, fault, status, key }) => ({ kind, fault, status, key }))[1]).toEqual({
      kind: 'event_types',
      fault: '500',
      status: 500,
      key: 'ey_1',
    });
  });

  it('names the kinds and faults there are when asked for another', async () => {
    const server = await start();

    const kind = await ask(server, 'POST', '/_sandbox/faults', { kind: 'everything', fault: '500' });
    const fault = await ask(server, 'POST', '/_sandbox/faults', { kind: 'any', fault: 'explode' });

    expect([kind.status, fault.status]).toEqual([400, 400]);
    expect(kind.text).toContain('kind must be one of book, reschedule, cancel');
    expect(fault.body).toMatchObject({ faults: FAULT_NAMES });
  });
});

describe('the journal', () => {
  it('brings bookings, webhooks and changes of the world back, and cuts a torn last line off', async () => {
    const journalFile = join(folder, 'journal.jsonl');
    const first = await start({ journalFile });
    const kept = await book(first, herrenhaarschnitt, `${DAY}T08:00:00Z`);
    const moved = await ask(first, 'POST', `/bookings/${String(kept.data['uid'])}/reschedule`, { start: `${DAY}T09:00:00Z` });
    await ask(first, 'PUT', `/_sandbox/event-types/${beratung}`, { title: 'Beratung lang' });
    await ask(first, 'DELETE', `/_sandbox/event-types/${DEMO.salon.eventTypes.dauerwelle}`);
    const hook = { active: true, subscriberUrl: 'http://127.0.0.1:9/hook', triggers: ['BOOKING_CREATED'] };
    await ask(first, 'POST', `/teams/${DEMO.salon.teamId}/event-types/${beratung}/webhooks`, hook);
    const before = first.bookings();
    await first.close();
    appendFileSync(journalFile, '{"what":"bookings","bookings":[{"id":3');

    const second = await start({ journalFile });
    const next = await book(second, herrenhaarschnitt, `${DAY}T10:00:00Z`);
    await second.close();
    const third = await start({ journalFile });

    expect(third.bookings().slice(0, 2)).toEqual(before);
    expect(third.bookings().map((booking) => booking.uid)).toEqual([kept.data['uid'], moved.data['uid'], next.data['uid']]);
    expect((await book(third, herrenhaarschnitt, `${DAY}T09:00:00Z`)).status).toBe(400);
    const eventTypes = await ask(third, 'GET', `/teams/${DEMO.salon.teamId}/event-types`);
    expect(eventTypes.text).toContain('Beratung lang');
    expect(eventTypes.text).not.toContain('Dauerwelle');
    const hooks = await ask(third, 'GET', `/teams/${DEMO.salon.teamId}/event-types/${beratung}/webhooks`);
    expect(hooks.body).toMatchObject({ data: [hook] });
  });
});

describe('webhooks', () => {
  it('say no-secret-provided without a secret and go out when a booking is cancelled', async () => {
    const receiver = await startReceiver();
    const webhooks = [{ teamId: DEMO.salon.teamId, subscriberUrl: `${receiver.origin}/hook`, triggers: ['BOOKING_CANCELLED'] }];
    const server = await start({ world: { ...demoWorld('cal_test_key_1'), webhooks } });
    const { data } = await book(server, herrenhaarschnitt, `${DAY}T08:00:00Z`);

    await ask(server, 'POST', `/bookings/${String(data['uid'])}/cancel`, { cancellationReason: 'ill' });

    await eventually('the webhook has arrived', () => receiver.received.length === 1);
    expect(receiver.received[0]?.headers['x-cal-signature-256']).toBe('no-secret-provided');
    expect(JSON.parse(receiver.received[0]?.text ?? '')).toMatchObject({
      triggerEvent: 'BOOKING_CANCELLED',
      payload: { uid: data['uid'], startTime: `${DAY}T08:00:00+00:00`, cancellationReason: 'ill' },
    });
    await receiver.close();
  });
});

describe('the rate limit', () => {
  it('blocks each key for a minute of its own and opens again', async () => {
    let now = TODAY;
    const server = await start({ limitPerMinute: 2, now: () => now });
    const ping = async () => (await ask(server, 'GET', '/me')).status;

    const first = [await ping(), await ping(), await ping()];
    const withoutKey = await fetch(`${server.apiUrl}/teams/${DEMO.salon.teamId}/event-types`);
    now = new Date(TODAY.getTime() + 59_000);
    const stillBlocked = await ping();
    now = new Date(TODAY.getTime() + 61_000);

    expect(first).toEqual([200, 200, 429]);
    expect([withoutKey.status, stillBlocked, await ping()]).toEqual([200, 429, 200]);
  });

  it('can be changed while it runs', async () => {
    const server = await start({ limitPerMinute: 1 });
    await ask(server, 'GET', '/me');
    const blocked = await ask(server, 'GET', '/me');

    await ask(server, 'POST', '/_sandbox/limit', { limitPerMinute: 50 });

    expect([blocked.status, (await ask(server, 'GET', '/me')).status]).toEqual([429, 200]);
  });
});

describe('looking bookings up', () => {
  it('finds a moved booking twice under its metadata, whatever its status', async () => {
    const server = await start();
    const { data } = await book(server, herrenhaarschnitt, `${DAY}T08:00:00Z`);
    await ask(server, 'POST', `/bookings/${String(data['uid'])}/reschedule`, { start: `${DAY}T09:00:00Z` });

    const found = await ask(
      server,
      'GET',
      `/bookings?eventTypeId=${herrenhaarschnitt}&afterStart=${DAY}T00:00:00Z&beforeEnd=${DAY}T23:59:00Z`,
    );

    const metadata = { wish: `${DAY}T08:00:00Z` };
    expect(found.body).toMatchObject({
      data: [
        { status: 'cancelled', uid: data['uid'], metadata },
        { status: 'accepted', rescheduledFromUid: data['uid'], metadata },
      ],
    });
  });

  it('frees the slot of a cancelled booking', async () => {
    const server = await start();
    const { data } = await book(server, herrenhaarschnitt, `${DAY}T08:00:00Z`);
    const taken = await slotsOf(server, herrenhaarschnitt, DAY);

    await ask(server, 'POST', `/bookings/${String(data['uid'])}/cancel`, { cancellationReason: 'x' });

    expect(taken).not.toContain(`${DAY}T08:00:00.000Z`);
    expect(await slotsOf(server, herrenhaarschnitt, DAY)).toContain(`${DAY}T08:00:00.000Z`);
  });
});
