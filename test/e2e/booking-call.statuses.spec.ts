import { DateTime } from 'luxon';
import { DEMO } from '../../sandbox/demo-world.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import {
  LEITH,
  anotherCaller,
  book,
  bookingsAt,
  saturday,
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

/** What an answer offers instead, as local starts. */
function offered(body: Record<string, unknown>): string[] {
  return Array.isArray(body.alternatives) ? body.alternatives.map(({ start }: { start: string }) => start) : [];
}

/** Somebody else books at the calendar itself, past Frontdesk. */
async function bookElsewhere(eventTypeId: number, local: string): Promise<void> {
  const response = await fetch(`${frontdesk.calcom.apiUrl}/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cal-api-version': '2024-08-13' },
    body: JSON.stringify({
      eventTypeId,
      start: utc(local),
      attendee: { name: 'Somebody Else', email: 'else@example.com', timeZone: 'Europe/Berlin', language: 'de' },
    }),
  });
  if (response.status !== 201) throw new Error(await response.text());
}

/** Asserts that nothing was sent or written, whatever was answered. */
async function answeredOnly(start: unknown, change: object = {}): Promise<Record<string, unknown>> {
  const before = sentBookings(frontdesk);
  const call = frontdesk.call({ from: anotherCaller() });

  const { httpStatus, body } = await call.invoke('book_appointment', { ...wish(''), start, ...change });

  expect(httpStatus).toBe(200);
  expect(sentBookings(frontdesk)).toBe(before);
  const [row] = await frontdesk.database.query<{ n: number }>(
    'select count(*)::int as n from bookings b join calls c on c.id = b.call_id where c.provider_call_id = $1',
    [call.callId],
  );
  expect(row?.n).toBe(0);
  return body;
}

describe('ask_date', () => {
  const aYearOn = DateTime.now().plus({ months: 12, days: 4 }).toFormat('yyyy-MM-dd');
  const gap = DateTime.fromObject({ year: DateTime.now().plus({ months: 8 }).year, month: 3, day: 31 })
    .startOf('week')
    .minus({ days: 1 });

  it.each([
    ['no start', undefined],
    ['null', null],
    ['garbage', 'nächsten Dienstag'],
    ['a day without a time', weekday(0)],
    ['the past', '2026-11-02T10:00'],
    ['more than 12 months ahead', `${aYearOn}T10:00`],
    ['a date that does not exist', '2027-02-30T10:00'],
    ['a time that the clocks skip', `${gap.toFormat('yyyy-MM-dd')}T02:30`],
    ['an offset that is not the branch’s', `${weekday(0)}T10:00-05:00`],
    ['UTC', `${weekday(0)}T10:00Z`],
  ])('for %s, without start, date or offers', async (_what, start) => {
    const body = await answeredOnly(start);

    expect(body).toMatchObject({ ok: false, status: 'ask_date' });
    for (const field of ['start', 'date', 'slots', 'alternatives']) expect(body).not.toHaveProperty(field);
  });

  it('is not asked when the offset is the branch’s at that instant', async () => {
    const local = `${weekday(0)}T10:00`;
    const offset = DateTime.fromISO(local, { zone: 'Europe/Berlin' }).toFormat('ZZ');

    const answer = await book(frontdesk, `${local}:00${offset}`);

    expect(answer.body).toMatchObject({ status: 'booked', booking: { start: local } });
  });
});

describe('a time that cannot be had', () => {
  it.each([
    ['a Saturday', `${saturday()}T10:00`, 'closed'],
    ['an evening', `${weekday(1)}T20:00`, 'closed'],
    ['an early morning', `${weekday(1)}T06:00`, 'closed'],
    ['a start beside the grid', `${weekday(1)}T10:07`, 'unavailable'],
    ['a start so late that it would end after closing', `${weekday(1)}T16:50`, 'unavailable'],
  ])('%s (%s) is %s, with the day understood and offers that are free', async (_what, start, status) => {
    const body = await answeredOnly(start);

    expect(body).toMatchObject({ ok: false, status, start, timezone: 'Europe/Berlin', date: start.slice(0, 10) });
    expect(offered(body).length).toBeGreaterThan(0);
    expect(offered(body).length).toBeLessThanOrEqual(3);
    const alternative = offered(body).at(-1) ?? '';
    expect((await book(frontdesk, alternative)).body).toMatchObject({ status: 'booked', booking: { start: alternative } });
  });

  it('offers the nearest of the day first', async () => {
    const day = weekday(2);

    expect(offered(await answeredOnly(`${day}T10:07`))).toEqual([`${day}T10:00`, `${day}T10:20`, `${day}T09:40`]);
  });

  it('names the day before the offers, without ids or ISO dates', async () => {
    const { message } = await answeredOnly(`${saturday()}T10:00`);

    expect(message).toMatch(/Samstag, dem \d+\. \p{L}+ um 10 Uhr.*(Montag|Frei)/u);
    expect(message).not.toMatch(/\d{4}-\d{2}-\d{2}|[0-9a-f]{8}-/);
  });

  it('is too soon within the notice, and offers nothing within it', async () => {
    const start = `${weekday(2)}T11:00`;
    const notice = DateTime.fromISO(`${weekday(2)}T12:00`, { zone: 'Europe/Berlin' }).diffNow('minutes').minutes;
    await frontdesk.database.query(`update services set notice_minutes = $1 where title = 'Bartschnitt'`, [Math.floor(notice)]);

    const body = await answeredOnly(start);

    await frontdesk.database.query(`update services set notice_minutes = null where title = 'Bartschnitt'`);
    expect(body).toMatchObject({ status: 'too_soon', start, timezone: 'Europe/Berlin', date: weekday(2) });
    expect(offered(body)[0]).toBe(`${weekday(2)}T12:00`);
  });

  it('is taken when somebody else has it, whether that was known before or not', async () => {
    const day = weekday(3);
    await bookElsewhere(DEMO.salon.eventTypes.bartschnitt, `${day}T10:00`);
    const known = (await book(frontdesk, `${day}T10:00`)).body;
    await bookElsewhere(DEMO.salon.eventTypes.bartschnitt, `${day}T11:00`);

    const unknown = (await book(frontdesk, `${day}T11:00`)).body;

    expect(known).toMatchObject({ ok: false, status: 'slot_taken', start: `${day}T10:00`, timezone: 'Europe/Berlin', date: day });
    expect(unknown).toMatchObject({ ok: false, status: 'slot_taken', start: `${day}T11:00`, timezone: 'Europe/Berlin', date: day });
    expect(offered(unknown)).toHaveLength(3);
    expect(offered(unknown)).not.toContain(`${day}T11:00`);
    expect(standingAt(frontdesk, `${day}T11:00`)).toHaveLength(1);
    expect(await bookingsAt(frontdesk, `${day}T11:00`)).toMatchObject([
      { status: 'refused', calcom_uid: null, attempt: 'refused', claims: 0 },
    ]);
  });
});

describe('ask_service', () => {
  it.each([
    ['no service', undefined],
    ['an empty one', ''],
    ['one that several could be', 'Haarschnitt'],
    ['one that is nothing like ours', 'Massage'],
  ])('for %s, with names to choose from', async (_what, service) => {
    const body = await answeredOnly(`${weekday(4)}T10:00`, { service });

    expect(body).toMatchObject({ ok: false, status: 'ask_service' });
    expect(body.choices).toHaveLength(service === 'Haarschnitt' ? 2 : 3);
    expect(body.choices).not.toContain('Dauerwelle');
  });

  it.each(['Haarschnit Damen', 'damenhaarschnitt', 'HAARSCHNITT DAMEN'])('is not asked for "%s"', async (service) => {
    expect(await answeredOnly(`${weekday(4)}T10:00`, { service })).toMatchObject({ status: 'unavailable', service: 'Haarschnitt Damen' });
  });
});

describe('ask_duration', () => {
  it.each([undefined, 45])('for a service with several lengths and %p named', async (duration_minutes) => {
    const body = await answeredOnly(`${weekday(4)}T10:00`, { service: 'Beratung', duration_minutes });

    expect(body).toMatchObject({ ok: false, status: 'ask_duration', durations: [15, 30, 60] });
  });

  it.each([
    [60, '10:00', '11:00'],
    ['15', '12:00', '12:15'],
  ])('is not asked when %p is named', async (duration_minutes, from, to) => {
    const day = weekday(4);

    const { body } = await book(frontdesk, `${day}T${from}`, { service: 'Beratung', duration_minutes });

    expect(body).toMatchObject({ status: 'booked', booking: { start: `${day}T${from}`, end: `${day}T${to}` } });
    expect(standingAt(frontdesk, `${day}T${from}`)).toMatchObject([{ end: utc(`${day}T${to}`) }]);
  });
});

describe('who it is for', () => {
  it.each([undefined, '', 'M', 'Acht Uhr', '{{caller_name}}', 'anonymous', 'Unbekannt', 'N/A', 17])(
    'is asked for instead of %p',
    async (customer_name) => {
      const body = await answeredOnly(`${weekday(5)}T10:00`, { customer_name });

      expect(body).toMatchObject({ ok: false, status: 'ask_name', start: `${weekday(5)}T10:00` });
    },
  );

  it.each([undefined, '', 'weiß ich nicht', '12'])('needs a number when the caller hides theirs and says %p', async (customer_phone) => {
    const before = sentBookings(frontdesk);

    const { body } = await frontdesk
      .call({ from: 'anonymous' })
      .invoke('book_appointment', wish(`${weekday(5)}T10:00`, { customer_phone }));

    expect(body).toMatchObject({ ok: false, status: 'ask_contact', contact: 'phone' });
    expect(sentBookings(frontdesk)).toBe(before);
  });

  it('needs an e-mail address that can be one', async () => {
    expect(await answeredOnly(`${weekday(5)}T10:00`, { customer_email: 'mila at example' })).toMatchObject({
      status: 'ask_contact',
      contact: 'email',
    });
  });

  it('is never taken from the arguments: the caller is who the envelope says', async () => {
    const from = anotherCaller();

    await frontdesk.call({ from }).invoke('book_appointment', wish(`${weekday(5)}T11:00`, { customer_phone: '+49 30 5550199' }));

    expect(await bookingsAt(frontdesk, `${weekday(5)}T11:00`)).toMatchObject([{ caller_number: from, contact_phone: '+49305550199' }]);
  });
});

describe('the yes', () => {
  it.each([undefined, false, 'false', 'yes', 'ja'])('is asked for with caller_confirmed %p', async (caller_confirmed) => {
    expect(await answeredOnly(`${weekday(6)}T10:00`, { caller_confirmed })).toMatchObject({
      ok: false,
      status: 'ask_confirmation',
      message: expect.stringContaining('auf Mila Brandt'),
    });
  });

  it('is no number', async () => {
    expect(await answeredOnly(`${weekday(6)}T10:00`, { caller_confirmed: 1 })).toMatchObject({
      status: 'invalid_arguments',
      invalid: ['caller_confirmed'],
    });
  });

  it('may be the text "true"', async () => {
    expect((await book(frontdesk, `${weekday(6)}T10:00`, { caller_confirmed: 'true' })).body.status).toBe('booked');
  });
});

describe('arguments of a wrong type', () => {
  it.each([
    ['service', ['Bartschnitt']],
    ['start', 20261126],
    ['customer_name', { first: 'Mila' }],
    ['duration_minutes', 'eine Stunde'],
    ['duration_minutes', -5],
    ['answers', 'kurz'],
  ])('%s: %p is named', async (name, value) => {
    const { start: _start, ...rest } = { ...wish(''), start: '' };
    const body = await answeredOnly(`${weekday(6)}T11:00`, { ...rest, [name]: value });

    expect(body).toMatchObject({ ok: false, status: 'invalid_arguments', invalid: [name] });
  });

  it('nulls and empty texts are none', async () => {
    const { body } = await book(frontdesk, `${weekday(6)}T11:00`, {
      duration_minutes: null,
      customer_email: '',
      notes: null,
      answers: null,
    });

    expect(body.status).toBe('booked');
  });
});

describe('Harbor Dental', () => {
  it('books Emergency as a request that waits for its confirmation', async () => {
    const start = `${weekday(0)}T10:00`;

    const { body } = await book(frontdesk, start, { service: 'Emergency' }, LEITH);

    expect(body).toMatchObject({ ok: true, status: 'pending_confirmation', booking: { start, timezone: 'Europe/London' } });
    expect(body.message).toMatch(/still has to be confirmed/);
    expect(standingAt(frontdesk, start, 'Europe/London')).toMatchObject([{ status: 'pending' }]);
    expect(await bookingsAt(frontdesk, start, 'Europe/London')).toMatchObject([
      { status: 'pending_confirmation', attempt: 'confirmed', claims: 0 },
    ]);
  });

  it('books the phone-only Hygienist with a number and no made-up address', async () => {
    const start = `${weekday(0)}T10:30`;
    const from = anotherCaller();

    const { body } = await frontdesk.call({ from, to: LEITH }).invoke('book_appointment', wish(start, { service: 'Hygienist' }));

    expect(body).toMatchObject({ status: 'booked', booking: { start, timezone: 'Europe/London' } });
    const [standing] = standingAt(frontdesk, start, 'Europe/London');
    expect(standing?.attendees[0]).toMatchObject({ phoneNumber: from, email: `${from.slice(1)}@sms.cal.com` });
  });
});

describe('a question that the event type asks', () => {
  it('is asked, and its answer reaches the calendar', async () => {
    const start = `${weekday(6)}T14:00`;
    const hair = {
      type: 'select',
      slug: 'hair_length',
      label: 'Wie lang ist Ihr Haar?',
      required: true,
      options: ['kurz', 'lang'],
      isDefault: false,
    };
    await requireField(DEMO.salon.eventTypes.herrenhaarschnitt, hair);
    const call = frontdesk.call({ from: anotherCaller() });
    const args = { service: 'Herrenhaarschnitt' };

    const asked = await call.invoke('book_appointment', wish(start, args));
    const wrong = await call.invoke('book_appointment', wish(start, { ...args, answers: { hair_length: 'mittel' } }));
    const booked = await call.invoke('book_appointment', wish(start, { ...args, answers: { hair_length: 'kurz' } }));

    expect(asked.body).toMatchObject({ ok: false, status: 'ask_answer', question: { slug: 'hair_length', options: ['kurz', 'lang'] } });
    expect(asked.body.message).toContain('Wie lang ist Ihr Haar?');
    expect(wrong.body.status).toBe('ask_answer');
    expect(booked.body.status).toBe('booked');
    expect(standingAt(frontdesk, start)).toMatchObject([{ responses: { hair_length: 'kurz' } }]);
    expect((await storedCalls(frontdesk, call.callId)).map(({ status }) => status)).toEqual(['ask_answer', 'ask_answer', 'booked']);
  });

  /** Changes the event type at the calendar and waits for the sync that brings it over. */
  async function requireField(eventTypeId: number, field: object): Promise<void> {
    const ordinary = { isDefault: true, required: true, hidden: false };
    const bookingFields = [{ ...ordinary, type: 'name', slug: 'name' }, { ...ordinary, type: 'email', slug: 'email' }, field];
    const changed = await fetch(`${frontdesk.calcom.origin}/_sandbox/event-types/${eventTypeId}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ bookingFields }),
    });
    expect(changed.status).toBe(200);
    const [team] = await frontdesk.database.query<{ id: string; company_id: string }>(
      'select id, company_id from company_teams where calcom_team_id = 101',
    );
    await frontdesk.api.post(`/companies/${team?.company_id}/teams/${team?.id}/sync`);
    await until(async () => {
      await frontdesk.drain();
      const [mapping] = await frontdesk.database.query<{ fields: string }>(
        'select booking_fields::text as fields from team_event_type_mappings where calcom_event_type_id = $1',
        [eventTypeId],
      );
      return mapping?.fields.includes('hair_length');
    });
  }
});
