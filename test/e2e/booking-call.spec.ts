import { type Frontdesk, startFrontdesk } from '../support/app.js';
import {
  LEITH,
  SEEBLICK_NORD,
  anotherCaller,
  book,
  bookingsAt,
  letThrottlingPass,
  recordedCall,
  sentBookings,
  standingAt,
  storedCalls,
  utc,
  weekday,
  wish,
} from '../support/booking-calls.js';
import { until } from '../support/eventually.js';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());

describe('a signed call of book_appointment', () => {
  it('becomes one booking in the own team of the called company, at the calendar and in the database', async () => {
    const start = `${weekday(0)}T10:00`;

    const answer = await book(frontdesk, start);

    expect(answer).toMatchObject({ httpStatus: 200, body: { ok: true, status: 'booked' } });
    expect(answer.body.booking).toEqual({
      reference: expect.stringMatching(/^SS-[A-Z0-9]{4}$/),
      service: 'Bartschnitt',
      start,
      end: `${weekday(0)}T10:20`,
      timezone: 'Europe/Berlin',
      customer_name: 'Mila Brandt',
    });
    const [booked] = standingAt(frontdesk, start);
    const [ours, ...others] = await bookingsAt(frontdesk, start);
    expect(others).toEqual([]);
    expect(ours).toMatchObject({ status: 'confirmed', calcom_uid: booked?.uid, attempt: 'confirmed', claims: 0 });
    expect(booked).toMatchObject({ eventTypeId: 1004, metadata: { frontdeskBookingId: ours?.id } });
  });

  it('announces that it was validated and that it was confirmed, without saying who called', async () => {
    const start = `${weekday(0)}T11:00`;

    await book(frontdesk, start);

    const [ours] = await bookingsAt(frontdesk, start);
    const events = await frontdesk.database.query<{ name: string; payload: object }>(
      `select name, payload from outbox where payload->>'bookingId' = $1 order by recorded_at, name desc`,
      [ours?.id],
    );
    expect(events.map(({ name }) => name)).toEqual(['BookingValidated', 'BookingConfirmed']);
    expect(JSON.stringify(events)).not.toMatch(/Mila|\+49/);
  });

  it('stores the chain that it walked', async () => {
    const call = frontdesk.call({ from: anotherCaller() });

    await call.invoke('book_appointment', wish(`${weekday(0)}T12:00`));

    const [stored] = await storedCalls(frontdesk, call.callId);
    expect(stored?.chain.map(({ link, ok, what }) => [link, ok, what])).toEqual([
      ['number', true, '+49305550101'],
      ['branch', true, 'Seeblick Mitte'],
      ['company', true, 'Salon Seeblick'],
      ['team', true, 'Salon Seeblick'],
      ['event_type', true, 'Bartschnitt'],
      ['service', true, 'Bartschnitt'],
      ['branch_service', true, 'Seeblick Mitte'],
    ]);
  });

  it('gives the calendar a technical address, the caller’s number, zone and language', async () => {
    const start = `${weekday(0)}T13:00`;
    const from = anotherCaller();

    await frontdesk.call({ from }).invoke('book_appointment', wish(start, { notes: 'bitte leise' }));

    const [ours] = await bookingsAt(frontdesk, start);
    expect(standingAt(frontdesk, start)[0]).toMatchObject({
      description: 'bitte leise',
      attendees: [
        { name: 'Mila Brandt', email: `${ours?.id}@attendee.example.com`, phoneNumber: from, timeZone: 'Europe/Berlin', language: 'de' },
      ],
    });
  });
});

describe('the same signed bytes', () => {
  it('sent twice make one booking and get the same bytes back', async () => {
    const start = `${weekday(1)}T10:00`;
    const call = frontdesk.call({ from: anotherCaller() });
    const body = call.body('book_appointment', wish(start));
    const before = sentBookings(frontdesk);

    const [first, second] = [await call.send(body), await call.send(body)];

    expect(first.body.status).toBe('booked');
    expect(JSON.stringify(second.body)).toBe(JSON.stringify(first.body));
    expect(sentBookings(frontdesk) - before).toBe(1);
    expect(standingAt(frontdesk, start)).toHaveLength(1);
  });

  it.each([
    ['a visible caller', anotherCaller(), {}],
    ['a hidden caller', 'anonymous', { customer_phone: '0176 04069020' }],
  ])('sent ten times at once by %s make one booking and get the same bytes back', async (_who, from, contact) => {
    const start = `${weekday(1)}T${from === 'anonymous' ? '11:00' : '12:00'}`;
    const call = frontdesk.call({ from });
    const body = call.body('book_appointment', wish(start, contact));
    const before = sentBookings(frontdesk);

    const answers = await Promise.all(Array.from({ length: 10 }, () => call.send(body)));

    expect(answers[0]?.body.status).toBe('booked');
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(sentBookings(frontdesk) - before).toBe(1);
    expect(await bookingsAt(frontdesk, start)).toHaveLength(1);
    expect(await storedCalls(frontdesk, call.callId)).toHaveLength(1);
  });
});

