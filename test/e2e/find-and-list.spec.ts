import type { FunctionAnswer } from '../../sandbox/retell-caller/retell-call.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { LEITH, SEEBLICK_MITTE, SEEBLICK_NORD, anotherCaller, weekday, wish } from '../support/booking-calls.js';
import { booked, freeStart, later } from '../support/own-bookings.js';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());

function find(from: string, to = SEEBLICK_MITTE): Promise<FunctionAnswer> {
  return frontdesk.call({ from, to }).invoke('find_appointments', {});
}

function list(query?: unknown, to = SEEBLICK_MITTE): Promise<FunctionAnswer> {
  return frontdesk.call({ from: anotherCaller(), to }).invoke('list_services', query === undefined ? {} : { query });
}

function names({ body }: FunctionAnswer): string[] {
  return Array.isArray(body.services) ? body.services.map((each) => String(Object(each).name)).toSorted() : [];
}

describe('find_appointments', () => {
  it('lists the caller’s upcoming bookings of all branches, soonest first', async () => {
    const from = anotherCaller();
    const [first, second] = [freeStart(), freeStart()];
    await frontdesk.call({ from }).invoke('book_appointment', wish(second));
    await frontdesk.call({ from, to: SEEBLICK_NORD }).invoke('book_appointment', wish(first));

    const answer = await find(from);

    expect(answer).toMatchObject({ httpStatus: 200, body: { ok: true, status: 'found' } });
    const reference = expect.stringMatching(/^SS-[A-Z0-9]{4}$/);
    const bart = { reference, service: 'Bartschnitt', timezone: 'Europe/Berlin', status: 'confirmed' };
    expect(answer.body.bookings).toEqual([
      { ...bart, start: first, end: later(first) },
      { ...bart, start: second, end: later(second) },
    ]);
    expect(answer.body.message).not.toMatch(/\d{4}-\d\d|SS-/);
  });

  it('lists those that wait for a confirmation, and says so', async () => {
    const own = await booked(frontdesk, `${weekday(0)}T10:00`, { service: 'Emergency' }, LEITH);

    const { body } = await find(own.from, LEITH);

    expect(body.bookings).toMatchObject([
      { reference: own.reference, start: own.start, timezone: 'Europe/London', status: 'pending_confirmation' },
    ]);
    expect(body.message).toMatch(/^You have one appointment: Emergency on .* at 10 am \(not confirmed yet\)\.$/);
  });

  it('of one number at two companies lists only those of the called one', async () => {
    const from = anotherCaller();
    const [salon, dental] = [freeStart(), `${weekday(1)}T10:00`];
    await frontdesk.call({ from }).invoke('book_appointment', wish(salon));
    await frontdesk.call({ from, to: LEITH }).invoke('book_appointment', wish(dental, { service: 'Check-up' }));

    const [atSalon, atDental] = [await find(from), await find(from, LEITH)];

    expect(atSalon.body.bookings).toMatchObject([{ service: 'Bartschnitt', start: salon }]);
    expect(atDental.body.bookings).toMatchObject([{ service: 'Check-up', start: dental }]);
  });

  it('no longer lists what was cancelled, and lists what was moved at its new time', async () => {
    const [gone, moved] = [await booked(frontdesk), await booked(frontdesk)];
    await gone.cancel();
    await moved.move(later(moved.start));

    expect((await find(gone.from)).body).toMatchObject({ ok: true, status: 'none' });
    expect((await find(gone.from)).body).not.toHaveProperty('bookings');
    expect((await find(moved.from)).body.bookings).toMatchObject([{ reference: moved.reference, start: later(moved.start) }]);
  });

  it('does not list what is over', async () => {
    const own = await booked(frontdesk);
    await frontdesk.database.query(`update bookings set start_at = now() - interval '2 h', end_at = now() - interval '1 h' where id = $1`, [
      own.id,
    ]);

    expect((await find(own.from)).body.status).toBe('none');
  });

  it('sounds the same for a caller without bookings and for one whose number only begins like an owner’s', async () => {
    const own = await booked(frontdesk);

    const answers = [await find(anotherCaller()), await find(own.from.slice(0, -1))];

    expect(answers[0]?.body).toMatchObject({ ok: true, status: 'none' });
    expect(answers[1]?.body).toEqual(answers[0]?.body);
  });

  it.each(['anonymous', '', 'Restricted', '017604069010'])('a caller who calls from "%s" is not identified', async (from) => {
    expect((await find(from)).body).toMatchObject({ ok: false, status: 'not_identified' });
  });
});

