import { DateTime } from 'luxon';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { LEITH, anotherCaller, book, saturday, utc, weekday, wish } from '../support/booking-calls.js';
import { type Booked, booked, invokeAt, later, moveArgs, sent, stored } from '../support/own-bookings.js';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());

describe('a new time that cannot be had', () => {
  const TIMES = ['09:00', '09:20', '10:00'];

  async function refusal(own: Booked, to: string, change: object = {}): Promise<Record<string, unknown>> {
    const before = sent(frontdesk, 'reschedule');
    const { body } = await own.move(to, change);
    expect(sent(frontdesk, 'reschedule')).toBe(before);
    expect(await stored(frontdesk, own.id)).toMatchObject({ status: 'confirmed', calcom_uid: own.uid, start: utc(own.start), claims: 0 });
    return body;
  }

  function offered(body: Record<string, unknown>): string[] {
    return Array.isArray(body.alternatives) ? body.alternatives.map((each) => String(Object(each).start)) : [];
  }

  it('is told as taken, with the asked time and others, the nearest first', async () => {
    const day = weekday(20);
    const own = await booked(frontdesk, `${day}T${TIMES[2]}`);
    await book(frontdesk, `${day}T${TIMES[0]}`);

    const body = await refusal(own, `${day}T${TIMES[0]}`);

    expect(body).toMatchObject({ ok: false, status: 'slot_taken', start: `${day}T09:00`, timezone: 'Europe/Berlin', date: day });
    expect(offered(body)).toEqual([`${day}T09:20`, `${day}T09:40`, `${day}T10:00`]);
  });

  it.each([
    ['off the grid', 'unavailable', () => `${weekday(21)}T10:07`],
    ['on a Saturday', 'closed', () => `${saturday()}T10:00`],
    ['in the evening', 'closed', () => `${weekday(21)}T19:00`],
  ])('%s is told as %s', async (_what, status, to) => {
    const own = await booked(frontdesk);

    const body = await refusal(own, to());

    expect(body).toMatchObject({ ok: false, status, start: to(), timezone: 'Europe/Berlin', date: to().slice(0, 10) });
    expect(offered(body)).toHaveLength(3);
    expect(offered(body)).not.toContain(to());
  });

  it('too soon is told with the notice', async () => {
    const own = await booked(frontdesk);
    await frontdesk.database.query(`update services set notice_minutes = 200000 where title = 'Bartschnitt'`);

    const body = await refusal(own, `${weekday(3)}T10:00`);

    await frontdesk.database.query(`update services set notice_minutes = null where title = 'Bartschnitt'`);
    expect(body).toMatchObject({
      ok: false,
      status: 'too_soon',
      start: `${weekday(3)}T10:00`,
      timezone: 'Europe/Berlin',
      date: weekday(3),
    });
  });

  it.each([
    ['the past', '2020-11-26T10:00'],
    ['too far', `${DateTime.now().plus({ months: 13 }).toFormat('yyyy-MM-dd')}T10:00`],
    ['no date of any calendar', '2027-02-30T10:00'],
    ['words', 'Freitag halb zehn'],
    ['no time at all', ''],
    ['a foreign offset', `${weekday(5)}T10:00-08:00`],
  ])('%s is asked about', async (_what, to) => {
    const own = await booked(frontdesk);

    const body = await refusal(own, to);

    expect(body).toMatchObject({ ok: false, status: 'ask_date' });
    for (const field of ['start', 'date', 'slots', 'alternatives']) expect(body).not.toHaveProperty(field);
  });

  it('is not the time of another own booking of the same service, although another host is free', async () => {
    const day = weekday(22);
    const own = await booked(frontdesk, `${day}T09:00`, { service: 'Haarschnitt Damen' });
    await own.call.invoke('book_appointment', wish(`${day}T10:30`, { service: 'Haarschnitt Damen' }));

    const body = await refusal(own, `${day}T10:30`);

    expect(body).toMatchObject({ status: 'slot_taken', start: `${day}T10:30` });
    expect(offered(body)).not.toContain(`${day}T10:30`);
  });
});

