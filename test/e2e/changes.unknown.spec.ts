import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { book, standingAt, utc } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';
import { atCalendar, booked, drainAfter, freeStart, hostCancels, hostMoves, later, sent, stored } from '../support/own-bookings.js';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());
afterEach(async () => {
  await fetch(`${frontdesk.calcom.origin}/_sandbox/faults`, { method: 'DELETE' });
  await frontdesk.database.query('update rate_budgets set blocked_until = null, seen_limit = 10000');
});

const CARRIED_OUT = [['cut_after_booking'], ['half']] as const;
const NOT_CARRIED_OUT = [['cut'], ['502'], ['rubbish']] as const;

describe('a move whose answer is lost', () => {
  it.each(CARRIED_OUT)('but that was carried out (%s) is found and told at once', async (fault) => {
    const own = await booked(frontdesk);
    const before = sent(frontdesk, 'reschedule');
    frontdesk.calcom.fault({ kind: 'reschedule', fault });

    const answer = await own.move(later(own.start));

    expect(answer.ms).toBeLessThan(3_000);
    expect(answer.body).toMatchObject({ status: 'moved', booking: { start: later(own.start), end: later(own.start, 40) } });
    expect(await stored(frontdesk, own.id)).toMatchObject({ attempts: ['place confirmed', 'move confirmed'], claims: 0, callbacks: [] });
    expect(sent(frontdesk, 'reschedule') - before).toBe(1);
  });

  it('and that cannot be looked up is promised nothing, and is settled by itself', async () => {
    const own = await booked(frontdesk);
    const before = sent(frontdesk, 'reschedule');
    frontdesk.calcom.fault({ kind: 'reschedule', fault: 'cut_after_booking' });
    frontdesk.calcom.fault({ kind: 'booking', fault: '500', times: 5 });

    const answer = await own.move(later(own.start));
    await fetch(`${frontdesk.calcom.origin}/_sandbox/faults`, { method: 'DELETE' });
    await drainAfter(frontdesk, own.id, 3);

    expect(answer.body).toMatchObject({ ok: false, status: 'will_confirm_later', start: later(own.start), booking: { start: own.start } });
    expect(await stored(frontdesk, own.id)).toMatchObject({
      ...{ status: 'confirmed', start: utc(later(own.start)), calcom_uid: standingAt(frontdesk, later(own.start))[0]?.uid },
      ...{ attempts: ['place confirmed', 'move confirmed'], claims: 0, callbacks: [] },
    });
    expect(sent(frontdesk, 'reschedule') - before).toBe(1);
  });

  it('while Cal.com is slow is answered in time, and told once it was carried out', async () => {
    const own = await booked(frontdesk);
    frontdesk.calcom.fault({ kind: 'reschedule', fault: 'slow', delayMs: 3_200 });

    const answer = await own.move(later(own.start));
    await until(() => standingAt(frontdesk, later(own.start)).length === 1);
    await drainAfter(frontdesk, own.id, 5);

    expect(answer.ms).toBeLessThan(3_000);
    expect(answer.body.status).toBe('will_confirm_later');
    expect(await stored(frontdesk, own.id)).toMatchObject({ start: utc(later(own.start)), claims: 0, callbacks: [] });
    expect((await own.move(later(own.start))).body).toMatchObject({ status: 'moved', booking: { start: later(own.start) } });
  });

  it.each(NOT_CARRIED_OUT)(
    'and that was not carried out (%s) is refused after a minute: the booking stands as it did, somebody rings',
    async (fault) => {
      const own = await booked(frontdesk);
      const before = sent(frontdesk, 'reschedule');
      frontdesk.calcom.fault({ kind: 'reschedule', fault });

      const answer = await own.move(later(own.start));
      await drainAfter(frontdesk, own.id, 20);
      const meanwhile = await stored(frontdesk, own.id);
      await drainAfter(frontdesk, own.id, 41);

      expect(answer.ms).toBeLessThan(3_000);
      expect(answer.body.status).toBe('will_confirm_later');
      expect(meanwhile).toMatchObject({ attempts: ['place confirmed', 'move unknown'], claims: 1 });
      expect(await stored(frontdesk, own.id)).toMatchObject({
        ...{ status: 'confirmed', calcom_uid: own.uid, start: utc(own.start), claims: 0 },
        ...{ attempts: ['place confirmed', 'move refused not_found'], callbacks: ['move_not_confirmed'] },
      });
      expect(sent(frontdesk, 'reschedule') - before).toBe(1);
    },
  );

  it('by a 500 of Cal.com itself is refused two seconds later', async () => {
    const own = await booked(frontdesk);
    frontdesk.calcom.fault({ kind: 'reschedule', fault: '500' });

    const answer = await own.move(later(own.start));
    await drainAfter(frontdesk, own.id, 2);

    expect(answer.body.status).toBe('will_confirm_later');
    expect(await stored(frontdesk, own.id)).toMatchObject({ calcom_uid: own.uid, claims: 0, callbacks: ['move_not_confirmed'] });
    expect((await own.move(later(own.start))).body.status).toBe('moved');
  });

  it('keeps its new time from others, and offers them times beside it', async () => {
    const own = await booked(frontdesk);
    frontdesk.calcom.fault({ kind: 'reschedule', fault: '502' });
    await own.move(later(own.start));

    const rival = await booked(frontdesk);
    const [move, place] = [await rival.move(later(own.start)), await book(frontdesk, later(own.start))];

    for (const { body } of [move, place]) {
      expect(body).toMatchObject({ status: 'slot_taken', start: later(own.start) });
      expect(JSON.stringify(body.alternatives)).not.toContain(later(own.start));
    }
    expect(await stored(frontdesk, rival.id)).toMatchObject({ calcom_uid: rival.uid, attempts: ['place confirmed'] });
    await drainAfter(frontdesk, own.id, 61);
  });

  it('is not sent again by the same wish; another wish becomes a callback request', async () => {
    const own = await booked(frontdesk);
    const before = sent(frontdesk, 'reschedule');
    frontdesk.calcom.fault({ kind: 'reschedule', fault: '502' });
    await own.move(later(own.start));

    const same = await own.move(later(own.start));
    const afterSame = await stored(frontdesk, own.id);
    const others = [await own.move(later(own.start, 40)), await own.move(own.start), await own.cancel()];

    expect(same.body.status).toBe('will_confirm_later');
    expect(afterSame.callbacks).toEqual([]);
    expect(others.map(({ body }) => body.status)).toEqual(Array(3).fill('will_confirm_later'));
    expect((await stored(frontdesk, own.id)).callbacks).toEqual(['cancel_wished', 'move_wished']);
    expect([sent(frontdesk, 'reschedule') - before, atCalendar(frontdesk, own.uid)?.status]).toEqual([1, 'accepted']);
    await drainAfter(frontdesk, own.id, 61);
  });
});

