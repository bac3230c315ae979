import type { ServerResponse } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { CalcomClient } from '../../src/calcom/clients/calcom.client.js';
import { DEFAULT_API_VERSIONS, type CalcomCall } from '../../src/calcom/clients/calcom-access.js';
import { API_KEY, sendJson, ScriptedServer } from './calcom-client.replay.js';

const ME = { status: 'success', data: { id: 1, email: 'gw@example.com', name: 'Gateway', organizationId: null } };
const NO_BOOKING = {
  eventTypeId: 1,
  start: new Date('2026-12-01T09:00:00Z'),
  attendee: { name: 'Jane Doe', email: 'jane@example.org', timeZone: 'Europe/Berlin', language: 'de' },
  metadata: {},
};

/** Speaks bytes, not HTTP, so that it can break off anywhere. Counts the requests by their first lines. */
class BreakingServer {
  requests: string[] = [];
  private readonly sockets = new Set<Socket>();
  private onRequest: (socket: Socket) => void = (socket) => socket.destroy();
  private readonly server: Server = createServer((socket) => {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('data', (bytes) => {
      const firstLine = /^(GET|POST) \S+/.exec(bytes.toString('latin1'));
      if (!firstLine) return;
      this.requests.push(firstLine[0]);
      this.onRequest(socket);
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  behave(onRequest: (socket: Socket) => void): void {
    this.requests = [];
    this.onRequest = onRequest;
  }

  call(deadlineMs = 5_000): CalcomCall {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the server is not listening');
    return callTo(`http://127.0.0.1:${address.port}/v2`, deadlineMs);
  }
}

function callTo(baseUrl: string, deadlineMs: number): CalcomCall {
  return { access: { baseUrl, apiKey: API_KEY, organizationId: null, versions: DEFAULT_API_VERSIONS }, deadlineMs };
}

const failureOf = (asking: Promise<unknown>): Promise<unknown> =>
  asking.then(
    () => 'it succeeded',
    (error: unknown) => error,
  );

const MOST_CONNECTIONS = 128;
const HEADERS = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n';
const BREAKS: [string, (socket: Socket) => void][] = [
  ['before any header', (socket) => socket.destroy()],
  ['amid the headers', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-ty')],
  ['after the headers', (socket) => socket.end(HEADERS)],
  ['amid the body', (socket) => socket.end(`${HEADERS}{"status":"success","data":{"id":1`)],
  ['with a reset amid the body', (socket) => void socket.write(`${HEADERS}{"status":`, () => socket.resetAndDestroy())],
  ['with something that is not HTTP', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')],
];

describe('Cal.com client and a server that misbehaves', () => {
  const breaking = new BreakingServer();
  const server = new ScriptedServer();
  const client = new CalcomClient();

  beforeAll(() => Promise.all([breaking.start(), server.start()]));
  afterAll(async () => {
    await client.onApplicationShutdown();
    await Promise.all([breaking.stop(), server.stop()]);
  });

  it.each(BREAKS)('calls a connection that breaks %s cut, and sends a POST once', async (_when, breakOff) => {
    breaking.behave(breakOff);

    const failure = await failureOf(client.createBooking(breaking.call(), NO_BOOKING));

    expect(failure).toMatchObject({ code: 'cut', status: null, neverReached: false, definite: false });
    expect(breaking.requests).toEqual(['POST /v2/bookings']);
  });

  it.each(BREAKS)('sends a GET a second time when the connection breaks %s, and no third time', async (_when, breakOff) => {
    breaking.behave(breakOff);

    const failure = await failureOf(client.fetchMe(breaking.call()));

    expect(failure).toMatchObject({ code: 'cut' });
    expect(breaking.requests).toEqual(['GET /v2/me', 'GET /v2/me']);
  });

  it('has the answer of the second try when the first one broke', async () => {
    breaking.behave((socket) => {
      if (breaking.requests.length === 1) return socket.destroy();
      const body = JSON.stringify(ME);
      return socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    });

    await expect(client.fetchMe(breaking.call())).resolves.toMatchObject({ id: 1, organizationId: null });
  });

  it('sends cancel and reschedule once too', async () => {
    breaking.behave((socket) => socket.destroy());

    await failureOf(client.cancelBooking(breaking.call(), 'uid', 'caller asked'));
    await failureOf(client.rescheduleBooking(breaking.call(), 'uid', { start: NO_BOOKING.start, reason: 'caller asked' }));

    expect(breaking.requests).toEqual(['POST /v2/bookings/uid/cancel', 'POST /v2/bookings/uid/reschedule']);
  });

  it.each<[string, number, number]>([
    ['a bad gateway', 502, 2],
    ['an unavailable server', 503, 2],
    ['a complete 500', 500, 1],
    ['a 404', 404, 1],
    ['a 429', 429, 1],
    ['a 401', 401, 1],
  ])('asks after %s (%d) in all %d times', async (_what, status, times) => {
    server.answerJson(status, { statusCode: status, message: 'no' });

    await failureOf(client.fetchMe(server.call()));

    expect(server.seen).toHaveLength(times);
  });

  it('sends no POST a second time after a 502', async () => {
    server.answerJson(502, {});

    await expect(failureOf(client.createBooking(server.call(), NO_BOOKING))).resolves.toMatchObject({ code: 'temporary' });

    expect(server.seen).toHaveLength(1);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['before the headers', () => undefined],
    ['after the headers', (socket) => void socket.write(HEADERS)],
    ['amid the body', (socket) => void socket.write(`${HEADERS}{"status":`)],
  ])('gives up at the deadline when the server stalls %s', async (_when, stall) => {
    breaking.behave(stall);
    const began = performance.now();

    const failure = await failureOf(client.createBooking(breaking.call(200), NO_BOOKING));

    expect(failure).toMatchObject({ code: 'timeout', neverReached: false, definite: false });
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(breaking.requests).toHaveLength(1);
  });

  it('gives up at the deadline when the body trickles in without an end', async () => {
    server.answerWith((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const trickle = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(trickle));
    });

    await expect(failureOf(client.fetchMe(server.call({ deadlineMs: 250 })))).resolves.toMatchObject({ code: 'timeout' });
    expect(server.seen).toHaveLength(1);
  });

  it('has one deadline for all pages', async () => {
    let user = 0;
    server.answerWith((response) => {
      const data = Array.from({ length: 250 }, () => {
        user += 1;
        return { userId: user, role: 'MEMBER', accepted: true, user: { email: `${user}@example.com` } };
      });
      setTimeout(() => sendJson(response, 200, { data }), 100);
    });

    const failure = await failureOf(client.fetchTeamMembers(server.call({ deadlineMs: 700 }), 1));

    expect(failure).toMatchObject({ code: 'timeout' });
    expect(server.seen.length).toBeGreaterThan(1);
  });

  it('lets no retry begin when the pause before it would end behind the deadline', async () => {
    server.answerWith((response) => void setTimeout(() => sendJson(response, 503, {}), 180));

    const failure = await failureOf(client.fetchMe(server.call({ deadlineMs: 200 })));

    // On a slow machine even the first answer comes too late.
    expect(failure).toMatchObject({ code: expect.stringMatching(/^(temporary|timeout)$/) });
    expect(server.seen).toHaveLength(1);
  });

  it('calls a refused connection unreachable, so that even a POST may be sent again', async () => {
    const gone = new ScriptedServer();
    await gone.start();
    const call = gone.call();
    await gone.stop();

    const failure = await failureOf(client.createBooking(call, NO_BOOKING));

    expect(failure).toMatchObject({ code: 'unreachable', detail: 'ECONNREFUSED', neverReached: true, definite: false });
  });

  it('calls a name that does not resolve unreachable', async () => {
    const failure = await failureOf(client.createBooking(callTo('http://calcom.invalid/v2', 4_000), NO_BOOKING));

    expect(failure).toMatchObject({ code: 'unreachable', neverReached: true });
  });

  it('calls a deadline that passed while the connection was being made unreachable, and never sends that request', async () => {
    // A TLS handshake that never ends: the plain server accepts the connection and stays silent.
    breaking.behave(() => undefined);
    const { baseUrl } = breaking.call().access;

    const failure = await failureOf(client.createBooking(callTo(baseUrl.replace('http:', 'https:'), 250), NO_BOOKING));

    expect(failure).toMatchObject({ code: 'unreachable', detail: 'deadline', neverReached: true });
    expect(breaking.requests).toEqual([]);
  });

  it('never sends a request that was given up while it waited for a free connection', async () => {
    const held: ServerResponse[] = [];
    const everyConnection = Promise.withResolvers<void>();
    server.answerWith((response) => {
      if (held.push(response) >= MOST_CONNECTIONS) everyConnection.resolve();
      if (held.length > MOST_CONNECTIONS) sendJson(response, 200, ME);
    });
    const busy = Array.from({ length: MOST_CONNECTIONS }, () => client.fetchMe(server.call()));
    await everyConnection.promise;

    const failure = await failureOf(client.createBooking(server.call({ deadlineMs: 50 }), NO_BOOKING));
    for (const response of [...held]) sendJson(response, 200, ME);
    await Promise.all(busy);
    // What still waited would go out before these.
    await Promise.all(Array.from({ length: MOST_CONNECTIONS }, () => client.fetchMe(server.call())));
    const posts = server.seen.filter(({ method }) => method === 'POST');

    expect(failure).toMatchObject({ code: 'unreachable', neverReached: true });
    expect(posts).toEqual([]);
  });

  it('follows no redirect', async () => {
    server.answerWith((response) => response.writeHead(307, { location: server.access().baseUrl + '/me' }).end());

    await expect(failureOf(client.fetchMe(server.call()))).resolves.toMatchObject({ code: 'bad_shape', status: 307 });
    expect(server.seen).toHaveLength(1);
  });

  it('refuses a body larger than 8 MiB, and takes a large one below', async () => {
    const padding = (megabytes: number): string => JSON.stringify({ ...ME, padding: 'x'.repeat(megabytes * 1024 * 1024) });
    server.answerWith((response) => response.writeHead(200).end(padding(9)));

    await expect(failureOf(client.fetchMe(server.call()))).resolves.toMatchObject({
      code: 'bad_shape',
      detail: 'answer larger than 8 MiB',
    });

    server.answerWith((response) => response.writeHead(200).end(padding(7)));
    await expect(client.fetchMe(server.call())).resolves.toMatchObject({ id: 1 });
  });

  it('sends nothing any more once it was closed', async () => {
    const closed = new CalcomClient();
    server.answerJson(200, ME);
    await closed.onApplicationShutdown();

    await expect(failureOf(closed.createBooking(server.call(), NO_BOOKING))).resolves.toMatchObject({ code: 'unreachable' });
    expect(server.seen).toEqual([]);
  });

  it.each<[string, (call: CalcomCall) => CalcomCall]>([
    ['echoed by the server', (call) => call],
    ['of a refused connection', (call) => ({ ...call, access: { ...call.access, baseUrl: 'http://127.0.0.1:1/v2' } })],
    ['of a deadline', (call) => ({ ...call, deadlineMs: 0 })],
    ['that no header may hold', (call) => ({ ...call, access: { ...call.access, apiKey: `${API_KEY}\n` } })],
  ])('lets no key out of an error: %s', async (_case, change) => {
    server.answerWith((response, { headers }) => sendJson(response, 401, { statusCode: 401, message: `Invalid ${headers.authorization}` }));

    const failure = await failureOf(client.fetchMe(change(server.call())));

    const everything =
      failure instanceof Error ? `${failure.message} ${failure.stack} ${JSON.stringify(failure)} ${String(failure.cause)}` : '';
    expect(everything).toContain('Cal.com: ');
    expect(everything).not.toContain(API_KEY);
  });
});
