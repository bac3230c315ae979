import { DateTime } from 'luxon';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { LEITH, SEEBLICK_NORD, anotherCaller, recordedCall, standingAt, utc, weekday, wish } from '../support/booking-calls.js';
import { atCalendar, booked, freeStart, invokeAt, later, sent, stored } from '../support/own-bookings.js';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());

describe('cancel_appointment', () => {
  it('cancels the booking at the calendar and in the database, with a reason', async () => {
    const own = await booked(frontdesk);

    const answer = await own.cancel();

    expect(answer).toMatchObject({ httpStatus: 200, body: { ok: true, status: 'cancelled', service: 'Bartschnitt' } });
    expect(answer.body.booking).toMatchObject({ reference: own.reference, start: own.start, timezone: 'Europe/Berlin' });
    expect(answer.body.message).toMatch(/Bartschnitt .*(?:tag|Mittwoch), dem \d+\. \p{L}+ um/u);
    expect(atCalendar(frontdesk, own.uid)).toMatchObject({ status: 'cancelled', cancellationReason: expect.stringMatching(/\w/) });
    expect(await stored(frontdesk, own.id)).toMatchObject({
      ...{ status: 'cancelled', calcom_uid: own.uid, claims: 0, callbacks: [] },
      ...{ attempts: ['place confirmed', 'cancel confirmed'] },
    });
  });

  it('passes on the caller’s own words', async () => {
    const own = await booked(frontdesk);

    await own.cancel({ reason: 'Anruferin ist krank' });

    expect(atCalendar(frontdesk, own.uid)?.cancellationReason).toBe('Anruferin ist krank');
  });

  it('announces that it was cancelled, without saying who called', async () => {
    const own = await booked(frontdesk);

    await own.cancel();

    const events = await frontdesk.database.query<{ name: string }>(
      `select name, payload from outbox where payload->>'bookingId' = $1 order by recorded_at`,
      [own.id],
    );
    expect(events.at(-1)?.name).toBe('BookingCancelled');
    expect(JSON.stringify(events)).not.toMatch(/Mila|\+49/);
  });

  it('twice is the same truth, without a second sending', async () => {
    const own = await booked(frontdesk);
    await own.cancel();
    const before = sent(frontdesk, 'cancel');

    const answers = [await own.cancel(), await own.cancel({ caller_confirmed: false }), await own.move(later(own.start))];

    for (const { body } of answers) expect(body).toMatchObject({ status: 'already_cancelled', ok: true, booking: { start: own.start } });
    expect(sent(frontdesk, 'cancel')).toBe(before);
  });

  it('ten times at once is sent once', async () => {
    const own = await booked(frontdesk);
    const before = sent(frontdesk, 'cancel');

    const answers = await Promise.all(Array.from({ length: 10 }, () => own.cancel()));

    const statuses = answers.map(({ body }) => String(body.status)).toSorted();
    expect(statuses).toEqual([...Array<string>(9).fill('already_cancelled'), 'cancelled']);
    expect(sent(frontdesk, 'cancel') - before).toBe(1);
  });

  it('the same signed bytes ten times at once get the same bytes back', async () => {
    const own = await booked(frontdesk);
    const before = sent(frontdesk, 'cancel');
    const body = own.call.body('cancel_appointment', { booking_reference: own.reference, caller_confirmed: true });

    const answers = await Promise.all(Array.from({ length: 10 }, () => own.call.send(body)));

    expect(answers[0]?.body.status).toBe('cancelled');
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(sent(frontdesk, 'cancel') - before).toBe(1);
  });

  it('frees the time for the same wish in the same call: a new booking', async () => {
    const own = await booked(frontdesk);
    await own.cancel();

    const again = await own.call.invoke('book_appointment', wish(own.start));

    expect(again.body).toMatchObject({ status: 'booked', booking: { start: own.start } });
    expect(Object(again.body.booking).reference).not.toBe(own.reference);
    expect(standingAt(frontdesk, own.start)).toMatchObject([{ uid: expect.not.stringContaining(own.uid) }]);
  });

  it('reaches the calendar by the uid under which a moved booking stands', async () => {
    const own = await booked(frontdesk);
    await own.move(later(own.start));

    const answer = await own.cancel();

    expect(answer.body).toMatchObject({ status: 'cancelled', booking: { start: later(own.start) } });
    expect(standingAt(frontdesk, later(own.start))).toEqual([]);
  });

  it('cancels through another branch of the company, by a reference that was spelled', async () => {
    const own = await booked(frontdesk);
    const args = { booking_reference: own.reference.toLowerCase().split('').join(' '), caller_confirmed: 'true' };

    const answer = await frontdesk.call({ from: own.from, to: SEEBLICK_NORD }).invoke('cancel_appointment', args);

    expect(answer.body).toMatchObject({ status: 'cancelled', booking: { reference: own.reference } });
  });

  it('takes the recorded call of sample 11, signed afresh', async () => {
    const from = '+4917604069010';
    const start = freeStart();
    await frontdesk.call({ from }).invoke('book_appointment', wish(start));
    const [row] = await frontdesk.database.query<{ reference: string; calcom_uid: string }>(
      'select reference, calcom_uid from bookings where caller_number = $1',
      [from],
    );
    const { args, ...sample } = recordedCall('11-fn-cancel_appointment.request.json');

    const answer = await frontdesk.call().send(JSON.stringify({ ...sample, args: { ...args, booking_reference: row?.reference } }));

    expect(answer.body).toMatchObject({ status: 'cancelled', booking: { start } });
    expect(atCalendar(frontdesk, row?.calcom_uid ?? '')).toMatchObject({ status: 'cancelled', cancellationReason: args.reason });
  });

  it('of a booking that its host declined is told as cancelled already', async () => {
    const own = await booked(frontdesk);
    await frontdesk.database.query(`update bookings set status = 'rejected' where id = $1`, [own.id]);

    const answers = [await own.cancel(), await own.move(later(own.start))];

    expect(answers.map(({ body }) => body.status)).toEqual(['already_cancelled', 'already_cancelled']);
    expect(await stored(frontdesk, own.id)).toMatchObject({ status: 'rejected', attempts: ['place confirmed'] });
  });
});