describe('the same wish again', () => {
  it('in the same call is told the same words, without a second sending', async () => {
    const call = frontdesk.call({ from: anotherCaller() });
    const args = wish(`${weekday(2)}T10:00`);
    const first = await call.invoke('book_appointment', args);
    const before = sentBookings(frontdesk);

    const second = await call.invoke('book_appointment', args);

    expect(second.body).toEqual(first.body);
    expect(second.request.body).not.toBe(first.request.body);
    expect(sentBookings(frontdesk)).toBe(before);
    expect(await storedCalls(frontdesk, call.callId)).toHaveLength(2);
  });

  it('in the same call ten times at once makes one booking', async () => {
    const start = `${weekday(2)}T11:00`;
    const call = frontdesk.call({ from: 'anonymous' });
    const before = sentBookings(frontdesk);

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call.invoke('book_appointment', wish(start, { customer_phone: '0176 04069020' }))),
    );

    expect(answers.map(({ body }) => body.status)).toEqual(Array(10).fill('booked'));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(sentBookings(frontdesk) - before).toBe(1);
  });

  it('for somebody else is the same wish', async () => {
    const call = frontdesk.call({ from: anotherCaller() });
    const start = `${weekday(2)}T12:00`;
    const first = await call.invoke('book_appointment', wish(start));

    const second = await call.invoke('book_appointment', wish(start, { customer_name: 'Tarik Yilmaz' }));

    expect(second.body).toEqual(first.body);
  });

  it.each([
    ['through the same branch', {}],
    ['through another branch of the company', { to: SEEBLICK_NORD }],
  ])('in another call of the same visible caller %s is already booked', async (_where, to) => {
    const from = anotherCaller();
    const start = `${weekday(2)}T${'to' in to ? '14:00' : '13:00'}`;
    const first = await frontdesk.call({ from }).invoke('book_appointment', wish(start));
    const before = sentBookings(frontdesk);

    const second = await frontdesk.call({ from, ...to }).invoke('book_appointment', wish(start));

    expect(second.body).toMatchObject({ ok: true, status: 'already_booked', booking: first.body.booking });
    expect(sentBookings(frontdesk)).toBe(before);
  });

  it('that waits for a confirmation is already booked in another call, and says that it waits', async () => {
    const from = anotherCaller();
    const args = wish(`${weekday(2)}T10:00`, { service: 'Emergency' });
    const first = await frontdesk.call({ from, to: LEITH }).invoke('book_appointment', args);

    const second = await frontdesk.call({ from, to: LEITH }).invoke('book_appointment', args);

    expect(first.body.status).toBe('pending_confirmation');
    expect(second.body).toMatchObject({
      status: 'already_booked',
      booking: first.body.booking,
      message: expect.stringContaining('not confirmed'),
    });
  });

  it('of hidden callers is not the same wish in another call', async () => {
    const args = wish(`${weekday(2)}T15:00`, { customer_phone: '0176 04069020' });
    await frontdesk.call({ from: 'anonymous' }).invoke('book_appointment', args);

    const second = await frontdesk.call({ from: 'anonymous' }).invoke('book_appointment', args);

    expect(second.body).toMatchObject({ ok: false, status: 'slot_taken' });
    expect(second.body.booking).toBeUndefined();
  });

  it('at another time is another wish', async () => {
    const call = frontdesk.call({ from: anotherCaller() });
    const day = weekday(3);

    const answers = [
      await call.invoke('book_appointment', wish(`${day}T10:00`)),
      await call.invoke('book_appointment', wish(`${day}T10:20`)),
      await call.invoke('book_appointment', wish(`${day}T10:30`, { service: 'Herrenhaarschnitt' })),
    ];

    expect(answers.map(({ body }) => body.status)).toEqual(['booked', 'booked', 'booked']);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.booking))).size).toBe(3);
  });

  it('is still told when the time has become too soon for a new one', async () => {
    const call = frontdesk.call({ from: anotherCaller() });
    const args = wish(`${weekday(3)}T11:00`);
    const first = await call.invoke('book_appointment', args);
    await frontdesk.database.query(`update services set notice_minutes = 40000 where title = 'Bartschnitt'`);

    const second = await call.invoke('book_appointment', args);

    await frontdesk.database.query(`update services set notice_minutes = null where title = 'Bartschnitt'`);
    expect(second.body).toEqual(first.body);
  });

  it('may be asked for again after a refusal', async () => {
    const call = frontdesk.call({ from: anotherCaller() });
    const start = `${weekday(3)}T12:00`;
    frontdesk.calcom.fault({ kind: 'book', fault: '429' });
    const refused = await call.invoke('book_appointment', wish(start));
    await letThrottlingPass(frontdesk);

    const again = await call.invoke('book_appointment', wish(start));

    expect([refused.body.status, again.body.status]).toEqual(['temporarily_unavailable', 'booked']);
    expect((await bookingsAt(frontdesk, start)).map(({ status }) => status)).toEqual(['refused', 'confirmed']);
    expect(standingAt(frontdesk, start)).toHaveLength(1);
  });

  it('may be asked for again after a cancellation', async () => {
    const call = frontdesk.call({ from: anotherCaller() });
    const start = `${weekday(3)}T13:00`;
    await call.invoke('book_appointment', wish(start));
    const [ours] = await bookingsAt(frontdesk, start);
    await fetch(`${frontdesk.calcom.apiUrl}/bookings/${ours?.calcom_uid}/cancel`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'cal-api-version': '2024-08-13' },
      body: JSON.stringify({ cancellationReason: 'by the test' }),
    });
    await frontdesk.database.query(`update bookings set status = 'cancelled' where id = $1`, [ours?.id]);

    // What is free is known for some seconds, and no webhook tells this test of the cancellation.
    const again = await until(async () => {
      const answer = await call.invoke('book_appointment', wish(start));
      return answer.body.status === 'booked' && answer;
    }, 25_000);

    expect(again.body.status).toBe('booked');
    expect(standingAt(frontdesk, start)).toHaveLength(1);
  }, 30_000);
});

