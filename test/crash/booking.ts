import { setTimeout as delay } from 'node:timers/promises';
import type { RetellCall } from '../../sandbox/retell-caller/retell-call.js';
import { eventually } from '../support/eventually.js';
import { type RedisServer, describeWith, startRedis } from '../support/external.js';
import type { Installation } from './installation.js';

let installation: Installation;

interface Attempt {
  id: string;
  booking_id: string;
  state: string;
  reference: string;
  status: string;
}

async function attemptAt(start: string): Promise<Attempt | undefined> {
  const [attempt] = await installation.sql<Attempt>(
    `select a.id, a.booking_id, a.state, b.reference, b.status from booking_attempts a join bookings b on b.id = a.booking_id
     where b.start_at = $1::timestamp at time zone 'Europe/Berlin'`,
    [start],
  );
  return attempt;
}

const wish = (start: string) => ({ service: 'Bartschnitt', start, customer_name: 'Mila Brandt', caller_confirmed: true });
const book = (call: RetellCall, start: string) => call.invoke('book_appointment', wish(start));

/** Sends the wish and kills Frontdesk as soon as the request has reached Cal.com. */
async function killedWhileSending(call: RetellCall, start: string): Promise<Attempt> {
  await installation.forgetRequests();
  const unanswered = book(call, start).catch(() => 'no answer');
  await eventually('the request is at Cal.com', async () => (await installation.requests('book')).length === 1);
  await installation.frontdesk.kill();
  expect(await unanswered).toBe('no answer');
  const attempt = await attemptAt(start);
  if (!attempt) throw new Error('nothing was committed before Cal.com was called');
  expect(attempt).toMatchObject({ state: 'sent', status: 'open' });
  return attempt;
}

/** Must-show 6. */
async function expectLookedUpAndSettled(start: string, env: Record<string, string>): Promise<void> {
  await installation.fault({ kind: 'book', fault: 'slow', delayMs: 3_000 });
  const call = installation.call('+4917604069101');
  const attempt = await killedWhileSending(call, start);

  await installation.start(env);
  await eventually('the attempt is settled', async () => (await attemptAt(start))?.state === 'confirmed', 15_000);

  expect(await installation.calendar(attempt.booking_id)).toHaveLength(1);
  const again = await book(installation.call('+4917604069101', call.callId), start);
  expect(again.body).toMatchObject({ ok: true, status: 'booked', booking: { start, reference: attempt.reference } });
  expect(await installation.requests('book')).toHaveLength(1);
  expect(await installation.calendar(attempt.booking_id)).toHaveLength(1);
}

/** The call in flight is answered although the process was asked to end, and so is one that a balancer sends before it has noticed. */
async function expectEndInOrder(start: string): Promise<void> {
  await installation.forgetRequests();
  await installation.fault({ kind: 'book', fault: 'slow', delayMs: 1_000 });
  const answer = book(installation.call('+4917604069102'), start);
  await eventually('the request is at Cal.com', async () => (await installation.requests('book')).length === 1);

  const asked = Date.now();
  installation.frontdesk.signal('SIGTERM');
  await eventually('balancers are told', async () => (await fetch(`${installation.baseUrl}/health/ready`)).status === 503);
  const late = await installation.call('+4917604069104').invoke('list_services', {});
  const code = await Promise.race([installation.frontdesk.ended, delay(10_000, 'still running', { ref: false })]);

  expect((await answer).body).toMatchObject({ ok: true, status: 'booked' });
  expect(late.body).toMatchObject({ ok: true, status: 'listed' });
  expect(code).toBe(0);
  expect(Date.now() - asked).toBeLessThan(10_000);
  expect(await attemptAt(start)).toMatchObject({ state: 'confirmed', status: 'confirmed' });
}

/** Killed around the request to Cal.com, and asked to end; at the end the process has ended. */
export function aBookingSurvives(opened: () => Installation): void {
  beforeAll(() => {
    installation = opened();
  });

  describe('Frontdesk killed between commit and the answer of Cal.com', () => {
    it('looks the attempt up after the restart, settles it, and books nothing twice', async () => {
      await expectLookedUpAndSettled('2027-01-11T10:00', {});
    }, 120_000);

    it('never sends again what Cal.com does not have; after a minute it is refused and somebody rings the caller', async () => {
      const start = '2027-01-11T11:00';
      await installation.fault({ kind: 'book', fault: 'slow', delayMs: 60_000 });
      const attempt = await killedWhileSending(installation.call('+4917604069103'), start);
      // Cal.com dies with the request in its hands: it was never carried out.
      await installation.killCalcom();
      await installation.startCalcom();
      await installation.start();

      await eventually('it was looked up', async () => (await installation.requests('bookings')).length > 0, 15_000);
      expect(await attemptAt(start)).toMatchObject({ state: 'unknown', status: 'open' });
      await installation.sql(`update booking_attempts set sent_at = sent_at - interval '61 s', next_attempt_at = now() where id = $1`, [
        attempt.id,
      ]);
      await eventually('it is refused', async () => (await attemptAt(start))?.state === 'refused');

      expect(await attemptAt(start)).toMatchObject({ status: 'refused' });
      expect(
        await installation.sql('select reason, status, name, phone from callback_requests where booking_id = $1', [attempt.booking_id]),
      ).toEqual([{ reason: 'booking_not_confirmed', status: 'open', name: 'Mila Brandt', phone: '+4917604069103' }]);
      expect(await installation.sql('select 1 from host_claims where attempt_id = $1', [attempt.id])).toEqual([]);
      expect(await installation.requests('book')).toEqual([]);
      expect(await installation.calendar(attempt.booking_id)).toEqual([]);
    }, 120_000);
  });

  describe('Frontdesk asked to end (SIGTERM)', () => {
    it('answers the call in flight, then exits with 0', async () => {
      await expectEndInOrder('2027-01-11T12:00');
    }, 120_000);

    it('left no name and no number in its log', () => {
      expect(installation.frontdesk.output()).toContain('"event":"function_call.answered"');
      expect(installation.frontdesk.output()).not.toMatch(/Mila|Brandt|4917604069/);
    });
  });

  describeWith('redis')('with Bull on Redis', () => {
    let redis: RedisServer;
    beforeAll(async () => {
      redis = await startRedis();
      await installation.frontdesk.kill();
      await installation.start({ REDIS_URL: redis.url });
    }, 120_000);
    afterAll(() => redis.stop());

    it('looks the attempt up after a kill and settles it', async () => {
      await expectLookedUpAndSettled('2027-01-11T13:00', { REDIS_URL: redis.url });
    }, 120_000);

    it('ends in order', async () => {
      await expectEndInOrder('2027-01-11T14:00');
    }, 120_000);
  });
}