describe('a cancellation whose answer is lost', () => {
  it.each(CARRIED_OUT)('but that was carried out (%s) is found and told at once', async (fault) => {
    const own = await booked(frontdesk);
    const before = sent(frontdesk, 'cancel');
    frontdesk.calcom.fault({ kind: 'cancel', fault });

    const answer = await own.cancel();

    expect(answer.ms).toBeLessThan(3_000);
    expect(answer.body).toMatchObject({ ok: true, status: 'cancelled', booking: { start: own.start } });
    expect(await stored(frontdesk, own.id)).toMatchObject({
      status: 'cancelled',
      attempts: ['place confirmed', 'cancel confirmed'],
      callbacks: [],
    });
    expect(sent(frontdesk, 'cancel') - before).toBe(1);
  });

  it('while Cal.com is slow is answered in time, and settled once it was carried out', async () => {
    const own = await booked(frontdesk);
    const before = sent(frontdesk, 'cancel');
    frontdesk.calcom.fault({ kind: 'cancel', fault: 'slow', delayMs: 3_200 });

    const answers = await Promise.all([own.cancel(), own.cancel()]);
    await until(() => atCalendar(frontdesk, own.uid)?.status === 'cancelled');
    await drainAfter(frontdesk, own.id, 5);

    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(3_000);
    expect(answers.map(({ body }) => body.status)).toEqual(['will_confirm_later', 'will_confirm_later']);
    expect(await stored(frontdesk, own.id)).toMatchObject({ status: 'cancelled', claims: 0, callbacks: [] });
    expect((await own.cancel()).body.status).toBe('already_cancelled');
    expect(sent(frontdesk, 'cancel') - before).toBe(1);
  });

  it.each(NOT_CARRIED_OUT)('and that was not carried out (%s) leaves the booking as it was, and somebody rings', async (fault) => {
    const own = await booked(frontdesk);
    frontdesk.calcom.fault({ kind: 'cancel', fault });

    const answer = await own.cancel();
    await drainAfter(frontdesk, own.id, 20);
    const meanwhile = await stored(frontdesk, own.id);
    await drainAfter(frontdesk, own.id, 41);

    expect(answer.ms).toBeLessThan(3_000);
    expect(answer.body).toMatchObject({ ok: false, status: 'will_confirm_later', booking: { reference: own.reference } });
    expect(meanwhile.attempts).toEqual(['place confirmed', 'cancel unknown']);
    expect(await stored(frontdesk, own.id)).toMatchObject({
      ...{ status: 'confirmed', calcom_uid: own.uid, claims: 0 },
      ...{ attempts: ['place confirmed', 'cancel refused not_found'], callbacks: ['cancel_not_confirmed'] },
    });
    expect((await own.cancel()).body.status).toBe('cancelled');
  });

  it('by a 500 of Cal.com itself is refused two seconds later', async () => {
    const own = await booked(frontdesk);
    frontdesk.calcom.fault({ kind: 'cancel', fault: '500' });

    const answer = await own.cancel();
    await drainAfter(frontdesk, own.id, 2);

    expect(answer.body.status).toBe('will_confirm_later');
    expect(await stored(frontdesk, own.id)).toMatchObject({ status: 'confirmed', callbacks: ['cancel_not_confirmed'] });
  });
});