describe('list_services', () => {
  it('lists what can be booked at the branch, with length and price in words', async () => {
    const answer = await list();

    expect(answer).toMatchObject({ httpStatus: 200, body: { ok: true, status: 'listed' } });
    expect(names(answer)).toEqual(['Bartschnitt', 'Beratung', 'Farbe und Schnitt', 'Haarschnitt Damen', 'Herrenhaarschnitt']);
    expect(answer.body.services).toContainEqual({
      ...{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'Bartschnitt', category: 'Bart', duration_minutes: 20 },
      price: expect.stringMatching(/18.*€|18 Euro/),
    });
    for (const name of names(answer)) expect(answer.body.message).toContain(name);
    expect(answer.body.message).toMatch(/^Wir bieten/);
  });

  it('speaks the language of the branch', async () => {
    const answer = await list(undefined, LEITH);

    expect(answer.body.message).toMatch(/^We offer .*Which one would you like\?$/);
    expect(names(answer)).toEqual(['Check-up', 'Emergency', 'Hygienist']);
  });

  it('speaks of areas once there are more than five, and an area narrows the list', async () => {
    await frontdesk.database.query(`update services set is_active = true where title = 'Dauerwelle'`);

    const [all, hair] = [await list(), await list('haare')];

    await frontdesk.database.query(`update services set is_active = false where title = 'Dauerwelle'`);
    expect(names(all)).toHaveLength(6);
    for (const area of ['Haare', 'Bart', 'Beratung']) expect(all.body.message).toMatch(new RegExp(`\\b${area}\\b`));
    expect(all.body.message).not.toContain('Dauerwelle');
    expect(names(hair)).toEqual(['Dauerwelle', 'Farbe und Schnitt', 'Haarschnitt Damen', 'Herrenhaarschnitt']);
    expect(hair.body.message).toContain('Dauerwelle');
  });

  it.each([
    ['Bartpflege', ['Bartschnitt']],
    ['Haarschnitt', ['Haarschnitt Damen', 'Herrenhaarschnitt']],
    ['irgendwas mit Farbe', ['Farbe und Schnitt']],
    ['Massage', ['Bartschnitt', 'Beratung', 'Farbe und Schnitt', 'Haarschnitt Damen', 'Herrenhaarschnitt']],
    ['', ['Bartschnitt', 'Beratung', 'Farbe und Schnitt', 'Haarschnitt Damen', 'Herrenhaarschnitt']],
    [4711, ['Bartschnitt', 'Beratung', 'Farbe und Schnitt', 'Haarschnitt Damen', 'Herrenhaarschnitt']],
  ])('%p lists %p', async (query, expected) => {
    expect(names(await list(query))).toEqual(expected);
  });

  it.each([
    ['is switched off', `update services set is_active = $1 where title = 'Bartschnitt'`],
    [
      'is not offered at the branch',
      `update branch_services set is_active = $1 from services s, branches b where s.id = service_id and b.id = branch_id and s.title = 'Bartschnitt' and b.slug = 'mitte'`,
    ],
    ['vanished at Cal.com', `update team_event_type_mappings set is_active = $1 where name = 'Bartschnitt'`],
    [
      'cannot be booked',
      `update team_event_type_mappings set not_bookable_reason = case when $1 then null else 'seats' end where name = 'Bartschnitt'`,
    ],
  ])('leaves out what %s', async (_what, sql) => {
    await frontdesk.database.query(sql, [false]);

    const answer = await list();

    await frontdesk.database.query(sql, [true]);
    expect(names(answer)).toEqual(['Beratung', 'Farbe und Schnitt', 'Haarschnitt Damen', 'Herrenhaarschnitt']);
    expect(answer.body.message).not.toContain('Bartschnitt');
  });

  it('of a company without a team says so', async () => {
    await frontdesk.database.query(`update company_teams set removed_at = now() where calcom_team_id = 101`);

    const answer = await list();

    await frontdesk.database.query(`update company_teams set removed_at = null where calcom_team_id = 101`);
    expect(answer).toMatchObject({ httpStatus: 200, body: { ok: false, status: 'no_team' } });
    expect(answer.body).not.toHaveProperty('services');
  });
});

const FUNCTIONS: [string, object][] = [
  ['list_services', {}],
  ['find_appointments', {}],
  ['reschedule_appointment', { booking_reference: 'SS-7K4A', new_start: `${weekday(2)}T10:00`, caller_confirmed: true }],
  ['cancel_appointment', { booking_reference: 'SS-7K4A', caller_confirmed: true }],
  ['request_callback', { customer_name: 'Mila Brandt' }],
];

describe.each(FUNCTIONS)('%s', (name, args) => {
  it.each([
    ['an inactive number', 'number_unknown', `update phone_numbers set is_active = $1 where number = '${SEEBLICK_NORD}'`],
    ['an inactive branch', 'branch_inactive', `update branches set is_active = $1 where slug = 'nord'`],
    ['an inactive company', 'company_inactive', `update companies set is_active = $1 where slug = 'salon-seeblick'`],
  ])('on %s is answered %s, in German', async (_what, status, sql) => {
    await frontdesk.database.query(sql, [false]);

    const { httpStatus, body } = await frontdesk.call({ from: anotherCaller(), to: SEEBLICK_NORD }).invoke(name, args);

    await frontdesk.database.query(sql, [true]);
    expect({ httpStatus, ok: body.ok, status: body.status }).toEqual({ httpStatus: 200, ok: false, status });
    expect(body.message).toMatch(/leider|Leider/);
  });

  it.each([
    ['+493055501999', /leider|Leider/],
    ['+441314960999', /I am sorry/],
  ])('on the unknown number %s is answered in its country’s language, without a call row', async (to, language) => {
    const call = frontdesk.call({ from: anotherCaller(), to });

    const { body } = await call.invoke(name, args);

    expect(body).toMatchObject({ ok: false, status: 'number_unknown', message: expect.stringMatching(language) });
    expect(await frontdesk.database.query('select 1 from calls where provider_call_id = $1', [call.callId])).toEqual([]);
  });
});
