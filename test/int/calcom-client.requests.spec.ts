import { CalcomClient } from '../../src/calcom/clients/calcom.client.js';
import type { RateLimitSeen } from '../../src/calcom/clients/calcom-access.js';
import { API_KEY, sendJson, ScriptedServer } from './calcom-client.replay.js';

const BOOKING = {
  id: 98,
  uid: 'abc',
  status: 'accepted',
  start: '2026-12-01T09:00:00.000Z',
  end: '2026-12-01T09:30:00.000Z',
  duration: 30,
  eventTypeId: 1,
  hosts: [{ id: 12, name: 'Dr A' }],
  createdAt: '2026-11-22T12:00:00.000Z',
};
const EVENT_TYPE = {
  id: 555,
  teamId: 42,
  title: 'Cleaning',
  slug: 'cleaning',
  hidden: false,
  lengthInMinutes: 30,
  schedulingType: 'collective',
  hosts: [],
  bookingFields: [],
  price: 0,
  currency: 'usd',
};

describe('Cal.com client: what it asks', () => {
  const server = new ScriptedServer();
  const client = new CalcomClient();
  const paths = (): string[] => server.seen.map(({ method, url }) => `${method} ${url.pathname}`);

  beforeAll(() => server.start());
  afterAll(async () => {
    await client.onApplicationShutdown();
    await server.stop();
  });

  it('sends the key as bearer, and the version the connection says', async () => {
    server.answerJson(200, { data: BOOKING });
    const versions = { ...server.access().versions, bookings: '2026-02-25' };

    await client.getBooking(server.call({ access: server.access({ versions }) }), 'abc');

    expect(server.seen[0]?.headers).toMatchObject({ authorization: `Bearer ${API_KEY}`, 'cal-api-version': '2026-02-25' });
  });

  it('sends no version where the connection says none', async () => {
    server.answerJson(200, { data: [EVENT_TYPE] });
    const versions = { ...server.access().versions, event_types: null };

    await client.fetchTeamEventTypes(server.call({ access: server.access({ versions }) }), 42);

    expect(server.seen[0]?.headers).not.toHaveProperty('cal-api-version');
  });

  it('keeps connections for requests that follow each other', async () => {
    server.answerJson(200, { data: BOOKING });

    for (let asked = 0; asked < 10; asked++) await client.getBooking(server.call(), 'abc');

    // Two, not one: undici counts a connection as busy until the turn of the event loop after its answer.
    expect(new Set(server.seen.map(({ remotePort }) => remotePort)).size).toBeLessThanOrEqual(2);
  });

  it('writes a uid into the path as one segment', async () => {
    server.answerJson(200, { data: BOOKING });

    await client.getBooking(server.call(), '../me?x=/');

    expect(paths()).toEqual(['GET /v2/bookings/..%2Fme%3Fx%3D%2F']);
  });

  it('reaches the teams of an organisation through its own paths', async () => {
    const call = server.call({ access: server.access({ organizationId: 3 }) });
    const team = { id: 42, name: 'Acme', isOrganization: false };
    const bodies: Record<string, unknown> = {
      '/v2/organizations/3/teams/42': { data: team },
      '/v2/organizations/3/teams/me': { data: [team] },
    };
    server.answerWith((response, { url }) => sendJson(response, 200, bodies[url.pathname] ?? { data: [] }));

    await client.fetchTeams(call);
    await client.fetchTeam(call, 42);
    await client.fetchTeamEventTypes(call, 42);
    await client.fetchTeamMembers(call, 42);

    expect(paths()).toEqual([
      'GET /v2/organizations/3/teams/me',
      'GET /v2/organizations/3/teams/42',
      'GET /v2/organizations/3/teams/42/event-types',
      'GET /v2/organizations/3/teams/42/memberships',
    ]);
  });

  it('reads all pages of members, up to the first that is not full', async () => {
    const all = Array.from({ length: 501 }, (_, index) => ({
      userId: index,
      role: 'MEMBER',
      accepted: true,
      user: { email: `${index}@example.com` },
    }));
    server.answerWith((response, { url }) => {
      const skip = Number(url.searchParams.get('skip'));
      sendJson(response, 200, { data: all.slice(skip, skip + Number(url.searchParams.get('take'))) });
    });

    const members = await client.fetchTeamMembers(server.call(), 42);

    expect(members.map(({ userId }) => userId)).toEqual(all.map(({ userId }) => userId));
    expect(server.seen.map(({ url }) => url.search)).toEqual(['?take=250&skip=0', '?take=250&skip=250', '?take=250&skip=500']);
  });

  it('reads all pages of bookings, also when the server gives smaller ones than asked, each booking once', async () => {
    const all = Array.from({ length: 7 }, (_, index) => ({ ...BOOKING, id: index, uid: `uid-${index}` }));
    server.answerWith((response, { url }) => {
      const skip = Number(url.searchParams.get('skip'));
      sendJson(response, 200, { data: all.slice(Math.max(0, skip - 1), skip + 2), pagination: { hasNextPage: skip + 2 < all.length } });
    });

    const bookings = await client.findBookings(server.call(), {
      eventTypeId: 1,
      afterStart: new Date('2026-12-01T00:00:00Z'),
      beforeEnd: new Date('2026-12-02T00:00:00Z'),
    });

    expect(bookings.map(({ uid }) => uid)).toEqual(all.map(({ uid }) => uid));
    expect(Object.fromEntries(server.seen[0]?.url.searchParams ?? [])).toMatchObject({
      eventTypeId: '1',
      afterStart: '2026-12-01T00:00:00.000Z',
      beforeEnd: '2026-12-02T00:00:00.000Z',
    });
    expect(server.seen[0]?.url.searchParams.has('status')).toBe(false);
  });

  it('refuses a list of bookings that promises more and never brings it', async () => {
    server.answerJson(200, { data: [BOOKING], pagination: { hasNextPage: true } });

    const finding = client.findBookings(server.call(), { eventTypeId: 1, afterStart: new Date(), beforeEnd: new Date() });

    await expect(finding).rejects.toMatchObject({ code: 'bad_shape', detail: expect.stringContaining('pagination') });
  });

  it.each([
    ['2026-12-01T23:00:00.000Z', '2026-12-01T23:00:00.000Z'],
    ['2026-12-02T00:00:00.000Z', '2026-12-02T00:00:01.000Z'],
  ])('asks for slots up to %s with an end of %s: Cal.com stretches midnight to the whole day', async (to, end) => {
    server.answerJson(200, { data: {} });

    await client.findSlots(server.call(), {
      eventTypeId: 1,
      from: new Date('2026-12-01T00:00:00Z'),
      to: new Date(to),
      timeZone: 'Europe/London',
      durationMinutes: 60,
      bookingUidToReschedule: 'abc',
    });

    expect(Object.fromEntries(server.seen[0]?.url.searchParams ?? [])).toEqual({
      eventTypeId: '1',
      start: '2026-12-01T00:00:00.000Z',
      end,
      timeZone: 'Europe/London',
      duration: '60',
      bookingUidToReschedule: 'abc',
    });
  });

  it('gives the slots in order, each once, none outside the range', async () => {
    const slots = (...starts: string[]): { start: string }[] => starts.map((start) => ({ start }));
    server.answerJson(200, {
      data: {
        '2026-12-02': slots('2026-12-02T00:30:00.000+01:00', '2026-12-02T01:00:00.000+01:00'),
        '2026-12-01': slots(
          '2026-12-01T10:00:00.000+01:00',
          '2026-12-01T00:59:00.000+01:00',
          '2026-12-01T09:00:00Z',
          '2026-12-01T01:00:00+01:00',
        ),
      },
    });

    const found = await client.findSlots(server.call(), {
      eventTypeId: 1,
      from: new Date('2026-12-01T00:00:00Z'),
      to: new Date('2026-12-02T00:00:00Z'),
      timeZone: 'Europe/Berlin',
    });

    expect(found).toEqual(['2026-12-01T00:00:00Z', '2026-12-01T09:00:00Z', '2026-12-01T23:30:00Z'].map((start) => new Date(start)));
  });

  it.each(['2026-12-01T09:00:00', 'tomorrow', '2026-13-01T09:00:00Z'])('refuses a slot that begins at %s', async (start) => {
    server.answerJson(200, { data: { '2026-12-01': [{ start }] } });

    const finding = client.findSlots(server.call(), { eventTypeId: 1, from: new Date(0), to: new Date('2030-01-01'), timeZone: 'UTC' });

    await expect(finding).rejects.toMatchObject({ code: 'bad_shape', detail: expect.stringMatching(/^data\.2026-12-01\.0\.start:/) });
  });

  it('sends of a booking only what was given', async () => {
    server.answerJson(201, { data: BOOKING });
    const attendee = { name: 'Jane', phoneNumber: '+4915112345678', timeZone: 'Europe/Berlin', language: 'de' };

    await client.createBooking(server.call(), {
      eventTypeId: 1,
      start: new Date('2026-12-01T10:00:00+01:00'),
      attendee,
      answers: {},
      metadata: { id: 'x' },
    });

    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({
      eventTypeId: 1,
      start: '2026-12-01T09:00:00.000Z',
      attendee,
      metadata: { id: 'x' },
    });
  });

  it('refuses the list that stands for a recurring booking', async () => {
    server.answerJson(200, { data: [BOOKING] });

    await expect(client.getBooking(server.call(), 'abc')).rejects.toMatchObject({
      code: 'bad_shape',
      detail: expect.stringMatching(/^data:/),
    });
  });

  it('bears a booking whose host account or event type is gone', async () => {
    server.answerJson(200, { data: { ...BOOKING, eventTypeId: null, hosts: [{ id: 'unknown', name: 'unknown' }] } });

    await expect(client.getBooking(server.call(), 'abc')).resolves.toMatchObject({ eventTypeId: null, hosts: [] });
  });

  it.each<[string, object, object]>([
    ['managed', { schedulingType: 'managed' }, { schedulingType: 'managed' }],
    ['of a scheduling type to come', { schedulingType: 'lottery' }, { schedulingType: 'lottery' }],
    ['without a scheduling type', { schedulingType: null }, { schedulingType: null }],
    ['recurring', { recurrence: { interval: 1, occurrences: 4, frequency: 'weekly' } }, { recurring: true }],
    ['with seats', { seats: { seatsPerTimeSlot: 4 } }, { seats: true }],
    ['with seats said flatly', { seatsPerTimeSlot: 4 }, { seats: true }],
    [
      'to be confirmed',
      { confirmationPolicy: { type: 'time', noticeThreshold: { unit: 'hours', count: 2 } } },
      { requiresConfirmation: true },
    ],
    ['with e-mail verification', { requiresBookerEmailVerification: true }, { requiresEmailVerification: true }],
    ['for users only', { bookingRequiresAuthentication: true }, { requiresAuthentication: true }],
    ['with a price', { price: 4500, currency: 'eur' }, { price: 4500, currency: 'eur' }],
    [
      'of an older server',
      {},
      { seats: false, recurring: false, requiresConfirmation: false, minimumNoticeMinutes: 0, lengthOptions: [], locations: [] },
    ],
    [
      'with notice, buffers and an own interval',
      { minimumBookingNotice: 90, beforeEventBuffer: 5, afterEventBuffer: 10, slotInterval: 15 },
      { minimumNoticeMinutes: 90, bufferBeforeMinutes: 5, bufferAfterMinutes: 10, slotIntervalMinutes: 15 },
    ],
  ])('reads an event type %s', async (_what, given, expected) => {
    server.answerJson(200, { data: [{ ...EVENT_TYPE, ...given }] });

    const [eventType] = await client.fetchTeamEventTypes(server.call(), 42);

    expect(eventType).toMatchObject(expected);
  });

  it('reads booking fields of version 2026-06-12 in the words of 2024-06-14', async () => {
    const custom = { field: 'custom', label: 'L', required: true, hidden: false };
    const bookingFields = [
      { field: 'name', slug: 'name', label: 'Your name', required: true, hidden: false, disableOnPrefill: false },
      { field: 'attendeePhoneNumber', required: true, hidden: false },
      { ...custom, type: 'shortText', slug: 'insurance' },
      { ...custom, type: 'radioGroup', slug: 'visit', options: ['first', 'again'] },
      { ...custom, type: 'checkboxGroup', slug: 'wishes', options: ['tea'] },
      { ...custom, type: 'checkbox', slug: 'agreed', hidden: true },
      { field: 'somethingNew', slug: 'novelty', type: 'hologram', required: false },
    ];
    server.answerJson(200, { data: [{ ...EVENT_TYPE, bookingFields }] });

    const [eventType] = await client.fetchTeamEventTypes(server.call(), 42);

    const own = { required: true, hidden: false, isDefault: false, label: 'L' };
    expect(eventType?.bookingFields).toEqual([
      { slug: 'name', type: 'name', label: 'Your name', required: true, hidden: false, isDefault: true },
      { slug: 'attendeePhoneNumber', type: 'phone', label: 'attendeePhoneNumber', required: true, hidden: false, isDefault: true },
      { ...own, slug: 'insurance', type: 'text' },
      { ...own, slug: 'visit', type: 'radio', options: ['first', 'again'] },
      { ...own, slug: 'wishes', type: 'checkbox', options: ['tea'] },
      { ...own, slug: 'agreed', type: 'boolean', hidden: true },
      { slug: 'novelty', type: 'hologram', label: 'novelty', required: false, hidden: false, isDefault: true },
    ]);
    expect(eventType?.bookingFieldsRaw).toEqual(bookingFields);
  });

  it('refuses a custom booking field without a slug, and says which', async () => {
    server.answerJson(200, { data: [{ ...EVENT_TYPE, bookingFields: [{ field: 'custom', type: 'shortText', required: true }] }] });

    await expect(client.fetchTeamEventTypes(server.call(), 42)).rejects.toMatchObject({
      code: 'bad_shape',
      detail: expect.stringMatching(/^data\.0\.bookingFields\.0\.slug:/),
    });
  });

  it('tells the tightest limit of every answer, whatever the limiter is called', async () => {
    const seen: RateLimitSeen[] = [];
    const limits = { 'x-ratelimit-limit-default': '120', 'x-ratelimit-remaining-default': '80', 'x-ratelimit-reset-default': '43' };
    const tighter = { 'x-ratelimit-limit-burst': '10', 'x-ratelimit-remaining-burst': '2', 'x-ratelimit-reset-burst': '5' };
    const call = server.call({ onRateLimit: (limit) => seen.push(limit) });

    server.answerJson(200, { data: BOOKING }, limits);
    await client.getBooking(call, 'abc');
    server.answerJson(404, { statusCode: 404, message: 'no' }, { ...limits, ...tighter });
    await client.getBooking(call, 'abc').catch(() => undefined);
    server.answerJson(200, { data: BOOKING }, { 'x-ratelimit-limit-default': 'many' });
    await client.getBooking(call, 'abc');

    expect(seen).toEqual([
      { limit: 120, remaining: 80, resetSeconds: 43 },
      { limit: 10, remaining: 2, resetSeconds: 5 },
    ]);
  });
});
