import { until } from '../support/eventually.js';
import { booked } from '../support/own-bookings.js';
import { type ToldFrontdesk, byHand, caughtUp, polled, startTold } from '../support/webhooks.js';

let frontdesk: ToldFrontdesk;
beforeAll(async () => {
  frontdesk = await startTold();
}, 60_000);
afterAll(() => frontdesk?.close());

it.each([
  ['a webhook', 'webhook', { mode: 'pass', times: 1 }],
  ['the poll', 'sync', { mode: 'hold', times: 0 }],
] as const)('names %s as the one who changed a booking that its host cancelled at Cal.com', async (_way, kind, relay) => {
  Object.assign(frontdesk.relay, relay);
  const own = await booked(frontdesk);
  const told = frontdesk.relay.deliveries.length;

  await byHand(frontdesk, own.uid, 'cancel', { cancellationReason: 'host is ill' });
  await until(() => frontdesk.relay.deliveries.length > told);
  if (kind === 'sync') await polled(frontdesk);
  await caughtUp(frontdesk);

  const entries = await frontdesk.database.query(
    `select actor_kind, action, before ->> 'status' as before, after ->> 'status' as after from audit_log
     where subject = 'bookings' and subject_id = $1`,
    [own.id],
  );
  expect(entries).toEqual([{ actor_kind: kind, action: 'changed', before: 'confirmed', after: 'cancelled' }]);
});
