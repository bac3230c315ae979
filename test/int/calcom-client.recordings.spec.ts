import { CalcomClient } from '../../src/calcom/clients/calcom.client.js';
import type { CalcomCall } from '../../src/calcom/clients/calcom-access.js';
import type { NewBooking } from '../../src/calcom/clients/calcom-booking.js';
import { readTable, recordings, ScriptedServer, type RecordedBody, type Recording } from './calcom-client.replay.js';

interface Kind {
  names: RegExp;
  ask: (client: CalcomClient, call: CalcomCall, request: Recording['request']) => Promise<unknown>;
  /** Paths in the answer without which it is refused; `*` is the first key or element there. Those a recording lacks do not count. */
  needed: string[];
}

const TEAM = ['id', 'name', 'isOrganization'];
const MEMBER = ['userId', 'role', 'accepted', 'user', 'user.email'];
const BOOKING = ['id', 'uid', 'status', 'start', 'end', 'eventTypeId', 'hosts', 'hosts.*.id', 'createdAt'];
const EVENT_TYPE = ['id', 'teamId', 'title', 'slug', 'hidden', 'lengthInMinutes', 'price', 'currency', 'hosts', 'hosts.*.userId'];
const BOOKING_FIELDS = ['bookingFields', 'bookingFields.*.slug', 'bookingFields.*.type'];

const data = (...paths: string[]): string[] => ['data', ...paths.map((path) => `data.${path}`)];
const eachIn = (paths: string[]): string[] => data(...paths.map((path) => `*.${path}`));
const teamIn = (path: string): number => Number(/\/teams\/(\d+)/.exec(path)?.[1]);
const uidIn = (path: string): string => /\/bookings\/([^/]+)/.exec(path)?.[1] ?? '';
const WINTER = { from: new Date('2026-11-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') };

function bodyOf(request: Recording['request']): RecordedBody {
  if (!request.body) throw new Error('recorded without a body');
  return request.body;
}

function newBooking(body: RecordedBody): NewBooking {
  const { eventTypeId, start, lengthInMinutes: durationMinutes, attendee, bookingFieldsResponses: answers, metadata = {} } = body;
  return { eventTypeId, start: new Date(start), durationMinutes, attendee, answers, metadata };
}

const KINDS: Kind[] = [
  { names: /^me-ok$/, ask: (client, call) => client.fetchMe(call), needed: data('id', 'email', 'organizationId') },
  { names: /^teams-list-/, ask: (client, call) => client.fetchTeams(call), needed: eachIn(TEAM) },
  { names: /^teams-get$/, ask: (client, call, { path }) => client.fetchTeam(call, teamIn(path)), needed: data(...TEAM) },
  { names: /^teams-memberships$/, ask: (client, call, { path }) => client.fetchTeamMembers(call, teamIn(path)), needed: eachIn(MEMBER) },
  {
    names: /^team-event-types/,
    ask: (client, call, { path }) => client.fetchTeamEventTypes(call, teamIn(path)),
    needed: eachIn([...EVENT_TYPE, ...BOOKING_FIELDS]),
  },
  {
    names: /^slots-/,
    ask: (client, call) => client.findSlots(call, { eventTypeId: 1, timeZone: 'Europe/Berlin', ...WINTER }),
    needed: data('*.*.start'),
  },
  {
    names: /^booking-create/,
    ask: (client, call, request) => client.createBooking(call, newBooking(bodyOf(request))),
    needed: data(...BOOKING),
  },
  { names: /^booking-get/, ask: (client, call, { path }) => client.getBooking(call, uidIn(path)), needed: data(...BOOKING) },
  {
    names: /^booking-cancel/,
    ask: (client, call, request) => client.cancelBooking(call, uidIn(request.path), request.body?.cancellationReason ?? ''),
    needed: data(...BOOKING),
  },
  {
    names: /^booking-reschedule/,
    ask: (client, call, request) => {
      const { start, reschedulingReason } = bodyOf(request);
      return client.rescheduleBooking(call, uidIn(request.path), { start: new Date(start), reason: reschedulingReason });
    },
    needed: data(...BOOKING),
  },
  {
    names: /^bookings-list/,
    ask: (client, call) => client.findBookings(call, { eventTypeId: 1, afterStart: WINTER.from, beforeEnd: WINTER.to }),
    needed: [...eachIn(BOOKING), 'pagination', 'pagination.hasNextPage'],
  },
];

