import { LEITH, SEEBLICK_MITTE, anotherCaller, utc, weekday } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';
import { type Booked, atCalendar, booked, freeStart, later, stored } from '../support/own-bookings.js';
import { type Delivery, type ToldFrontdesk, byHand, caughtUp, eventsOf, polled, startTold } from '../support/webhooks.js';

let frontdesk: ToldFrontdesk;
beforeAll(async () => {
  frontdesk = await startTold();
}, 60_000);
afterAll(() => frontdesk?.close());
beforeEach(() => {
  Object.assign(frontdesk.relay, { mode: 'pass', times: 1 });
  frontdesk.relay.deliveries.length = 0;
});

/** Each way in which Frontdesk may come to know of a change. */
const WAYS = [
  { way: 'a webhook', mode: 'pass', times: 1, poll: false },
  { way: 'a webhook that comes twice at once', mode: 'pass', times: 2, poll: false },
  { way: 'the poll alone', mode: 'hold', times: 0, poll: true },
  { way: 'webhook and poll', mode: 'pass', times: 1, poll: true },
] as const;

async function told({ mode, times, poll }: (typeof WAYS)[number], change: () => Promise<unknown>): Promise<void> {
  const before = frontdesk.relay.deliveries.length;
  Object.assign(frontdesk.relay, { mode, times });
  await change();
  await until(() => frontdesk.relay.deliveries.length > before);
  if (poll) await polled(frontdesk);
  await caughtUp(frontdesk);
}

let emergencies = 0;
/** Pending: the type needs the host's confirmation. */
function pending(): Promise<Booked> {
  const n = emergencies++;
  return booked(frontdesk, `${weekday(3 + Math.floor(n / 8))}T${String(9 + (n % 8)).padStart(2, '0')}:00`, { service: 'Emergency' }, LEITH);
}

describe.each(WAYS)('heard through $way', (way) => {
  it('a cancellation by the host is what the caller hears, and somebody rings', async () => {
    const own = await booked(frontdesk);

    await told(way, () => byHand(frontdesk, own.uid, 'cancel', { cancellationReason: 'host is ill' }));

    expect(await stored(frontdesk, own.id)).toMatchObject({
      ...{ status: 'cancelled', attempts: ['place confirmed'], callbacks: ['cancelled_at_calcom'] },
    });
    expect(await eventsOf(frontdesk, own.id)).toEqual(['BookingCancelledAtCalcom']);
    const call = frontdesk.call({ from: own.from });
    expect((await call.invoke('find_appointments', {})).body.status).toBe('none');
    expect((await call.invoke('cancel_appointment', { booking_reference: own.reference, caller_confirmed: true })).body.status).toBe(
      'already_cancelled',
    );
  });

  it('a move by the host is what the caller hears, under the same reference', async () => {
    const own = await booked(frontdesk);
    let newUid = '';

    await told(way, async () => {
      newUid = await byHand(frontdesk, own.uid, 'reschedule', { start: utc(later(own.start)), reschedulingReason: 'host is late' });
    });

    expect(await stored(frontdesk, own.id)).toMatchObject({
      ...{ status: 'confirmed', calcom_uid: newUid, uids: [own.uid, newUid], start: utc(later(own.start)), minutes: 20 },
      ...{ reference: own.reference, attempts: ['place confirmed'], callbacks: ['moved_at_calcom'] },
    });
    expect(await eventsOf(frontdesk, own.id)).toEqual(['BookingMovedAtCalcom']);
    const { body } = await frontdesk.call({ from: own.from }).invoke('find_appointments', {});
    expect(body).toMatchObject({ status: 'found', bookings: [{ reference: own.reference, start: later(own.start) }] });
  });

  it('a booking that a host moved can still be moved and cancelled by its caller, and that reaches Cal.com', async () => {
    const own = await booked(frontdesk);
    await told(way, () => byHand(frontdesk, own.uid, 'reschedule', { start: utc(later(own.start)), reschedulingReason: 'late' }));
    const call = frontdesk.call({ from: own.from });

    const args = { booking_reference: own.reference, caller_confirmed: true };
    const moved = await call.invoke('reschedule_appointment', { ...args, new_start: later(own.start, 40) });
    const { calcom_uid } = await stored(frontdesk, own.id);
    const cancelled = await call.invoke('cancel_appointment', args);
    if (way.poll) await polled(frontdesk);
    await caughtUp(frontdesk);

    expect([moved.body.status, cancelled.body.status]).toEqual(['moved', 'cancelled']);
    expect(atCalendar(frontdesk, calcom_uid)?.status).toBe('cancelled');
    expect(await stored(frontdesk, own.id)).toMatchObject({ status: 'cancelled', callbacks: ['moved_at_calcom'] });
    expect(await eventsOf(frontdesk, own.id)).toEqual(['BookingMovedAtCalcom', 'BookingMoved', 'BookingCancelled']);
  });

  it('a confirmation by the host is told from a booking', async () => {
    const own = await pending();

    await told(way, () => byHand(frontdesk, own.uid, 'confirm'));

    expect(await stored(frontdesk, own.id)).toMatchObject({ status: 'confirmed', calcom_uid: own.uid, callbacks: ['confirmed_by_host'] });
    expect(await eventsOf(frontdesk, own.id)).toEqual(['BookingConfirmedByHost']);
  });

  it('a host who declines is told from one who cancels', async () => {
    const own = await pending();

    await told(way, () => byHand(frontdesk, own.uid, 'decline', { reason: 'no room' }));

    expect(await stored(frontdesk, own.id)).toMatchObject({ status: 'rejected', callbacks: ['declined_by_host'] });
    expect(await eventsOf(frontdesk, own.id)).toEqual(['BookingDeclinedByHost']);
    const again = await frontdesk.call({ from: own.from, to: LEITH }).invoke('find_appointments', {});
    expect(again.body.status).toBe('none');
  });

  it('what a caller did comes back and changes nothing', async () => {
    Object.assign(frontdesk.relay, { mode: way.mode, times: way.times });
    const own = await booked(frontdesk);
    await own.move(later(own.start));
    const afterMove = await stored(frontdesk, own.id);
    if (way.poll) await polled(frontdesk);
    await caughtUp(frontdesk);

    expect(await stored(frontdesk, own.id)).toEqual(afterMove);
    await own.cancel();
    await until(() => frontdesk.relay.deliveries.length === 3);
    if (way.poll) await polled(frontdesk);
    await caughtUp(frontdesk);

    expect(await stored(frontdesk, own.id)).toMatchObject({
      ...{ status: 'cancelled', callbacks: [], attempts: ['place confirmed', 'move confirmed', 'cancel confirmed'] },
    });
    expect(await eventsOf(frontdesk, own.id)).toEqual(['BookingMoved', 'BookingCancelled']);
  });
});

