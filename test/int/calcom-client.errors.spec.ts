import { CalcomClient } from '../../src/calcom/clients/calcom.client.js';
import type { CalcomCall } from '../../src/calcom/clients/calcom-access.js';
import { CalcomError, type CalcomErrorCode } from '../../src/calcom/clients/calcom-error.js';
import { API_KEY, readTable, recordings, ScriptedServer, type Recording } from './calcom-client.replay.js';

interface ExpectedError {
  code: CalcomErrorCode;
  detail: string;
}

const NO_BOOKING = {
  eventTypeId: 1,
  start: new Date('2026-12-01T09:00:00Z'),
  attendee: { name: 'Jane Doe', email: 'jane@example.org', timeZone: 'Europe/Berlin', language: 'de' },
  metadata: {},
};

/** Any method will do: what an error means does not depend on the question, only on whether it was a reading or a writing one. */
function ask(client: CalcomClient, call: CalcomCall, method: string): Promise<unknown> {
  return method === 'GET' ? client.fetchMe(call) : client.createBooking(call, NO_BOOKING);
}

async function failureOf(asking: Promise<unknown>): Promise<CalcomError> {
  const failure = await asking.then(
    () => new Error('it succeeded'),
    (error: unknown) => error,
  );
  if (!(failure instanceof CalcomError)) throw new Error('not a CalcomError', { cause: failure });
  return failure;
}

