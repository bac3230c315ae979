import { randomUUID } from 'node:crypto';
import { type Answer, type Api, apiOf, expectProblem } from '../support/admin-api.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { type DemoCompany, demoCompany } from '../support/demo-company.js';
import { book as bookByCall, saturday, sentBookings, standingAt, utc, weekday, wish } from '../support/booking-calls.js';
import { booked } from '../support/own-bookings.js';

let frontdesk: Frontdesk;
let operator: Api;
let salon: DemoCompany;
let dental: DemoCompany;

beforeAll(async () => {
  frontdesk = await startFrontdesk();
  operator = apiOf(frontdesk, frontdesk.token);
  [salon, dental] = [await demoCompany(operator, 'salon-seeblick'), await demoCompany(operator, 'harbor-dental')];
}, 60_000);
afterAll(() => frontdesk?.close());

let hours = 0;

/** A free hour of a Bartschnitt, in the branch's local time. */
function freeHour(): string {
  const index = hours++;
  return `${weekday(10 + Math.floor(index / 7))}T${String(9 + (index % 7)).padStart(2, '0')}:00`;
}

function order(local: string, change: object = {}): object {
  return {
    ...{ company_id: salon.company, branch_id: salon.branch, service_id: salon.services.Bartschnitt, start: utc(local) },
    ...{ customer_name: 'Mila Brandt', customer_phone: '+4915112345678' },
    ...change,
  };
}

/** As a program does: what is under way elsewhere on a busy machine is asked for again. */
async function book(body: object, key?: string, api = operator): Promise<Answer> {
  for (let again = 3; ; again -= 1) {
    const answer = await api.send('POST', '/bookings', body, key === undefined ? {} : { 'idempotency-key': key });
    if (answer.status !== 503 || again === 0) return answer;
  }
}

const at = (id: string, action = ''): string => `/companies/${salon.company}/bookings/${id}${action}`;

