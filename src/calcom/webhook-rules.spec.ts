import { randomBytes } from 'node:crypto';
import { SecretBox } from '../shared/secret-box.js';
import { readWebhook } from './dto/webhook.dto.js';
import { CalcomConnection } from './entities/calcom-connection.entity.js';
import { isSignedByCalcom } from './guards/calcom-signature.js';
import { whyUnreachable } from './webhook-address.js';

describe('the webhook secret of a connection', () => {
  const box = new SecretBox([{ id: 'k1', key: randomBytes(32) }]);
  const until = new Date('2026-11-23T10:00:00Z');
  const before = new Date('2026-11-23T09:59:59Z');

  it('counts beside its predecessor until the named moment', () => {
    const connection = new CalcomConnection('default', 'https://api.cal.com/v2');
    expect(connection.webhookSecrets(box, before)).toEqual([]);

    connection.rotateWebhookSecret('first', box, until);
    expect(connection.webhookSecrets(box, before)).toEqual(['first']);
    connection.rotateWebhookSecret('second', box, until);

    expect(connection.webhookSecrets(box, before)).toEqual(['second', 'first']);
    expect(connection.webhookSecrets(box, until)).toEqual(['second']);
  });

  it('that is given again is no new one', () => {
    const connection = new CalcomConnection('default', 'https://api.cal.com/v2');
    connection.rotateWebhookSecret('first', box, until);

    expect(connection.rotateWebhookSecret('first', box, until)).toBe(false);
    expect([connection.webhookSecretVersion, connection.webhookSecrets(box, before)]).toEqual([1, ['first']]);
  });

  it('survives a new encryption key, and so does its predecessor', () => {
    const connection = new CalcomConnection('default', 'https://api.cal.com/v2');
    connection.rotateWebhookSecret('first', box, until);
    connection.rotateWebhookSecret('second', box, until);
    const newer = { id: 'k2', key: randomBytes(32) };

    const ring = new SecretBox([newer, ...Reflect.get(box, 'keys')]);
    connection.sealAnew(ring);

    expect(connection.webhookSecrets(new SecretBox([newer]), before)).toEqual(['second', 'first']);
  });
});

it.each([
  ['without any secret', []],
  ['with an empty one', ['']],
])('nothing is signed %s', (_what, secrets) => {
  expect(isSignedByCalcom('0'.repeat(64), Buffer.from('{}'), secrets)).toBe(false);
});

describe('what a delivery hints at', () => {
  it.each([
    ['2026-12-01T13:00:00Z', '2026-12-01T13:20:00Z'],
    ['2026-12-01T13:00:00+00:00', '2026-12-01T13:20:00+00:00'],
    ['2026-12-01T13:00:00.000Z', '2026-12-01T13:20:00.000Z'],
    ['2026-12-01T14:00:00+01:00', '2026-12-01T14:20:00+01:00'],
  ])('is the same time in each of its formats: %s', (startTime, endTime) => {
    const { times } = readWebhook(JSON.stringify({ triggerEvent: 'BOOKING_CANCELLED', payload: { uid: 'a', startTime, endTime } }));

    expect(times).toEqual([{ from: new Date('2026-12-01T13:00:00Z'), to: new Date('2026-12-01T13:20:00Z') }]);
  });

  it('of a reschedule are both uids, the new one first, and both times', () => {
    const payload = { uid: 'new', rescheduleUid: 'old', startTime: '2026-12-02T09:00:00Z', rescheduleStartTime: '2026-12-01T09:00:00Z' };

    expect(readWebhook(JSON.stringify({ triggerEvent: 'BOOKING_RESCHEDULED', payload }))).toMatchObject({
      uids: ['new', 'old'],
      times: [{ from: new Date('2026-12-02T09:00:00Z') }, { from: new Date('2026-12-01T09:00:00Z') }],
    });
  });

  it.each(['', '[]', 'null', '"x"', '{"payload":7}', '{"payload":{"uid":{}}}', '{"triggerEvent":5,"payload":{"uid":""}}'])(
    'of %p is nothing',
    (body) => {
      expect(readWebhook(body)).toMatchObject({ uids: [], eventTypeId: null, times: [] });
    },
  );
});

it.each([
  ['', 'https://api.cal.com', /PUBLIC_URL is not set/],
  ['http://127.0.0.1:3000', 'https://api.cal.com', /this machine only/],
  ['http://localhost:3000', 'https://cal.example.com', /this machine only/],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3001', null],
  ['https://frontdesk.example.com', 'https://api.cal.com', null],
])('from %p Cal.com at %p is reached or not', (publicUrl, instance, why) => {
  const said = whyUnreachable(publicUrl, instance);

  expect(why === null ? said === null : why.test(said ?? '')).toBe(true);
});
