import { retellSignature } from '../../sandbox/retell-caller/sign.js';
import { Clock } from '../../src/shared/clock.js';
import { apiOf } from '../support/admin-api.js';
import { type Frontdesk, RETELL_KEY, startFrontdesk } from '../support/app.js';
import { anotherCaller, bookingsAt, sentBookings, standingAt, storedCalls, weekday, wish } from '../support/booking-calls.js';
import { scaled } from '../support/scale.js';

const TIMES = scaled(200, 10_000);
const FLIPS = scaled(400, 10_000);
const AT_ONCE = 20;
const MINUTE = 60_000;

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());
afterEach(() => Reflect.deleteProperty(frontdesk.app.get(Clock), 'now'));

/** A request as somebody on the way could have kept it. */
interface Captured {
  start: string;
  callId: string;
  body: string;
  signature: string;
  signedAt: number;
}

/** A booking that nobody has sent yet. */
function aRequest(start: string, key = RETELL_KEY): Captured {
  const call = frontdesk.call({ from: anotherCaller() });
  const body = call.body('book_appointment', wish(start));
  const signedAt = Date.now();
  return { start, callId: call.callId, body, signature: retellSignature(body, key, signedAt), signedAt };
}

async function send({ body, signature }: Captured): Promise<{ status: number; text: string }> {
  const headers = { 'content-type': 'application/json', 'x-retell-signature': signature };
  const response = await fetch(`${frontdesk.baseUrl}/retell/functions`, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

/** So many, some at once; gives each different answer once. */
async function sendAll(count: number, nth: (n: number) => Captured): Promise<{ status: number; text: string }[]> {
  const seen = new Map<string, { status: number; text: string }>();
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < count) {
      const answer = await send(nth(next++));
      seen.set(`${answer.status} ${answer.text.replace(/"request_id":"[^"]*"/, '')}`, answer);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  return [...seen.values()];
}

/** Until the end of the test. */
function setClock(now: number): void {
  frontdesk.app.get(Clock).now = () => new Date(now);
}

/** Rows of every table, once all that is due was done. */
async function everyCount(): Promise<Record<string, number>> {
  await frontdesk.drain();
  const tables = await frontdesk.database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const counts = tables.map(({ name }) => `(select count(*)::int from "${name}") as "${name}"`);
  const [row] = await frontdesk.database.query<Record<string, number>>(`select ${counts.join(', ')}`);
  return row ?? {};
}

async function refusedSignatures(): Promise<number> {
  const text = await (await fetch(`${frontdesk.baseUrl}/metrics`)).text();
  return Number(/^frontdesk_refused_requests_total\{reason="retell_signature"\} (\d+)$/m.exec(text)?.[1] ?? 0);
}

/**
 * Each bit of the digest, as the value that its hex stands for; and of each letter of the timestamp, but for the bit that makes a
 * control character of a digit: no client sends such a header.
 */
function everyFlip(signature: string): string[] {
  const [timestamp = '', digest = ''] = signature.slice('v='.length).split(',d=');
  const bits = (bytes: Buffer, which: number[]): Buffer[] =>
    [...bytes.keys()].flatMap((at) =>
      which.map((bit) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (bytes[at] ?? 0) ^ (1 << bit);
        return flipped;
      }),
    );
  return [
    ...bits(Buffer.from(digest, 'hex'), [0, 1, 2, 3, 4, 5, 6, 7]).map((flipped) => `v=${timestamp},d=${flipped.toString('hex')}`),
    ...bits(Buffer.from(timestamp, 'latin1'), [0, 1, 2, 3, 4, 6, 7]).map((flipped) => `v=${flipped.toString('latin1')},d=${digest}`),
  ];
}

describe('a captured booking request', () => {
  it(
    `sent ${TIMES} times is one booking, one call, one receipt and one answer`,
    async () => {
      const captured = aRequest(`${weekday(0)}T10:00`);
      // However long the replaying takes, the request does not grow old.
      setClock(captured.signedAt);
      const before = await everyCount();
      const sent = sentBookings(frontdesk);

      const answers = await sendAll(TIMES, () => captured);

      expect(answers).toEqual([{ status: 200, text: expect.stringContaining('"status":"booked"') }]);
      expect(standingAt(frontdesk, captured.start)).toHaveLength(1);
      expect(sentBookings(frontdesk) - sent).toBe(1);
      expect(await bookingsAt(frontdesk, captured.start)).toMatchObject([{ status: 'confirmed', attempt: 'confirmed', claims: 0 }]);
      expect(await storedCalls(frontdesk, captured.callId)).toMatchObject([{ status: 'booked' }]);
      const grown = ['receipts', 'calls', 'function_calls', 'bookings', 'booking_attempts'];
      const after = await everyCount();
      expect(grown.map((table) => (after[table] ?? 0) - (before[table] ?? 0))).toEqual([1, 1, 1, 1, 1]);
    },
    10 * MINUTE,
  );

  it(
    `with one bit of its signature flipped, ${FLIPS} times, is refused and counted, and changes nothing`,
    async () => {
      const captured = aRequest(`${weekday(0)}T11:00`);
      setClock(captured.signedAt);
      const flips = everyFlip(captured.signature);
      expect(FLIPS).toBeGreaterThanOrEqual(new Set(flips).size);
      const before = { rows: await everyCount(), asked: frontdesk.calcom.ledger().length, refused: await refusedSignatures() };

      const answers = await sendAll(FLIPS, (n) => ({ ...captured, signature: flips[n % flips.length] ?? '' }));

      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
      expect(answers.every(({ text }) => text.includes('"retell.bad_signature"'))).toBe(true);
      expect((await refusedSignatures()) - before.refused).toBe(FLIPS);
      expect(await everyCount()).toEqual(before.rows);
      expect(frontdesk.calcom.ledger()).toHaveLength(before.asked);
      // It was the flipped bit alone that was refused.
      expect((await send(captured)).text).toContain('"status":"booked"');
    },
    10 * MINUTE,
  );
});

describe('the age of a captured request', () => {
  it.each([
    ['4:59 after it was signed', 4 * MINUTE + 59_000, `${weekday(1)}T10:00`],
    ['4:59 before, by a clock that is slow', -(4 * MINUTE + 59_000), `${weekday(1)}T11:00`],
  ])('%s it is taken: the first time as a booking, the second as its repetition', async (_when, ms, start) => {
    const captured = aRequest(start);
    setClock(captured.signedAt + ms);

    const first = await send(captured);
    const rows = await everyCount();
    const second = await send(captured);

    expect(first).toEqual({ status: 200, text: expect.stringContaining('"status":"booked"') });
    expect(second).toEqual(first);
    expect(await everyCount()).toEqual(rows);
    expect(standingAt(frontdesk, start)).toHaveLength(1);
  });

  it.each([
    ['5:01 after it was signed', 5 * MINUTE + 1_000, '12:00', '13:00'],
    ['5:01 before', -(5 * MINUTE + 1_000), '14:00', '15:00'],
  ])('%s it is refused, also when it was answered in time before', async (_when, ms, time, anotherTime) => {
    const [unseen, answered] = [aRequest(`${weekday(1)}T${time}`), aRequest(`${weekday(1)}T${anotherTime}`)];
    const inTime = await send(answered);
    const rows = await everyCount();

    const late: number[] = [];
    for (const request of [unseen, answered]) {
      setClock(request.signedAt + ms);
      late.push((await send(request)).status);
    }

    expect(inTime.text).toContain('"status":"booked"');
    expect(late).toEqual([401, 401]);
    expect(await everyCount()).toEqual(rows);
    expect(standingAt(frontdesk, unseen.start)).toHaveLength(0);
  });
});

describe('the keys', () => {
  it('are both taken during a rotation; once the older one is dropped it opens nothing, also not what it had signed before', async () => {
    const fresh = 'key_fresh_not_a_secret';
    const operator = apiOf(frontdesk, frontdesk.token);
    const rotation = await operator.post('/workspaces/default/keys', { webhook_key: fresh });
    const [older, newer] = [aRequest(`${weekday(2)}T10:00`), aRequest(`${weekday(2)}T11:00`, fresh)];
    const during = [await send(older), await send(newer)];
    await operator.send('DELETE', '/workspaces/default/keys/older', undefined, { 'if-match': String(rotation.headers.etag) });
    const rows = await everyCount();

    const afterwards = [
      await send(older),
      await send(aRequest(`${weekday(2)}T12:00`)),
      await send(newer),
      await send(aRequest(`${weekday(2)}T13:00`, fresh)),
    ];

    expect(during.map(({ status, text }) => [status, /"status":"(\w+)"/.exec(text)?.[1]])).toEqual([
      [200, 'booked'],
      [200, 'booked'],
    ]);
    expect(afterwards.map(({ status }) => status)).toEqual([401, 401, 200, 200]);
    expect(afterwards[2]).toEqual(during[1]);
    const { bookings = 0, function_calls: calls = 0 } = await everyCount();
    expect([bookings - (rows.bookings ?? 0), calls - (rows.function_calls ?? 0)]).toEqual([1, 1]);
    expect(standingAt(frontdesk, `${weekday(2)}T12:00`)).toHaveLength(0);
  });
});