describe('POST /api/v1/bookings', () => {
  it('books in the company’s own team by the rules of a call, and says where to find it', async () => {
    const start = freeHour();

    const answer = await book(order(start, { notes: 'Kommt mit Hund' }));

    expect(answer).toMatchObject({ status: 201, body: { status: 'confirmed', start_at: utc(start), call_id: null } });
    expect(answer.body).toMatchObject({ customer: { name: 'Mila Brandt', phone: '+4915112345678', notes: 'Kommt mit Hund' } });
    expect(answer.body.attempts).toMatchObject([{ kind: 'place', state: 'confirmed' }]);
    expect(answer.body.uid_history).toMatchObject([{ uid: answer.body.calcom_uid }]);
    expect(standingAt(frontdesk, start)).toMatchObject([{ uid: answer.body.calcom_uid }]);
    expect(answer.headers.location).toBe(`/api/v1/companies/${salon.company}/bookings/${answer.body.id}`);
    expect(answer.headers.etag).toBe(answer.body.etag);
    expect((await operator.get(at(answer.body.id))).body).toEqual(answer.body);
  });

  it('books once for the same Idempotency-Key, however often and however closely it is sent', async () => {
    const [start, key] = [freeHour(), randomUUID()];
    const before = sentBookings(frontdesk);

    const [first, second] = await Promise.all([book(order(start), key), book(order(start), key)]);
    const later = await book(order(start), key);

    expect([first?.status, second?.status, later.status]).toEqual([201, 201, 201]);
    expect(new Set([first?.body.id, second?.body.id, later.body.id]).size).toBe(1);
    expect(later.headers['idempotency-replayed']).toBe('true');
    expect(sentBookings(frontdesk)).toBe(before + 1);
    expect(standingAt(frontdesk, start)).toHaveLength(1);
  });

  it('does not book again under a key whose booking was moved meanwhile', async () => {
    const [start, key] = [freeHour(), randomUUID()];
    const first = await book(order(start), key);
    await operator.post(at(first.body.id, '/move'), { start: utc(freeHour()) });

    const again = await book(order(start), key);

    expect(again.body.id).toBe(first.body.id);
    expect(standingAt(frontdesk, start)).toEqual([]);
  });

  it('refuses another wish under a key that was used', async () => {
    const key = randomUUID();
    await book(order(freeHour()), key);
    const before = sentBookings(frontdesk);

    expectProblem(await book(order(freeHour()), key), 409, 'request.idempotency_key_reused');

    expect(sentBookings(frontdesk)).toBe(before);
  });

  it('gives two customers the same time where two hosts are free', async () => {
    const start = `${weekday(9)}T11:00`;
    const cut = { service_id: salon.services['Haarschnitt Damen'], start: utc(`${weekday(9)}T09:45`) };

    const answers = [await book(order(start, cut)), await book(order(start, { ...cut, customer_name: 'Jona Weiss' }))];

    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body.id).not.toBe(answers[1]?.body.id);
    expect(answers[0]?.body.host_name).not.toBe(answers[1]?.body.host_name);
  });

  it('answers a taken time with others to choose from', async () => {
    const start = freeHour();
    await bookByCall(frontdesk, start);

    const answer = await book(order(start));

    expectProblem(answer, 409, 'booking.slot_taken');
    expect(answer.body.field).toBe('start');
    expect(answer.body.alternatives.length).toBeGreaterThan(0);
    for (const other of answer.body.alternatives) expect(other).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/);
  });

  it.each([
    ['a day when the branch is closed', () => ({ start: utc(`${saturday()}T10:00`) }), 409, 'booking.closed', 'start'],
    ['the past', () => ({ start: '2020-01-07T10:00:00Z' }), 422, 'booking.ask_date', 'start'],
    ['what is no name', () => ({ customer_name: 'Acht Uhr' }), 422, 'booking.ask_name', 'customer_name'],
    ['what is no phone number', () => ({ customer_phone: 'none' }), 422, 'booking.ask_contact', 'customer_phone'],
    ['what is no e-mail address', () => ({ customer_email: 'mila' }), 422, 'booking.ask_contact', 'customer_email'],
    ['no length of several', () => ({ service_id: salon.services.Beratung }), 422, 'booking.ask_duration', 'duration_minutes'],
    ['a service that is switched off', () => ({ service_id: salon.services.Dauerwelle }), 409, 'booking.service_inactive', 'service_id'],
    ['an unknown field', () => ({ colour: 'red' }), 400, 'request.invalid', 'colour'],
    ['half a minute', () => ({ start: '2027-01-12T10:00:30Z' }), 400, 'request.invalid', 'start'],
  ])('refuses %s', async (_what, change, status, code, field) => {
    const before = sentBookings(frontdesk);

    const answer = await book(order(freeHour(), change()));

    expectProblem(answer, status, code);
    expect(answer.body.field).toBe(field);
    expect(sentBookings(frontdesk)).toBe(before);
  });

  it('answers 403 for an own service whose team is no longer the company’s', async () => {
    const body = { company_id: dental.company, branch_id: dental.branch, service_id: dental.services.Whitening };

    expectProblem(await book(order(freeHour(), body)), 403, 'booking.service_not_in_team');
  });

  it('does not tell a foreign id from an unknown one', async () => {
    const before = sentBookings(frontdesk);
    const without = async (change: object): Promise<unknown> => {
      const answer = await book(order(freeHour(), change));
      expectProblem(answer, 404, 'request.not_found');
      return { ...answer.body, request_id: undefined };
    };

    const [foreignService, unknownService] = [
      await without({ service_id: dental.services['Check-up'] }),
      await without({ service_id: randomUUID() }),
    ];
    const [foreignBranch, unknownBranch] = [await without({ branch_id: dental.branch }), await without({ branch_id: randomUUID() })];

    expect([foreignService, foreignBranch]).toEqual([unknownService, unknownBranch]);
    expect(sentBookings(frontdesk)).toBe(before);
  });

  it('is for company users in their own company only', async () => {
    const admin = apiOf(frontdesk, await operator.tokenFor('admin', salon.company));
    const viewer = apiOf(frontdesk, await operator.tokenFor('viewer', salon.company));
    const start = freeHour();

    expect(await book(order(start, { company_id: undefined }), undefined, admin)).toMatchObject({
      status: 201,
      body: { start_at: utc(start) },
    });
    expectProblem(await book(order(freeHour(), { company_id: dental.company }), undefined, admin), 404, 'request.not_found');
    expectProblem(await book(order(freeHour()), undefined, viewer), 403, 'auth.forbidden');
    expect((await book(order(freeHour(), { company_id: undefined }))).body).toMatchObject({ status: 400, field: 'company_id' });
  });

  it('says 202 while nobody knows whether Cal.com booked it, and the booking tells later', async () => {
    const [start, key] = [freeHour(), randomUUID()];
    frontdesk.calcom.fault({ kind: 'book', fault: 'cut_after_booking', times: 1 });
    frontdesk.calcom.fault({ kind: 'bookings', fault: '500', times: 1 });

    const answer = await operator.send('POST', '/bookings', order(start), { 'idempotency-key': key });
    await frontdesk.database.query(`update booking_attempts set next_attempt_at = now(), claimed_until = null where settled_at is null`);
    await frontdesk.drain();
    const again = await book(order(start), key);

    expect(answer).toMatchObject({ status: 202, body: { status: 'open' } });
    expect(again).toMatchObject({ status: 201, body: { id: answer.body.id, status: 'confirmed' } });
    expect(standingAt(frontdesk, start)).toHaveLength(1);
  });
});