function kindOf(name: string): Kind {
  const kind = KINDS.find(({ names }) => names.test(name.replace(/^.*\//, '')));
  if (!kind) throw new Error(`no way to ask for ${name}`);
  return kind;
}

/** The recorded body without what we never send, and with what we always do; null for a request without a body. */
function bodyWeWouldSend({ method, path, body }: Recording['request']): object | null {
  if (method === 'GET') return null;
  const { guests: _guests, seatUid: _seatUid, rescheduledBy: _rescheduledBy, ...rest } = body ?? {};
  if (path.endsWith('/cancel')) return { cancellationReason: '', ...rest };
  return path === '/v2/bookings' ? { metadata: {}, ...rest } : rest;
}

/** A copy without what stands at the path, and the path with its `*` filled in; null when there is nothing to remove. */
function without(body: unknown, path: string): { body: unknown; path: string } | null {
  const copy: unknown = structuredClone(body);
  const walked: string[] = [];
  let at: unknown = copy;
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null) return null;
    const [key, value] = Object.entries(at).find(([name]) => step === '*' || step === name) ?? [];
    if (key === undefined) return null;
    walked.push(key);
    if (walked.length === path.split('.').length) Reflect.deleteProperty(at, key);
    at = value;
  }
  return { body: copy, path: walked.join('.') };
}

/** As the table writes them: dates as text, and the untouched copies of the booking fields compared on their own. */
function asWritten(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'bookingFieldsRaw' ? undefined : inner)));
}

describe("Cal.com client and a real server's answers", () => {
  const server = new ScriptedServer();
  const client = new CalcomClient();
  const expected = readTable<unknown>('expected');
  const recorded = recordings();
  const names = Object.keys(expected);
  const recording = (name: string): Recording => {
    const found = recorded[name];
    if (!found) throw new Error(`no recording ${name}`);
    return found;
  };

  beforeAll(() => server.start());
  afterAll(async () => {
    await client.onApplicationShutdown();
    await server.stop();
  });

  it('has an expectation for every recorded success', () => {
    const successes = Object.keys(recorded).filter((name) => recording(name).response.status < 300 && !name.endsWith('-no-version'));

    expect(names.sort()).toEqual(successes.sort());
  });

  it.each(names)('reads %s as the table says', async (name) => {
    const { request, response } = recording(name);
    server.answerJson(response.status, response.body, response.headers);

    const read = await kindOf(name).ask(client, server.call(), request);

    expect(asWritten(read)).toEqual(expected[name]);
  });

  it.each(names)('asks for %s as the recorded request did', async (name) => {
    const { request, response } = recording(name);
    server.answerJson(response.status, response.body, response.headers);

    await kindOf(name).ask(client, server.call(), request);

    const [seen, ...more] = server.seen;
    expect(more).toEqual([]);
    expect(`${seen?.method} ${seen?.url.pathname}`).toBe(`${request.method} ${request.path.replace(/\?.*/, '')}`);
    expect(seen?.headers['cal-api-version']).toBe(request.version);
    expect(JSON.parse(seen?.body || 'null')).toEqual(bodyWeWouldSend(request));
  });

  it.each(names)('refuses %s when anything needed is missing, and names it', async (name) => {
    const { request, response } = recording(name);
    const kind = kindOf(name);
    const crippled = kind.needed.flatMap((path) => without(response.body, path) ?? []);
    expect(crippled.length).toBeGreaterThan(0);

    for (const { body, path } of crippled) {
      server.answerJson(response.status, body);

      const failure = await kind.ask(client, server.call(), request).catch((error: unknown) => error);

      expect(failure).toMatchObject({ code: 'bad_shape', definite: false, detail: expect.stringMatching(new RegExp(`^${path}(\\.|:)`)) });
    }
  });

  it.each(names)('reads %s the same when it is full of unknown fields', async (name) => {
    const { request, response } = recording(name);
    const salted: unknown = JSON.parse(JSON.stringify(response.body), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && ('id' in value || 'start' in value) ? { ...value, brandNew: { deep: [1] } } : value,
    );
    server.answerJson(response.status, salted);

    const read = await kindOf(name).ask(client, server.call(), request);

    expect(asWritten(read)).toEqual(expected[name]);
  });

  it.each(['2025-12/booking-get-no-version', '2026-02/booking-cancel-no-version'])(
    'refuses %s, the older shape a server falls back to',
    async (name) => {
      const { request, response } = recording(name);
      server.answerJson(response.status, response.body);

      const failure = await kindOf(name)
        .ask(client, server.call(), request)
        .catch((error: unknown) => error);

      expect(failure).toMatchObject({ code: 'bad_shape', status: response.status, definite: false });
    },
  );

  it('keeps the booking fields as they came', async () => {
    const { response } = recording('2026-02/team-event-types');
    server.answerJson(200, response.body);

    const eventTypes = await client.fetchTeamEventTypes(server.call(), 1);

    const kept = eventTypes.map(({ id, bookingFieldsRaw }) => ({ id, bookingFields: bookingFieldsRaw }));
    expect(kept.length).toBeGreaterThan(0);
    expect(response.body).toMatchObject({ data: kept });
  });
});