describe('the recorded calls, signed afresh', () => {
  it('sample 09 is booked for Seeblick Mitte', async () => {
    const start = `${weekday(4)}T14:15`;
    const { args, ...sample } = recordedCall('09-fn-book_appointment.request.json');

    const answer = await frontdesk.call().send(JSON.stringify({ ...sample, args: { ...args, start } }));

    expect(answer.body).toMatchObject({ status: 'booked', booking: { service: 'Haarschnitt Damen', start, customer_name: 'Mila Brandt' } });
    const [ours] = await frontdesk.database.query(
      `select c.provider_call_id, r.name as branch, b.caller_number, b.contact_phone from bookings b join calls c on c.id = b.call_id
       join branches r on r.id = b.branch_id where b.start_at = $1`,
      [utc(start)],
    );
    expect(ours).toEqual({
      provider_call_id: 'call_5b7d2e91c0a84f3e9d6a1b2c3d4',
      branch: 'Seeblick Mitte',
      caller_number: '+4917604069010',
      contact_phone: '+4917604069010',
    });
    expect(standingAt(frontdesk, start)).toMatchObject([{ eventTypeId: 1001 }]);
  });

  it('sample 12, anonymous, is booked with the number that the caller said', async () => {
    const start = `${weekday(4)}T11:00`;
    const { args, ...sample } = recordedCall('12-fn-book_appointment.anonymous.request.json');

    const answer = await frontdesk.call().send(JSON.stringify({ ...sample, args: { ...args, start } }));

    expect(answer.body).toMatchObject({ status: 'booked', booking: { service: 'Bartschnitt', start, customer_name: 'Jonas Petersen' } });
    expect(await bookingsAt(frontdesk, start)).toMatchObject([
      { caller_number: null, contact_phone: '+4917604069020', status: 'confirmed' },
    ]);
    expect(standingAt(frontdesk, start)[0]?.attendees[0]).toMatchObject({ phoneNumber: '+4917604069020' });
  });
});