it('nobody is asked to ring a customer whom Cal.com writes to', async () => {
  const own = await booked(frontdesk, freeStart(), { customer_email: 'mila@example.com' });

  await told(WAYS[0], () => byHand(frontdesk, own.uid, 'cancel', { cancellationReason: 'by mail' }));

  expect(await stored(frontdesk, own.id)).toMatchObject({ status: 'cancelled', callbacks: [] });
});

describe('a host moves, moves again and cancels, and the deliveries come in another order', () => {
  const ORDERS = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];

  it.each(ORDERS)('%i %i %i: the booking ends where Cal.com has it', async (...order) => {
    const own = await booked(frontdesk);
    await caughtUp(frontdesk);
    frontdesk.relay.deliveries.length = 0;
    frontdesk.relay.mode = 'hold';
    const second = await byHand(frontdesk, own.uid, 'reschedule', { start: utc(later(own.start)), reschedulingReason: 'a' });
    const third = await byHand(frontdesk, second, 'reschedule', { start: utc(later(own.start, 40)), reschedulingReason: 'b' });
    await byHand(frontdesk, third, 'cancel', { cancellationReason: 'c' });
    await until(() => frontdesk.relay.deliveries.length === 3);
    const held = frontdesk.relay.deliveries.toSorted((a, b) => rank(a) - rank(b));

    for (const index of order) {
      const delivery = held[index];
      if (delivery) await Promise.all([frontdesk.relay.send(delivery), frontdesk.relay.send(delivery)]);
      await caughtUp(frontdesk);
    }

    function rank({ told: { triggerEvent, payload } }: Delivery): number {
      return triggerEvent === 'BOOKING_CANCELLED' ? 3 : payload.uid === second ? 1 : 2;
    }
    expect(await stored(frontdesk, own.id)).toMatchObject({ status: 'cancelled', attempts: ['place confirmed'] });
    const events = await eventsOf(frontdesk, own.id);
    expect(events.filter((name) => name === 'BookingCancelledAtCalcom')).toHaveLength(1);
    expect(atCalendar(frontdesk, third)?.status).toBe('cancelled');
  });
});

