import { DateTime } from 'luxon';
import { startCalcomServer } from '../../sandbox/calcom-server/server.js';
import { demoWorld } from '../../sandbox/demo-world.js';
import { CALCOM_KEY, type Frontdesk, startFrontdesk } from '../support/app.js';
import { LEITH, SEEBLICK_NORD, recordedCall, standingAt, storedCalls, utc, weekday, wish } from '../support/booking-calls.js';
import { atCalendar, booked, freeStart, invokeAt, later, moveArgs, sent, stored } from '../support/own-bookings.js';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());

describe('reschedule_appointment', () => {
  it('moves the booking at the calendar and in the database: new uid, same reference, same length', async () => {
    const own = await booked(frontdesk);
    const to = later(own.start);

    const answer = await own.move(to);

    expect(answer).toMatchObject({ httpStatus: 200, body: { ok: true, status: 'moved', service: 'Bartschnitt' } });
    expect(answer.body.booking).toEqual({
      reference: own.reference,
      service: 'Bartschnitt',
      start: to,
      end: later(to, 20),
      timezone: 'Europe/Berlin',
      customer_name: 'Mila Brandt',
    });
    const [standing, ...others] = standingAt(frontdesk, to);
    expect(others).toEqual([]);
    expect(standing?.uid).not.toBe(own.uid);
    expect(await stored(frontdesk, own.id)).toEqual({
      ...{ status: 'confirmed', calcom_uid: standing?.uid, reference: own.reference, start: utc(to), minutes: 20 },
      ...{ uids: [own.uid, standing?.uid], attempts: ['place confirmed', 'move confirmed'], claims: 0, callbacks: [] },
    });
    expect(atCalendar(frontdesk, own.uid)).toMatchObject({ status: 'cancelled', rescheduledToUid: standing?.uid });
    expect(standing).toMatchObject({ metadata: { frontdeskBookingId: own.id }, reschedulingReason: expect.stringMatching(/\w/) });
  });

  it('says weekday, date and time in words, and no id or ISO time', async () => {
    const own = await booked(frontdesk);

    const { body } = await own.move(later(own.start));

    expect(body.message).toMatch(/^Ihr Termin .*Bartschnitt .*(?:tag|Mittwoch), dem \d+\. \p{L}+/u);
    expect(body.message).not.toMatch(/\d{4}-\d\d|T\d\d:|[0-9a-f]{8}-/);
  });

  it('announces that it was moved, without saying who called', async () => {
    const own = await booked(frontdesk);

    await own.move(later(own.start));

    const events = await frontdesk.database.query<{ name: string; payload: object }>(
      `select name, payload from outbox where payload->>'bookingId' = $1 order by recorded_at`,
      [own.id],
    );
    expect(events.at(-1)?.name).toBe('BookingMoved');
    expect(JSON.stringify(events)).not.toMatch(/Mila|\+49/);
  });

  it('moves twice in a row, each time from where the booking stands', async () => {
    const own = await booked(frontdesk);
    await own.move(later(own.start));

    const answer = await own.move(later(own.start, 40));

    expect(answer.body).toMatchObject({ status: 'moved', booking: { reference: own.reference, start: later(own.start, 40) } });
    const { uids, calcom_uid: uid } = await stored(frontdesk, own.id);
    expect(uids).toHaveLength(3);
    expect(uids.filter((each) => ['accepted', 'pending'].includes(atCalendar(frontdesk, each)?.status ?? ''))).toEqual([uid]);
  });

  it.each([
    ['in lower case', (reference: string) => reference.toLowerCase()],
    ['without hyphen', (reference: string) => reference.replace('-', '')],
    ['spelled with blanks', (reference: string) => ` ${reference.toLowerCase().split('').join(' ')} `],
    ['with more hyphens', (reference: string) => reference.split('').join('-')],
  ])('finds a reference %s', async (_how, spell) => {
    const own = await booked(frontdesk);

    const answer = await own.move(later(own.start), { booking_reference: spell(own.reference) });

    expect(answer.body).toMatchObject({ status: 'moved', booking: { reference: own.reference } });
  });

  it('moves through another branch of the company, and in another call', async () => {
    const own = await booked(frontdesk);

    const answer = await frontdesk
      .call({ from: own.from, to: SEEBLICK_NORD })
      .invoke('reschedule_appointment', moveArgs(own.reference, later(own.start)));

    expect(answer.body).toMatchObject({ status: 'moved', booking: { start: later(own.start) } });
  });

  it('moves a booking that waits for its confirmation, and says that it still waits', async () => {
    const own = await booked(frontdesk, `${weekday(0)}T10:00`, { service: 'Emergency' }, LEITH);
    await frontdesk.database.query(`update companies set move_notice_minutes = 0 where slug = 'harbor-dental'`);

    const answer = await own.move(`${weekday(0)}T11:00`);

    await frontdesk.database.query(`update companies set move_notice_minutes = 1440 where slug = 'harbor-dental'`);
    expect(answer.body).toMatchObject({ status: 'moved', booking: { start: `${weekday(0)}T11:00`, timezone: 'Europe/London' } });
    expect(answer.body.message).toContain('confirmed');
    expect(await stored(frontdesk, own.id)).toMatchObject({ status: 'pending_confirmation', claims: 0 });
  });

  it('keeps the length of a longer booking', async () => {
    const own = await booked(frontdesk, `${weekday(1)}T10:00`, { service: 'Beratung', duration_minutes: 60 });

    const answer = await own.move(`${weekday(1)}T13:00`);

    expect(answer.body).toMatchObject({ status: 'moved', booking: { start: `${weekday(1)}T13:00`, end: `${weekday(1)}T14:00` } });
    expect(await stored(frontdesk, own.id)).toMatchObject({ minutes: 60, callbacks: [] });
  });

  it('moves into a time that overlaps its own old one', async () => {
    const own = await booked(frontdesk, `${weekday(2)}T10:00`, { service: 'Beratung', duration_minutes: 60 });
    await changeEventType(1005, { slotInterval: 15 });

    const answer = await own.move(`${weekday(2)}T10:15`);

    await changeEventType(1005, { slotInterval: null });
    expect(answer.body).toMatchObject({ status: 'moved', booking: { start: `${weekday(2)}T10:15`, end: `${weekday(2)}T11:15` } });
  });

  it('lets the old time be booked again in the same call: a new booking', async () => {
    const own = await booked(frontdesk);
    const moved = await own.move(later(own.start));

    const again = await own.call.invoke('book_appointment', wish(own.start));

    expect(again.body).toMatchObject({ status: 'booked', booking: { start: own.start } });
    expect(Object(again.body.booking).reference).not.toBe(Object(moved.body.booking).reference);
    expect(standingAt(frontdesk, own.start)).toHaveLength(1);
    expect(standingAt(frontdesk, later(own.start))).toHaveLength(1);
  });

  it('is the present truth for whoever then wishes the new time', async () => {
    const own = await booked(frontdesk);
    await own.move(later(own.start));

    const again = await frontdesk.call({ from: own.from }).invoke('book_appointment', wish(later(own.start)));

    expect(again.body).toMatchObject({ status: 'already_booked', booking: { reference: own.reference, start: later(own.start) } });
  });

  it('takes the recorded call of sample 10, signed afresh', async () => {
    const from = '+4917604069010';
    const start = freeStart();
    await frontdesk.call({ from }).invoke('book_appointment', wish(start));
    const [row] = await frontdesk.database.query<{ reference: string }>('select reference from bookings where caller_number = $1', [from]);
    const { args, ...sample } = recordedCall('10-fn-reschedule_appointment.request.json');

    const body = JSON.stringify({ ...sample, args: { ...args, booking_reference: row?.reference, new_start: later(start) } });
    const answer = await frontdesk.call().send(body);

    expect(answer.body).toMatchObject({ status: 'moved', booking: { reference: row?.reference, start: later(start) } });
  });
});

