import { createHmac } from 'node:crypto';
import { type CalcomServer, startCalcomServer } from '../../sandbox/calcom-server/server.js';
import { bodyDifferences, isRecord } from './calcom-server/comparison.js';
import { type Received, startReceiver } from './calcom-server/receiver.js';
import { eventually } from '../support/eventually.js';
import { recordedWorld } from './calcom-server/recorded-world.js';
import { allowedDifferences, recordedDeliveries, recordedLimit, recordingNames, steps } from './calcom-server/recordings.js';
import { Replay } from './calcom-server/replay.js';

const RECORDED_RECEIVER = 'http://127.0.0.1:55600';
const allowed = allowedDifferences.differences;

describe('the stand-in answers as the real Cal.com server was recorded', () => {
  const found = new Map<string, string[]>();
  let clock = new Date('2026-11-22T12:33:00Z');
  let server: CalcomServer;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let replay: Replay;

  beforeAll(async () => {
    receiver = await startReceiver();
    server = await startCalcomServer({ world: recordedWorld(receiver.origin), now: () => clock, bookingDelayMs: 50 });
    replay = new Replay(server.origin, new Map([[RECORDED_RECEIVER, receiver.origin]]));
    for (const step of steps) {
      clock = new Date(step.at);
      found.set(step.name, await replay.run(step));
    }
    await eventually('all webhooks have arrived', () => receiver.received.length >= recordedDeliveries.length);
    for (const { body } of recordedDeliveries) {
      const before = found.get(kindOf(body)) ?? [];
      found.set(kindOf(body), [...before, ...deliveryDifferences(replay.rename(body), receiver.received)]);
    }
  }, 60_000);

  afterAll(async () => {
    await server.close();
    await receiver.close();
  });

  it.each(steps.map((step) => step.name).filter((name) => !(name in allowed)))('%s', (name) => {
    expect(found.get(name)).toEqual([]);
  });

  it.each(deliveryKinds().filter((kind) => !(kind in allowed)))('%s', (kind) => {
    expect(found.get(kind)).toEqual([]);
  });

  it('signs every webhook with the hex HMAC of the raw body', () => {
    expect(receiver.received.length).toBeGreaterThanOrEqual(recordedDeliveries.length);
    expect(receiver.received.filter((each) => !isSigned(each))).toEqual([]);
  });

  it('sends a user-level webhook nothing of a team event type', () => {
    const ofUser = receiver.received.filter((each) => each.url === '/user-hook');

    expect(ofUser).toHaveLength(recordedDeliveries.filter((each) => each.url === '/user-hook').length);
  });

  it('replays every recording that is checked in', () => {
    const elsewhere = ['rate-limit', 'webhook-deliveries'];

    expect(recordingNames().sort()).toEqual([...steps.map((step) => step.name), ...elsewhere].sort());
  });

  it('allows only differences that still exist, and no more of them than before', () => {
    const names = Object.keys(allowed);
    process.stdout.write(`stand-in: ${names.length} of at most ${allowedDifferences.atMost} allowed differences\n`);
    for (const name of names) process.stdout.write(`  ${name}: ${allowed[name]} (${(found.get(name) ?? []).join('; ')})\n`);

    expect(names.length).toBeLessThanOrEqual(allowedDifferences.atMost);
    expect(names.filter((name) => (found.get(name) ?? []).length === 0)).toEqual([]);
  });
});

describe('the rate limit', () => {
  it('blocks a key as recorded: same headers, same texts, no Retry-After', async () => {
    const server = await startCalcomServer({ world: recordedWorld('http://127.0.0.1:1'), limitPerMinute: 3 });
    const answers: { status: number; headers: Record<string, string>; body: unknown }[] = [];

    for (const _ of recordedLimit) {
      const response = await fetch(`${server.apiUrl}/me`, { headers: { Authorization: 'Bearer cal_test_key_2' } });
      answers.push({ status: response.status, headers: Object.fromEntries(response.headers), body: await response.json() });
    }

    recordedLimit.forEach((recorded, index) => {
      expect(answers[index]).toMatchObject({ status: recorded.status, headers: recorded.headers });
      expect(bodyDifferences(recorded.body, answers[index]?.body, { values: true })).toEqual([]);
      expect(answers[index]?.headers).not.toHaveProperty('retry-after');
    });
    await server.close();
  });
});

function deliveryDifferences(recorded: unknown, received: Received[]): string[] {
  const identity = deliveryIdentity(recorded);
  const ours = received.map((each): unknown => JSON.parse(each.text)).find((body) => deliveryIdentity(body) === identity);
  return bodyDifferences(recorded, ours, { values: true }).map((difference) => `${identity}: ${difference}`);
}

function deliveryKinds(): string[] {
  return [...new Set(recordedDeliveries.map((delivery) => kindOf(delivery.body)))];
}

/** Deliveries are judged by trigger and event type. */
function kindOf(body: unknown): string {
  const payload = isRecord(body) && isRecord(body['payload']) ? body['payload'] : {};
  return `webhook ${isRecord(body) ? String(body['triggerEvent']) : ''} ${String(payload['type'])}`;
}

/** A delivery has no id: trigger, uid and attendees tell them apart. */
function deliveryIdentity(body: unknown): string {
  if (!isRecord(body) || !isRecord(body['payload'])) return '';
  const { uid, attendees } = body['payload'];
  const emails = Array.isArray(attendees) ? attendees.map((each) => (isRecord(each) ? each['email'] : '')) : [];
  return [body['triggerEvent'], uid, ...emails].join(' ');
}

function isSigned({ url, headers, text }: Received): boolean {
  const secrets: Record<string, string> = {
    '/user-hook': 'hook-secret-1',
    '/team-hook': 'team-hook-secret',
    '/team-et-hook': 's',
    '/team-et-hook-2': 's2',
  };
  const signature = createHmac('sha256', secrets[url] ?? '')
    .update(text)
    .digest('hex');
  return headers['x-cal-signature-256'] === signature;
}