describe('while an own change is under way', () => {
  afterEach(() => fetch(`${frontdesk.calcom.origin}/_sandbox/faults`, { method: 'DELETE' }));

  it('its own webhook comes first and is no conflict: the attempt settles as ours', async () => {
    const own = await booked(frontdesk);
    await caughtUp(frontdesk);
    // Carried out and told, while we hear nothing and cannot look.
    frontdesk.calcom.fault({ kind: 'reschedule', fault: 'cut_after_booking' });
    frontdesk.calcom.fault({ kind: 'booking', fault: '500', times: 2 });

    const answer = await own.move(later(own.start));
    await fetch(`${frontdesk.calcom.origin}/_sandbox/faults`, { method: 'DELETE' });
    await caughtUp(frontdesk, 20_000);

    expect(['will_confirm_later', 'moved']).toContain(answer.body.status);
    expect(await stored(frontdesk, own.id)).toMatchObject({
      ...{ status: 'confirmed', start: utc(later(own.start)), attempts: ['place confirmed', 'move confirmed'], callbacks: [], claims: 0 },
    });
    expect(await eventsOf(frontdesk, own.id)).toEqual(['BookingMoved']);
  });

  it('a booking whose answer was lost is found by its webhook, and confirmed once', async () => {
    frontdesk.calcom.fault({ kind: 'book', fault: 'cut_after_booking' });
    frontdesk.calcom.fault({ kind: 'bookings', fault: '500', times: 2 });
    const start = freeStart();
    const from = anotherCaller();

    const wish = { service: 'Bartschnitt', start, customer_name: 'Mila Brandt', caller_confirmed: true };
    await frontdesk.call({ from }).invoke('book_appointment', wish);
    await fetch(`${frontdesk.calcom.origin}/_sandbox/faults`, { method: 'DELETE' });
    await caughtUp(frontdesk, 20_000);

    const rows = await frontdesk.database.query<{ id: string; status: string; calcom_uid: string }>(
      'select id, status, calcom_uid from bookings where caller_number = $1',
      [from],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ status: 'confirmed', calcom_uid: frontdesk.relay.deliveries.at(-1)?.told.payload.uid });
    const [confirmed] = await frontdesk.database.query<{ n: number }>(
      `select count(*)::int as n from outbox where name = 'BookingConfirmed' and payload->>'bookingId' = $1`,
      [rows[0]?.id],
    );
    expect(confirmed?.n).toBe(1);
  });

  it('a host who moved the booking first is not taken for us, and the caller is asked again', async () => {
    const own = await booked(frontdesk);
    await caughtUp(frontdesk);
    frontdesk.relay.mode = 'hold';
    await byHand(frontdesk, own.uid, 'reschedule', { start: utc(later(own.start, 40)), reschedulingReason: 'late' });

    const answer = await own.cancel();
    for (const delivery of frontdesk.relay.deliveries) await frontdesk.relay.send(delivery);
    await caughtUp(frontdesk);

    expect(answer.body).toMatchObject({ status: 'ask_confirmation', booking: { start: later(own.start, 40) } });
    expect(await stored(frontdesk, own.id)).toMatchObject({
      ...{ status: 'confirmed', start: utc(later(own.start, 40)), attempts: ['place confirmed', 'cancel refused moved_at_calcom'] },
    });
    expect(await eventsOf(frontdesk, own.id)).toEqual(['BookingMovedAtCalcom']);
  });
});

it('a booking carried out after it was given up is the caller’s after all', async () => {
  frontdesk.relay.mode = 'hold';
  frontdesk.calcom.fault({ kind: 'book', fault: 'cut_after_booking' });
  frontdesk.calcom.fault({ kind: 'bookings', fault: '500', times: 4 });
  const from = anotherCaller();
  const wish = { service: 'Bartschnitt', start: freeStart(), customer_name: 'Mila Brandt', caller_confirmed: true };
  await frontdesk.call({ from }).invoke('book_appointment', wish);
  await fetch(`${frontdesk.calcom.origin}/_sandbox/faults`, { method: 'DELETE' });
  await until(() => frontdesk.relay.deliveries.length === 1);
  // As a look-up leaves it that found nothing for a minute.
  await frontdesk.database.query(
    `with given_up as (update booking_attempts a set state = 'refused', refusal = 'not_found', settled_at = now() from bookings b
       where a.booking_id = b.id and b.caller_number = $1 and a.settled_at is null returning a.id, b.id as booking_id),
     freed as (delete from host_claims c using given_up g where c.attempt_id = g.id)
     update bookings b set status = 'refused', calcom_uid = null, revision = revision + 1 from given_up g where b.id = g.booking_id`,
    [from],
  );
  const [row] = await frontdesk.database.query<{ id: string; status: string }>('select id, status from bookings where caller_number = $1', [
    from,
  ]);
  const id = row?.id ?? '';
  expect(row?.status).toBe('refused');

  await polled(frontdesk);

  expect(await stored(frontdesk, id)).toMatchObject({
    ...{ status: 'confirmed', calcom_uid: frontdesk.relay.deliveries[0]?.told.payload.uid },
  });
  const found = await frontdesk.call({ from, to: SEEBLICK_MITTE }).invoke('find_appointments', {});
  expect(found.body.status).toBe('found');
});