describe('a booking that is where it is wished already', () => {
  it('is moved, without a change, also when the caller did not confirm', async () => {
    const own = await booked(frontdesk);
    const before = sent(frontdesk, 'reschedule');

    const answers = [await own.move(own.start), await own.move(own.start, { caller_confirmed: false })];

    for (const { body } of answers)
      expect(body).toMatchObject({ status: 'moved', booking: { start: own.start, reference: own.reference } });
    expect(sent(frontdesk, 'reschedule')).toBe(before);
    expect((await stored(frontdesk, own.id)).attempts).toEqual(['place confirmed']);
  });

  it('is moved once when the same is asked again', async () => {
    const own = await booked(frontdesk);
    const before = sent(frontdesk, 'reschedule');

    const answers = [await own.move(later(own.start)), await own.move(later(own.start))];

    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(sent(frontdesk, 'reschedule') - before).toBe(1);
    expect(await storedCalls(frontdesk, own.call.callId)).toHaveLength(3);
  });

  it('is moved once when the same is asked ten times at once', async () => {
    const own = await booked(frontdesk);
    const before = sent(frontdesk, 'reschedule');

    const answers = await Promise.all(Array.from({ length: 10 }, () => own.move(later(own.start))));

    expect(answers.map(({ body }) => body.status)).toEqual(Array(10).fill('moved'));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.booking))).size).toBe(1);
    expect(sent(frontdesk, 'reschedule') - before).toBe(1);
    expect(await stored(frontdesk, own.id)).toMatchObject({ claims: 0, attempts: ['place confirmed', 'move confirmed'] });
  });

  it('stands once the notice for a change is no longer kept', async () => {
    const own = await booked(frontdesk, `${weekday(3)}T10:00`, { service: 'Check-up' }, LEITH);
    const soon = DateTime.fromISO(`${weekday(3)}T08:00`, { zone: 'Europe/London' }).toJSDate();

    const answer = await invokeAt(frontdesk, soon, own.call, 'reschedule_appointment', moveArgs(own.reference, own.start));

    expect(answer.body).toMatchObject({ status: 'moved', booking: { start: own.start } });
  });
});

