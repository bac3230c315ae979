import { randomUUID } from 'node:crypto';
import { type CalcomServer, startCalcomServer } from '../../sandbox/calcom-server/server.js';
import { demoWorld } from '../../sandbox/demo-world.js';
import { CALCOM_KEY, type Frontdesk, startFrontdesk } from '../support/app.js';
import { book, bookingsAt, sentBookings, standingAt, weekday } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';
import { startHttpProxy } from '../support/http-proxy.js';

/** Bookings that the calendar does not list, as if they did not exist. */
let hidden = false;
/** What the calendar's answer to the next booking is changed to. */
let changeAnswer: ((booking: Record<string, unknown>) => object) | null = null;
let server: CalcomServer;
let proxy: { origin: string; close(): Promise<void> };
let frontdesk: Frontdesk;
beforeAll(async () => {
  server = await startCalcomServer({ world: demoWorld(CALCOM_KEY) });
  proxy = await startHttpProxy(server.origin, ({ method, path }, answer) => {
    if (hidden && method === 'GET' && path.startsWith('/v2/bookings?')) {
      const told = JSON.parse(answer.body);
      return JSON.stringify({ ...told, data: [] });
    }
    if (method !== 'POST' || path !== '/v2/bookings' || !changeAnswer) return null;
    const told = JSON.parse(answer.body);
    const changed = JSON.stringify({ ...told, data: changeAnswer(told.data) });
    changeAnswer = null;
    return changed;
  });
  frontdesk = await startFrontdesk({ server, env: { calcomApiUrl: `${proxy.origin}/v2` } });
}, 60_000);
afterAll(async () => {
  await frontdesk.close();
  await proxy.close();
  await server.close();
});

describe('a booking that Cal.com answers with another one', () => {
  it.each([
    ['carries another booking id', '10:00', { frontdeskBookingId: randomUUID() }],
    ['carries no booking id', '10:20', {}],
  ])('which %s is not confirmed by it: what stands is looked up', async (_what, time, metadata) => {
    const start = `${weekday(0)}T${time}`;
    changeAnswer = (booking) => ({ ...booking, uid: 'uid-of-somebody-else', metadata });

    const { body } = await book(frontdesk, start);

    const [standing, ...others] = standingAt(frontdesk, start);
    expect(body).toMatchObject({ status: 'booked', booking: { start } });
    expect(others).toEqual([]);
    expect(await bookingsAt(frontdesk, start)).toMatchObject([{ status: 'confirmed', calcom_uid: standing?.uid, claims: 0 }]);
  });

  it.each([
    ['carries another booking id', '14:00', { frontdeskBookingId: randomUUID() }],
    ['carries no booking id', '14:20', {}],
  ])('which %s stays open while the calendar shows none of ours, and is not sent again', async (_what, time, metadata) => {
    const start = `${weekday(0)}T${time}`;
    changeAnswer = (booking) => ({ ...booking, uid: 'uid-of-somebody-else', metadata });
    hidden = true;
    const before = sentBookings(frontdesk);

    const { body } = await book(frontdesk, start);
    const open = await bookingsAt(frontdesk, start);
    hidden = false;
    const settled = await until(async () => (await bookingsAt(frontdesk, start)).find(({ status }) => status === 'confirmed'), 15_000);

    expect(body).toMatchObject({ ok: false, status: 'will_confirm_later' });
    expect(body).not.toHaveProperty('booking');
    expect(open).toMatchObject([{ status: 'open', calcom_uid: null, attempt: 'unknown', claims: 1 }]);
    expect(settled.calcom_uid).toBe(standingAt(frontdesk, start)[0]?.uid);
    expect(sentBookings(frontdesk)).toBe(before + 1);
  });

  it('which is bound to an earlier booking of ours is not confirmed', async () => {
    const [first, second] = [`${weekday(0)}T11:00`, `${weekday(0)}T11:20`];
    await book(frontdesk, first);
    const [earlier] = await bookingsAt(frontdesk, first);
    changeAnswer = (booking) => ({ ...booking, uid: earlier?.calcom_uid });

    const { body } = await book(frontdesk, second);

    expect(body.ok).toBe(false);
    expect(body).not.toHaveProperty('booking');
    expect(await bookingsAt(frontdesk, second)).toMatchObject([{ calcom_uid: null }]);
    expect(await bookingsAt(frontdesk, first)).toMatchObject([{ status: 'confirmed', calcom_uid: earlier?.calcom_uid }]);
  });

  it('which has ended is not confirmed', async () => {
    const start = `${weekday(0)}T12:00`;
    changeAnswer = (booking) => ({ ...booking, status: 'cancelled' });

    const { body } = await book(frontdesk, start);

    expect(body.ok).toBe(false);
    expect((await bookingsAt(frontdesk, start))[0]?.status).not.toBe('confirmed');
  });
});