it.each([
  ['move', 'reschedule'],
  ['cancel', 'cancel'],
] as const)('a %s that Cal.com has no room for is not made and leaves nothing behind', async (wished, kind) => {
  const own = await booked(frontdesk);
  frontdesk.calcom.fault({ kind, fault: '429' });

  const answer = wished === 'move' ? await own.move(later(own.start)) : await own.cancel();

  expect(answer.body).toMatchObject({ ok: false, status: 'temporarily_unavailable' });
  expect(await stored(frontdesk, own.id)).toMatchObject({
    ...{ status: 'confirmed', calcom_uid: own.uid, claims: 0, callbacks: [] },
    ...{ attempts: ['place confirmed', `${wished} refused not_sent`] },
  });
});

it('a move whose free times cannot be asked for is not made', async () => {
  const own = await booked(frontdesk);
  frontdesk.calcom.fault({ kind: 'slots', fault: 'slow', delayMs: 3_000 });

  const answer = await own.move(later(own.start));

  expect(answer.ms).toBeLessThan(3_000);
  expect(answer.body.status).toBe('temporarily_unavailable');
  expect((await stored(frontdesk, own.id)).attempts).toEqual(['place confirmed']);
});

describe('a host who was quicker, in Cal.com', () => {
  it('cancelled the booking: the caller hears that it is cancelled', async () => {
    const [toCancel, toMove] = [await booked(frontdesk), await booked(frontdesk)];
    await hostCancels(frontdesk, toCancel.uid);
    await hostCancels(frontdesk, toMove.uid);

    const answers = [await toCancel.cancel(), await toMove.move(later(toMove.start))];

    expect(answers.map(({ body }) => body.status)).toEqual(['already_cancelled', 'already_cancelled']);
    for (const own of [toCancel, toMove])
      expect(await stored(frontdesk, own.id)).toMatchObject({ status: 'cancelled', claims: 0, callbacks: [] });
    expect(standingAt(frontdesk, later(toMove.start))).toEqual([]);
  });

  it.each(['cancel', 'move'] as const)('moved the booking: before a %s the caller is told the new time and asked', async (wished) => {
    const own = await booked(frontdesk);
    const to = freeStart();
    const moved = await hostMoves(frontdesk, own.uid, utc(to));
    const change = () => (wished === 'move' ? own.move(later(to)) : own.cancel());

    const first = await change();
    const standing = await stored(frontdesk, own.id);
    const second = await change();

    expect(first.body).toMatchObject({ ok: false, status: 'ask_confirmation', booking: { reference: own.reference, start: to } });
    expect(standing).toMatchObject({ status: 'confirmed', calcom_uid: moved.uid, start: utc(to), claims: 0, callbacks: [] });
    expect(standing.attempts).toEqual(['place confirmed', `${wished} refused moved_at_calcom`]);
    expect(second.body).toMatchObject({ ok: true, status: wished === 'move' ? 'moved' : 'cancelled' });
    expect(atCalendar(frontdesk, moved.uid)?.status).toBe('cancelled');
  });

  it('moved the booking while nobody could look: the caller is rung, and the booking is kept where it stands', async () => {
    const own = await booked(frontdesk);
    const to = freeStart();
    const moved = await hostMoves(frontdesk, own.uid, utc(to));
    frontdesk.calcom.fault({ kind: 'booking', fault: '502', times: 5 });

    const answer = await own.cancel();
    await fetch(`${frontdesk.calcom.origin}/_sandbox/faults`, { method: 'DELETE' });
    await drainAfter(frontdesk, own.id, 3);

    expect(answer.body.status).toBe('will_confirm_later');
    expect(await stored(frontdesk, own.id)).toMatchObject({
      ...{ status: 'confirmed', calcom_uid: moved.uid, start: utc(to), claims: 0 },
      ...{ attempts: ['place confirmed', 'cancel refused moved_at_calcom'], callbacks: ['cancel_not_confirmed'] },
    });
    expect(atCalendar(frontdesk, moved.uid)?.status).toBe('accepted');
  });
});

it('of a move and a cancellation at once one wins, and both callers hear what then stands', async () => {
  for (const order of [0, 1, 2, 3]) {
    const own = await booked(frontdesk);
    const changes = [() => own.move(later(own.start)), () => own.cancel()];
    const answers = await Promise.all((order % 2 === 0 ? changes : changes.toReversed()).map((change) => change()));
    const [move, cancel] = order % 2 === 0 ? answers : answers.toReversed();
    const { status, claims, callbacks } = await stored(frontdesk, own.id);

    const told = `${String(move?.body.status)} / ${String(cancel?.body.status)} / ${status}`;
    expect([
      'moved / ask_confirmation / confirmed',
      'already_cancelled / cancelled / cancelled',
      // The cancellation came when the move was done.
      'moved / cancelled / cancelled',
    ]).toContain(told);
    expect({ claims, callbacks }).toEqual({ claims: 0, callbacks: [] });
    expect(standingAt(frontdesk, later(own.start))).toHaveLength(status === 'confirmed' ? 1 : 0);
    expect(standingAt(frontdesk, own.start)).toEqual([]);
  }
});