describe('a booking of the company', () => {
  it('is moved and cancelled at Cal.com, with every uid it had', async () => {
    const [start, later] = [freeHour(), freeHour()];
    const made = await book(order(start));

    const moved = await operator.post(at(made.body.id, '/move'), { start: utc(later) });
    const cancelled = await operator.post(at(made.body.id, '/cancel'), { reason: 'Die Kundin ist krank' });
    const again = await operator.post(at(made.body.id, '/cancel'), {});

    expect(moved).toMatchObject({ status: 200, body: { status: 'confirmed', start_at: utc(later), reference: made.body.reference } });
    expect(moved.body.uid_history.map(({ uid }: { uid: string }) => uid)).toEqual([made.body.calcom_uid, moved.body.calcom_uid]);
    expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    expect(cancelled.body.attempts.map(({ kind }: { kind: string }) => kind)).toEqual(['place', 'move', 'cancel']);
    expect(again).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    expect(standingAt(frontdesk, later)).toEqual([]);
    expectProblem(await operator.post(at(made.body.id, '/move'), { start: utc(freeHour()) }), 409, 'booking.not_standing');
  });

  it('is changed at the desk also when a caller made it, and within the notice that callers have to give', async () => {
    await operator.patch(`/companies/${salon.company}`, { cancel_notice_minutes: 525_600 });
    const made = await booked(frontdesk, freeHour());

    const refused = await made.cancel();
    const answer = await operator.post(at(made.id, '/cancel'), {});
    await operator.patch(`/companies/${salon.company}`, { cancel_notice_minutes: 0 });

    expect(refused.body.status).toBe('too_late');
    expect(answer).toMatchObject({ status: 200, body: { status: 'cancelled' } });
  });

  it('is not moved onto a time that somebody has', async () => {
    const [first, second] = [await book(order(freeHour())), await book(order(freeHour()))];

    const answer = await operator.post(at(first.body.id, '/move'), { start: second.body.start_at });

    expectProblem(answer, 409, 'booking.slot_taken');
    expect((await operator.get(at(first.body.id))).body.start_at).toBe(first.body.start_at);
  });

  it('of a former team is changed by operators only', async () => {
    const made = await book(order(freeHour()));
    const admin = apiOf(frontdesk, await operator.tokenFor('admin', salon.company));
    const [team] = await frontdesk.database.query<{ id: string }>('select id from company_teams where company_id = $1', [salon.company]);
    await frontdesk.database.query('update company_teams set removed_at = now() where id = $1', [team?.id]);

    const refused = await admin.post(at(made.body.id, '/cancel'), {});
    const stranded = await operator.get(`/companies/${salon.company}/stranded-bookings`);
    const answer = await operator.post(at(made.body.id, '/cancel'), {});
    await frontdesk.database.query('update company_teams set removed_at = null where id = $1', [team?.id]);

    expectProblem(refused, 403, 'booking.service_not_in_team');
    expect(stranded.body.data.map(({ id }: { id: string }) => id)).toContain(made.body.id);
    expect(answer).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    const callbacks = await operator.get(`/companies/${salon.company}/callback-requests?booking_id=${made.body.id}`);
    expect(callbacks.body.data).toEqual([]);
  });

  it('that needs attention is resolved by what stands at Cal.com', async () => {
    const made = await book(order(freeHour()));
    const needsAttention = () => frontdesk.database.query(`update bookings set status = 'needs_attention' where id = $1`, [made.body.id]);
    expectProblem(await operator.post(at(made.body.id, '/resolve'), { resolution: 'confirmed' }), 409, 'booking.needs_no_attention');
    await needsAttention();
    const stands = await operator.post(at(made.body.id, '/resolve'), { resolution: 'cancelled' });

    const kept = await operator.post(at(made.body.id, '/resolve'), { resolution: 'confirmed' });
    await operator.post(at(made.body.id, '/cancel'), {});
    await needsAttention();
    const notThere = await operator.post(at(made.body.id, '/resolve'), { resolution: 'confirmed' });
    const ended = await operator.post(at(made.body.id, '/resolve'), { resolution: 'cancelled' });

    expectProblem(stands, 409, 'booking.stands_at_calcom');
    expect(kept).toMatchObject({ status: 200, body: { status: 'confirmed' } });
    expectProblem(notThere, 409, 'booking.not_at_calcom');
    expect(ended).toMatchObject({ status: 200, body: { status: 'cancelled' } });
  });

  it('is found by reference, status, branch, service and time', async () => {
    const made = await book(order(freeHour()));
    const { reference, branch_id, service_id, start_at, end_at } = made.body;
    const found = async (query: Record<string, string>): Promise<string[]> =>
      (await operator.get(`/companies/${salon.company}/bookings?${new URLSearchParams(query).toString()}`)).body.data.map(
        ({ id }: { id: string }) => id,
      );

    const filters = { reference, status: 'confirmed', branch_id, service_id, from: start_at, to: end_at };

    expect(await found(filters)).toEqual([made.body.id]);
    for (const wrong of [{ status: 'rejected' }, { branch_id: service_id }, { service_id: branch_id }, { from: end_at }, { to: start_at }])
      expect(await found({ ...filters, ...wrong })).toEqual([]);
  });
});

it('hides the bookings of one company from a caller’s own wish: a caller still hears slot_taken for a time booked at the desk', async () => {
  const start = freeHour();
  await book(order(start));

  expect((await frontdesk.call().invoke('book_appointment', wish(start))).body.status).toBe('slot_taken');
});