describe('before anything is cancelled', () => {
  it.each([[false], ['yes'], ['ja'], [undefined]])('a caller_confirmed of %p is asked for', async (confirmed) => {
    const own = await booked(frontdesk);

    const { body } = await own.cancel({ caller_confirmed: confirmed });

    expect(body).toMatchObject({ ok: false, status: 'ask_confirmation', booking: { reference: own.reference, start: own.start } });
    expect(atCalendar(frontdesk, own.uid)?.status).toBe('accepted');
  });

  it.each([
    ['at the boundary minute it may be cancelled', 0, 'cancelled', 'Cancelled'],
    ['a minute later it is too late', 1, 'too_late', '24 hours'],
  ])('24 hours at Harbor Dental: %s', async (_what, minutes, status, message) => {
    const own = await booked(frontdesk, `${weekday(8 + minutes)}T10:00`, { service: 'Emergency' }, LEITH);
    const now = DateTime.fromISO(own.start, { zone: 'Europe/London' }).minus({ hours: 24 }).plus({ minutes });
    const args = { booking_reference: own.reference, caller_confirmed: true };

    const { body } = await invokeAt(frontdesk, now.toJSDate(), own.call, 'cancel_appointment', args);

    expect(body).toMatchObject({ status, booking: { start: own.start }, message: expect.stringContaining(message) });
    expect(atCalendar(frontdesk, own.uid)?.status).toBe(status === 'cancelled' ? 'cancelled' : 'pending');
  });

  it('a booking that has begun cannot be cancelled any more', async () => {
    const own = await booked(frontdesk);
    const args = { booking_reference: own.reference, caller_confirmed: true };
    const now = new Date(Date.parse(utc(own.start)) + 60_000);

    const { body } = await invokeAt(frontdesk, now, own.call, 'cancel_appointment', args);

    expect(body).toMatchObject({ ok: false, status: 'too_late' });
    expect(atCalendar(frontdesk, own.uid)?.status).toBe('accepted');
  });
});

describe('bookings of others', () => {
  it('sound the same as those that do not exist, byte for byte', async () => {
    const own = await booked(frontdesk);
    const stranger = frontdesk.call({ from: anotherCaller() });
    const dental = frontdesk.call({ from: own.from, to: LEITH });
    const answersOf = async (reference: string): Promise<string[]> => {
      const args = { booking_reference: reference, caller_confirmed: true };
      const answers = [await stranger.invoke('cancel_appointment', args), await dental.invoke('cancel_appointment', args)];
      return answers.map(({ body }) => JSON.stringify(body));
    };

    const [theirs, unknown] = [await answersOf(own.reference), await answersOf('SS-0000')];

    expect(theirs).toEqual(unknown);
    expect(theirs[0]).toContain('"status":"not_found"');
    expect(atCalendar(frontdesk, own.uid)?.status).toBe('accepted');
  });

  it('are not cancelled by a hidden caller: somebody is to ring, once a call', async () => {
    const own = await booked(frontdesk);
    const call = frontdesk.call({ from: 'anonymous' });
    const args = { booking_reference: own.reference, caller_confirmed: true };

    const answers = [await call.invoke('cancel_appointment', args), await call.invoke('cancel_appointment', args)];
    const noted = await call.invoke('request_callback', { customer_name: 'Jonas Petersen', customer_phone: '0176 04069020' });

    expect(answers.map(({ body }) => body.status)).toEqual(['not_identified', 'not_identified']);
    expect(noted.body.status).toBe('noted');
    expect(atCalendar(frontdesk, own.uid)?.status).toBe('accepted');
    const callbacks = await frontdesk.database.query(
      `select r.reason, r.name, r.phone, r.booking_id from callback_requests r join calls c on c.id = r.call_id where c.provider_call_id = $1`,
      [call.callId],
    );
    expect(callbacks).toEqual([{ reason: 'cancel_wished', name: 'Jonas Petersen', phone: '+4917604069020', booking_id: null }]);
  });
});

describe('once the team is the company’s no longer', () => {
  it.each(['cancel', 'move'] as const)('a booking of it is not touched by a %s: an operator has to', async (wished) => {
    const own = await booked(frontdesk);
    await frontdesk.database.query(`update company_teams set removed_at = now() where calcom_team_id = 101`);

    const answer = wished === 'cancel' ? await own.cancel() : await own.move(later(own.start));

    await frontdesk.database.query(`update company_teams set removed_at = null where calcom_team_id = 101`);
    expect(answer).toMatchObject({ httpStatus: 403, body: { ok: false, status: 'service_not_in_team' } });
    expect(await stored(frontdesk, own.id)).toMatchObject({
      ...{ status: 'confirmed', calcom_uid: own.uid, attempts: ['place confirmed'] },
      ...{ callbacks: [`${wished}_wished`] },
    });
  });

  it('a booking of a service that is switched off may be cancelled but not moved', async () => {
    const own = await booked(frontdesk);
    await frontdesk.database.query(`update services set is_active = false where title = 'Bartschnitt'`);

    const answers = [await own.move(later(own.start)), await own.cancel()];

    await frontdesk.database.query(`update services set is_active = true where title = 'Bartschnitt'`);
    expect(answers.map(({ body }) => body.status)).toEqual(['service_inactive', 'cancelled']);
  });
});