describe("Cal.com client and a real server's errors", () => {
  const server = new ScriptedServer();
  const client = new CalcomClient();
  const expected = readTable<ExpectedError>('expected-errors');
  const recorded = recordings();
  const names = Object.keys(expected);
  const failureAnswering = (status: number, body: unknown, headers: Record<string, string> = {}): Promise<CalcomError> => {
    server.answerJson(status, body, headers);
    return failureOf(client.createBooking(server.call(), NO_BOOKING));
  };

  beforeAll(() => server.start());
  afterAll(async () => {
    await client.onApplicationShutdown();
    await server.stop();
  });

  it('has an expectation for every recorded error', () => {
    const isError = ([, { response }]: [string, Recording]): boolean => response.status >= 400;

    const errors = Object.entries(recorded).filter(isError);

    expect(names.sort()).toEqual(errors.map(([name]) => name).sort());
  });

  it.each(names)('reads %s as the table says', async (name) => {
    const recording = recorded[name];
    if (!recording) throw new Error(`no recording ${name}`);
    const { request, response } = recording;
    server.answerJson(response.status, response.body, response.headers);

    const failure = await failureOf(ask(client, server.call(), request.method));

    expect({ code: failure.code, detail: failure.detail }).toEqual(expected[name]);
    expect(failure.status).toBe(response.status);
  });

  it('takes the key of the newer error shape into the text', async () => {
    const failure = await failureAnswering(409, {
      status: 'error',
      error: { code: 'no_available_users_found_error', message: 'Nobody is free' },
    });

    expect(failure).toMatchObject({ code: 'conflict', detail: 'no_available_users_found_error: Nobody is free', definite: true });
  });

  it('reads a list of messages', async () => {
    const failure = await failureAnswering(400, { statusCode: 400, message: ['start is too early', 'end is too late'] });

    expect(failure.detail).toBe('start is too early, end is too late');
  });

  it('reads nested validation errors and none of the echoed body', async () => {
    const failure = await failureAnswering(400, {
      status: 'error',
      error: {
        code: 'BadRequestException',
        message: 'Bad Request Exception',
        details: {
          errors: [
            {
              target: { attendee: { name: 'Jane Doe', phoneNumber: '+4915112345678' } },
              value: { name: 'Jane Doe' },
              property: 'attendee',
              children: [{ target: { name: 'Jane Doe' }, property: 'timeZone', constraints: { isTimeZone: 'timeZone must be IANA' } }],
            },
          ],
        },
      },
    });

    expect(failure.detail).toBe('timeZone must be IANA');
    expect(JSON.stringify(failure)).not.toContain('Jane');
  });

  it('masks addresses, phone numbers and the key where the text repeats them, and keeps 500 characters', async () => {
    const failure = await failureAnswering(400, {
      statusCode: 400,
      message: `jane@example.org +4915112345678 ${API_KEY} ${'x'.repeat(900)}`,
    });

    expect(failure.detail).toMatch(/^\[email\] \[phone\] \[key\] x+$/);
    expect(failure.detail).toHaveLength(500);
  });

  it.each<[string, number, string, string, CalcomErrorCode]>([
    ['a proxy’s 502 page', 502, 'text/html', '<html>Bad gateway</html>', 'temporary'],
    ['503 in Cal.com’s shape', 503, 'application/json', '{"statusCode":503,"message":"x"}', 'temporary'],
    ['504 without a body', 504, 'text/plain', '', 'temporary'],
    ['520 of a content network', 520, 'text/html', '<html></html>', 'temporary'],
    ['a complete 500 of Cal.com', 500, 'application/json', '{"statusCode":500,"message":"Internal server error"}', 'server_error'],
    ['a foreign 500 page', 500, 'text/html', '<html>Oops</html>', 'temporary'],
    ['a foreign 400 page', 400, 'text/html', '<html>Bad request</html>', 'bad_shape'],
    ['a foreign 404 page', 404, 'text/html', '<html>Not here</html>', 'bad_shape'],
    ['a foreign 409', 409, 'application/json', '{"oops":true}', 'bad_shape'],
    ['half a 400', 400, 'application/json', '{"status":"error","error":{"mess', 'bad_shape'],
    ['a firewall’s 403 page', 403, 'text/html', '<html>Denied</html>', 'forbidden'],
    ['402 in Cal.com’s shape', 402, 'application/json', '{"statusCode":402,"message":"Pay"}', 'refused'],
    ['a redirect', 302, 'text/html', '', 'bad_shape'],
    ['HTML with 200', 200, 'text/html', '<html>Welcome</html>', 'bad_shape'],
    ['half a JSON with 201', 201, 'application/json', '{"status":"success","data":{"id":3,', 'bad_shape'],
    ['an empty 204', 204, 'text/plain', '', 'bad_shape'],
  ])('reads %s', async (_what, status, type, body, code) => {
    server.answerWith((response) => response.writeHead(status, { 'content-type': type, location: '/elsewhere' }).end(body));

    const failure = await failureOf(client.createBooking(server.call(), NO_BOOKING));

    expect(failure).toMatchObject({ code, status });
    expect(server.seen).toHaveLength(1);
  });

  it.each<[CalcomErrorCode, boolean, boolean]>([
    ['auth_failed', true, false],
    ['forbidden', true, false],
    ['not_found', true, false],
    ['refused', true, false],
    ['conflict', true, false],
    ['rate_limited', false, true],
    ['unreachable', false, true],
    ['server_error', false, false],
    ['temporary', false, false],
    ['cut', false, false],
    ['timeout', false, false],
    ['bad_shape', false, false],
  ])('knows of %s whether it is definite (%s) and never reached Cal.com (%s)', (code, definite, neverReached) => {
    expect(new CalcomError(code)).toMatchObject({ definite, neverReached });
  });

  it('waits for the window when a 429 names it', async () => {
    const failure = await failureAnswering(
      429,
      { statusCode: 429, message: 'Too many' },
      { 'x-ratelimit-limit-gold': '500', 'x-ratelimit-remaining-gold': '0', 'x-ratelimit-reset-gold': '17' },
    );

    expect(failure).toMatchObject({ code: 'rate_limited', neverReached: true, retryAfterSeconds: 17 });
  });

  it('waits 60 s when a 429 names no window', async () => {
    server.answerWith((response) => response.writeHead(429, { 'content-type': 'text/html' }).end('<html>Slow down</html>'));

    const failure = await failureOf(client.fetchMe(server.call()));

    expect(failure).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 60 });
    expect(server.seen).toHaveLength(1);
  });
});