describe('before anything is changed', () => {
  it.each([[false], ['yes'], ['ja'], [undefined], ['']])('a caller_confirmed of %p is asked for', async (confirmed) => {
    const own = await booked(frontdesk);
    const before = sent(frontdesk, 'reschedule');

    const { body } = await own.move(later(own.start), { caller_confirmed: confirmed });

    expect(body).toMatchObject({ ok: false, status: 'ask_confirmation', start: later(own.start), booking: { start: own.start } });
    expect(sent(frontdesk, 'reschedule')).toBe(before);
  });

  it('the text "true" is a yes', async () => {
    const own = await booked(frontdesk);

    expect((await own.move(later(own.start), { caller_confirmed: 'true' })).body.status).toBe('moved');
  });

  it('a wrong type is refused', async () => {
    const own = await booked(frontdesk);

    expect((await own.move(later(own.start), { caller_confirmed: {} })).body).toMatchObject({
      status: 'invalid_arguments',
      invalid: ['caller_confirmed'],
    });
  });

  it.each([
    ['at the boundary minute it may be moved', 0, 'moved', 'has been moved', '14:00'],
    ['a minute later it is too late', 1, 'too_late', '24 hours', '10:00'],
  ])('24 hours at Harbor Dental: %s', async (_what, minutes, status, message, stands) => {
    const day = weekday(8 + minutes);
    const own = await booked(frontdesk, `${day}T10:00`, { service: 'Check-up' }, LEITH);
    const now = DateTime.fromISO(own.start, { zone: 'Europe/London' }).minus({ hours: 24 }).plus({ minutes });

    const args = moveArgs(own.reference, `${day}T14:00`);
    const { body } = await invokeAt(frontdesk, now.toJSDate(), own.call, 'reschedule_appointment', args);

    expect(body).toMatchObject({ status, booking: { start: `${day}T${stands}` }, message: expect.stringContaining(message) });
    expect((await stored(frontdesk, own.id)).uids).toHaveLength(status === 'moved' ? 2 : 1);
  });
});

describe('bookings of others', () => {
  it('sound the same as those that do not exist, byte for byte', async () => {
    const own = await booked(frontdesk);
    const stranger = frontdesk.call({ from: anotherCaller() });
    const dental = frontdesk.call({ from: own.from, to: LEITH });
    const answersOf = async (reference: string): Promise<string[]> => [
      JSON.stringify((await stranger.invoke('reschedule_appointment', moveArgs(reference, later(own.start)))).body),
      JSON.stringify((await dental.invoke('reschedule_appointment', moveArgs(reference, later(own.start)))).body),
    ];

    const [theirs, unknown] = [await answersOf(own.reference), await answersOf('SS-0000')];

    expect(theirs).toEqual(unknown);
    expect(theirs[0]).toContain('"status":"not_found"');
    expect(await stored(frontdesk, own.id)).toMatchObject({ calcom_uid: own.uid, attempts: ['place confirmed'] });
  });

  it.each(['anonymous', '', 'unknown'])('a caller who calls from "%s" is not identified, and somebody is to ring', async (from) => {
    const own = await booked(frontdesk);
    const call = frontdesk.call({ from });

    const answer = await call.invoke('reschedule_appointment', moveArgs(own.reference, later(own.start)));

    expect(answer.body).toMatchObject({ ok: false, status: 'not_identified' });
    expect(JSON.stringify(answer.body)).not.toContain('Bartschnitt');
    const callbacks = await frontdesk.database.query(
      `select r.reason, r.booking_id from callback_requests r join calls c on c.id = r.call_id where c.provider_call_id = $1`,
      [call.callId],
    );
    expect(callbacks).toEqual([{ reason: 'move_wished', booking_id: null }]);
  });

  it('a reference is needed', async () => {
    const own = await booked(frontdesk);

    expect((await own.move(later(own.start), { booking_reference: null })).body.status).toBe('not_found');
  });
});