it('of five callers who move to one time at once exactly one gets it', async () => {
  const target = `${weekday(25)}T12:00`;
  const owns = await Promise.all(Array.from({ length: 5 }, () => booked(frontdesk)));

  const answers = await Promise.all(owns.map((own) => own.move(target)));

  const statuses = answers.map(({ body }) => String(body.status)).toSorted((a, b) => a.localeCompare(b));
  expect(statuses).toEqual(['moved', 'slot_taken', 'slot_taken', 'slot_taken', 'slot_taken']);
  expect(standingAt(frontdesk, target)).toHaveLength(1);
  for (const own of owns) expect((await stored(frontdesk, own.id)).claims).toBe(0);
});

it('a Cal.com that gives a moved booking its default length is told as it is, and somebody is to look after it', async () => {
  const server = await startCalcomServer({ world: { ...demoWorld(CALCOM_KEY), lengthOnReschedule: 'default' } });
  const other = await startFrontdesk({ server });
  try {
    const own = await booked(other, `${weekday(1)}T10:00`, { service: 'Beratung', duration_minutes: 60 });

    const answer = await own.move(`${weekday(1)}T13:00`);

    expect(answer.body).toMatchObject({ status: 'moved', booking: { start: `${weekday(1)}T13:00`, end: `${weekday(1)}T13:30` } });
    expect(await stored(other, own.id)).toMatchObject({ minutes: 30, callbacks: ['length_changed_at_calcom'], claims: 0 });
  } finally {
    await other.close();
    await server.close();
  }
}, 60_000);

async function changeEventType(id: number, change: object): Promise<void> {
  const response = await fetch(`${frontdesk.calcom.origin}/_sandbox/event-types/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
  expect(response.status).toBe(200);
}
