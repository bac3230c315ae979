import { type Answer, type Api, apiOf, expectProblem, sqlOf } from '../support/admin-api.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import {
  LEITH,
  SEEBLICK_MITTE,
  SEEBLICK_NORD,
  anotherCaller,
  bookingsAt,
  saturday,
  standingAt,
  storedCalls,
  utc,
  wish,
} from '../support/booking-calls.js';
import { type Booked, booked, freeStart, later, moveArgs, stored } from '../support/own-bookings.js';

let frontdesk: Frontdesk;
let operator: Api;
let salon: string;
let dental: string;
/** Paths of the numbers, by the number. */
const path: Record<string, string> = {};
/** A booking that no test changes, and whose caller it is. */
let standing: Booked;

beforeAll(async () => {
  frontdesk = await startFrontdesk({ env: { sandbox: true } });
  operator = apiOf(frontdesk, frontdesk.token);
  [salon, dental] = [await companyOf('salon-seeblick'), await companyOf('harbor-dental')];
  for (const company of [salon, dental]) {
    const { data } = (await operator.get(`/companies/${company}/numbers`)).body;
    for (const { id, number } of data) path[number] = `/companies/${company}/numbers/${id}/trial-call`;
  }
  standing = await booked(frontdesk);
  await frontdesk.drain();
}, 60_000);
afterAll(() => frontdesk?.close());

async function companyOf(slug: string): Promise<string> {
  return (await operator.get(`/companies?slug=${slug}`)).body.data[0].id;
}

interface Trial {
  function: string;
  args: object;
  caller_number?: string | null;
  real?: boolean;
  call_id?: string;
}

/** A trial of the number; as an agent does, again in the same call where a busy machine ran out of time. */
async function attempt(trial: Trial, to = SEEBLICK_MITTE, api = operator): Promise<Answer> {
  let { call_id } = trial;
  for (let again = 3; ; again -= 1) {
    const answer = await api.post(path[to] ?? '', { ...trial, call_id });
    call_id = answer.body.call_id ?? call_id;
    if (again === 0 || !['one_moment', 'temporarily_unavailable'].includes(answer.body.answer?.status)) return answer;
  }
}

/** How many rows each table has, and what stands in those of calls and bookings, once all that is due was done. */
async function everyRow(): Promise<Record<string, unknown>> {
  await frontdesk.drain();
  const sql = sqlOf(frontdesk);
  const tables = await sql<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const counts = tables.map(({ name }) => `(select count(*)::int from "${name}") as "${name}"`);
  const [counted] = await sql<Record<string, unknown>>(`select ${counts.join(', ')}`);
  const rows = ['calls', 'bookings', 'booking_attempts', 'callback_requests'].map((name) => sql(`select * from ${name} order by id`));
  return { ...counted, rows: await Promise.all(rows) };
}

/** A dry run, of which nothing must be left anywhere. */
async function dryRun(trial: Trial, to = SEEBLICK_MITTE): Promise<Answer['body']> {
  const before = { rows: await everyRow(), asked: frontdesk.calcom.ledger().length, bookings: frontdesk.calcom.bookings() };

  const { status, body } = await attempt(trial, to);

  expect({ status, dry_run: body.dry_run }).toEqual({ status: 200, dry_run: true });
  expect(await everyRow()).toEqual(before.rows);
  const asked = frontdesk.calcom.ledger().slice(before.asked);
  expect(asked.map(({ method }) => method).filter((method) => method !== 'GET')).toEqual([]);
  expect(frontdesk.calcom.bookings()).toEqual(before.bookings);
  return body;
}

const broken = (body: Answer['body']): unknown => body.chain.at(-1);

describe('a dry run of', () => {
  it.each([
    ['list_services', () => ({ query: 'Bart' }), 'listed', null],
    ['check_availability', () => ({ service: 'Bartschnitt', words: 'so bald wie möglich' }), 'slots', null],
    ['book_appointment', () => wish(freeStart()), 'booked', 'book'],
    ['find_appointments', () => ({}), 'found', null],
    ['reschedule_appointment', () => moveArgs(standing.reference, freeStart()), 'moved', 'move'],
    ['cancel_appointment', () => ({ booking_reference: standing.reference, caller_confirmed: true }), 'cancelled', 'cancel'],
    ['request_callback', () => ({ customer_name: 'Mila Brandt', reason: 'Frage' }), 'noted', 'note_callback'],
  ])('%s writes nothing, changes nothing at Cal.com, and answers', async (name, args, status, would) => {
    const body = await dryRun({ function: name, args: args(), caller_number: standing.from });

    expect(body).toMatchObject({ answer: { ok: true, status, message: expect.stringMatching(/\S/) }, http_status: 200, call_id: null });
    expect(body.would?.kind ?? null).toBe(would);
    expect(body.chain.length).toBeGreaterThan(2);
    expect(body.chain.every(({ ok }: { ok: boolean }) => ok)).toBe(true);
    expect(body.duration_ms).toBeGreaterThanOrEqual(0);
  });
});

describe('the answer of a dry run', () => {
  it('of a question is the one that a call gets, word for word', async () => {
    const args = { service: 'Bartschnitt', date: freeStart().slice(0, 10) };

    const { answer, would } = await dryRun({ function: 'check_availability', args });

    expect(answer).toEqual((await frontdesk.call({ from: anotherCaller() }).invoke('check_availability', args)).body);
    expect(would).toBeNull();
  });

  it('of a booking is the one that a call gets when Cal.com agrees, save the reference, and says what would be booked', async () => {
    const [start, from] = [freeStart(), anotherCaller()];

    const { answer, would, chain, booking_id } = await dryRun({ function: 'book_appointment', args: wish(start), caller_number: from });

    const call = frontdesk.call({ from });
    const { body } = await call.invoke('book_appointment', wish(start));
    expect({ ...answer, booking: { ...answer.booking, reference: null } }).toEqual({
      ...body,
      booking: { ...Object(body.booking), reference: null },
    });
    expect(answer.booking.reference).toBe('FD-0000');
    expect(chain).toEqual((await storedCalls(frontdesk, call.callId))[0]?.chain);
    const times = { start: new Date(utc(start)).toISOString(), end: new Date(utc(later(start))).toISOString(), timezone: 'Europe/Berlin' };
    expect(would).toMatchObject({ kind: 'book', service: 'Bartschnitt', ...times, customer_name: 'Mila Brandt', phone: from, email: null });
    expect([booking_id, would.booking_id, would.reference]).toEqual([null, null, null]);
  });

  it('says in the language of the branch that somebody has to confirm, where somebody has to', async () => {
    const start = freeStart();

    const { answer } = await dryRun(
      { function: 'book_appointment', args: wish(start, { service: 'Emergency' }), caller_number: anotherCaller() },
      LEITH,
    );

    const { body } = await frontdesk
      .call({ from: anotherCaller(), to: LEITH })
      .invoke('book_appointment', wish(start, { service: 'Emergency' }));
    expect(body.status).toBe('pending_confirmation');
    expect([answer.status, answer.message]).toEqual([body.status, body.message]);
  });

  it('of a move tells from when to when, and of which booking', async () => {
    const to = freeStart();

    const { would, booking_id } = await dryRun({
      ...{ function: 'reschedule_appointment', args: moveArgs(standing.reference, to), caller_number: standing.from },
    });

    expect(would).toMatchObject({
      ...{ kind: 'move', booking_id: standing.id, reference: standing.reference, email: null },
      ...{ present_start: new Date(utc(standing.start)).toISOString(), start: new Date(utc(to)).toISOString() },
    });
    expect(booking_id).toBe(standing.id);
  });

  it.each([
    ['the time is taken', () => ({ args: wish(standing.start), caller_number: anotherCaller() }), 'slot_taken'],
    ['the caller has it already', () => ({ args: wish(standing.start), caller_number: standing.from }), 'already_booked'],
    ['the branch is closed', () => ({ args: wish(`${saturday()}T10:00`), caller_number: anotherCaller() }), 'closed'],
    [
      'nobody said yes',
      () => ({ args: wish(freeStart(), { caller_confirmed: false }), caller_number: anotherCaller() }),
      'ask_confirmation',
    ],
    ['a hidden caller left no number', () => ({ args: wish(freeStart()), caller_number: null }), 'ask_contact'],
    ['an argument has a wrong type', () => ({ args: { service: {} } }), 'invalid_arguments'],
  ])('is the refusal when %s, and nothing would follow', async (_why, trial, status) => {
    const body = await dryRun({ function: 'book_appointment', ...trial() });

    expect(body).toMatchObject({ answer: { status }, http_status: 200, would: null });
  });

  it('offers other times while a booking of unknown outcome holds the host', async () => {
    const start = freeStart();
    await frontdesk.database.query(
      `insert into host_claims (calcom_instance, host_user_id, during, attempt_id)
       select m.calcom_instance, (m.hosts->0->>'userId')::int, tstzrange($1::timestamptz, $1::timestamptz + interval '20 min'), a.id
       from booking_attempts a join bookings b on b.id = a.booking_id join team_event_type_mappings m on m.id = b.mapping_id where b.id = $2`,
      [utc(start), standing.id],
    );

    const [book, move] = await Promise.all([
      dryRun({ function: 'book_appointment', args: wish(start), caller_number: anotherCaller() }),
      dryRun({ function: 'reschedule_appointment', args: moveArgs(standing.reference, start), caller_number: standing.from }),
    ]);

    await frontdesk.database.query('delete from host_claims');
    expect([book.answer.status, book.would]).toEqual(['slot_taken', null]);
    expect([move.answer.status, move.would]).toEqual(['slot_taken', null]);
  });

  it('is that of a caller who owns nothing, whatever booking they name; a hidden one would be rung', async () => {
    const args = { booking_reference: standing.reference, caller_confirmed: true };

    const other = await dryRun({ function: 'cancel_appointment', args, caller_number: anotherCaller() });
    const hidden = await dryRun({ function: 'cancel_appointment', args, caller_number: null });

    expect([other.answer.status, other.would, other.booking_id]).toEqual(['not_found', null, null]);
    expect([hidden.answer.status, hidden.would]).toMatchObject(['not_identified', { kind: 'note_callback', reason: 'cancel_wished' }]);
  });
});

describe('a broken link', () => {
  it('is shown with its reason, and answered as the agent would be: 403 for a team that is no longer the company’s', async () => {
    const body = await dryRun({ function: 'book_appointment', args: wish(freeStart(), { service: 'Whitening' }) }, LEITH);

    expect(body).toMatchObject({ answer: { ok: false, status: 'service_not_in_team' }, http_status: 403, would: null });
    expect(broken(body)).toEqual({ link: 'team', ok: false, what: 'Harbor Dental Cosmetics', reason: 'no_longer_assigned' });
  });

  it('at the number itself, when it is switched off, is that it leads nowhere', async () => {
    const switchTo = (isActive: boolean): Promise<object[]> =>
      frontdesk.database.query('update phone_numbers set is_active = $2 where number = $1', [SEEBLICK_NORD, isActive]);
    await switchTo(false);

    const body = await dryRun({ function: 'list_services', args: {} }, SEEBLICK_NORD);
    const real = await attempt({ function: 'list_services', args: {}, real: true }, SEEBLICK_NORD);

    await switchTo(true);
    expect(body.answer.status).toBe('number_unknown');
    expect(broken(body)).toMatchObject({ link: 'number', ok: false, reason: 'unknown' });
    expect(real.body).toMatchObject({ answer: body.answer, chain: body.chain, call_id: null });
  });
});

describe('a real trial in the sandbox', () => {
  it('is a call like any other: it books, and shows in calls and bookings', async () => {
    const [start, from] = [freeStart(), anotherCaller()];

    const { status, body } = await attempt({ function: 'book_appointment', args: wish(start), caller_number: from, real: true });

    expect({ status, body }).toMatchObject({ status: 200, body: { answer: { status: 'booked' }, dry_run: false, would: null } });
    const [row] = await bookingsAt(frontdesk, start);
    expect(row).toMatchObject({ id: body.booking_id, status: 'confirmed', caller_number: from });
    expect(standingAt(frontdesk, start)).toMatchObject([{ uid: row?.calcom_uid }]);
    expect(body.call_id).toMatch(/^trial-/);
    const call = (await operator.get(`/companies/${salon}/calls/${body.call_id}`)).body;
    expect(call.function_calls.at(-1)).toMatchObject({ name: 'book_appointment', answer: body.answer, chain: body.chain });
    const booking = (await operator.get(`/companies/${salon}/bookings/${body.booking_id}`)).body;
    expect(booking).toMatchObject({ reference: body.answer.booking.reference, call_id: call.id });
  });

  it('goes on with its call: the same wish is the same booking, and can be cancelled in it', async () => {
    const start = freeStart();
    const first = (await attempt({ function: 'book_appointment', args: wish(start), caller_number: anotherCaller(), real: true })).body;
    const { call_id, booking_id } = first;
    const go = async (name: string, args: object, real = true): Promise<Answer['body']> =>
      (await attempt({ function: name, args, real, call_id })).body;

    const dry = await go('book_appointment', wish(start), false);
    const again = await go('book_appointment', wish(start));
    const cancelled = await go('cancel_appointment', { booking_reference: first.answer.booking.reference, caller_confirmed: true });

    expect([dry, again]).toMatchObject([{ would: null }, { would: null }]);
    expect([dry, again].map((body) => [body.answer.status, body.booking_id, body.call_id])).toEqual([
      ['booked', booking_id, call_id],
      ['booked', booking_id, call_id],
    ]);
    expect([cancelled.answer.status, cancelled.booking_id]).toEqual(['cancelled', booking_id]);
    expect((await stored(frontdesk, booking_id)).status).toBe('cancelled');
    expect(standingAt(frontdesk, start)).toEqual([]);
    const names = (await operator.get(`/companies/${salon}/calls/${call_id}`)).body.function_calls.map(
      ({ name }: { name: string }) => name,
    );
    expect(new Set(names)).toEqual(new Set(['book_appointment', 'cancel_appointment']));
    expect(await frontdesk.database.query('select 1 from calls where provider_call_id = $1', [call_id])).toHaveLength(1);
  });

  it('goes on with no call of another number, caller or company, nor with one that there is not', async () => {
    const trial = { function: 'list_services', args: {} };
    const { call_id } = (await attempt({ ...trial, caller_number: standing.from, real: true })).body;
    const before = await everyRow();

    for (const real of [true, false]) {
      expectProblem(await attempt({ ...trial, real, call_id }, LEITH), 404, 'request.not_found');
      expectProblem(await attempt({ ...trial, real, call_id }, SEEBLICK_NORD), 404, 'request.not_found');
      expectProblem(await attempt({ ...trial, real, call_id: 'trial-nobody' }), 404, 'request.not_found');
      expectProblem(await attempt({ ...trial, real, call_id, caller_number: anotherCaller() }), 400, 'request.invalid');
    }

    expect(await everyRow()).toEqual(before);
  });
});

describe('refused is', () => {
  it('a real trial outside the sandbox, where a dry run is answered', async () => {
    const { database, calcom } = frontdesk;
    const env = { role: 'web' as const, sandbox: false, encryptionKeys: frontdesk.env.encryptionKeys };
    const outside = await startFrontdesk({ seed: false, databaseUrl: database.url, server: calcom, env });
    const api = apiOf(outside, outside.token);
    const trial = { function: 'book_appointment', args: wish(freeStart()), caller_number: anotherCaller() };
    const before = await everyRow();

    const real = await attempt({ ...trial, real: true }, SEEBLICK_MITTE, api);
    const dry = await attempt(trial, SEEBLICK_MITTE, api);
    await outside.close();

    expectProblem(real, 409, 'trial.only_in_sandbox');
    expect(dry).toMatchObject({ status: 200, body: { answer: { status: 'booked' }, would: { kind: 'book' } } });
    expect(await everyRow()).toEqual(before);
  });

  it.each([
    ['a function that is not served', { function: 'end_call' }, 'function'],
    ['no arguments', { args: undefined }, 'args'],
    ['arguments that are a list', { args: [] }, 'args'],
    ['a caller number that is none', { caller_number: '0170' }, 'caller_number'],
    ['a text for real', { real: 'true' }, 'real'],
    ['a call that is no trial', { call_id: 'call_5b7d2e91c0a84f3e9d6a1b2c3d4' }, 'call_id'],
    ['a field of no meaning', { service: 'Bartschnitt' }, 'service'],
  ])('%s', async (_what, change, field) => {
    const answer = await operator.post(path[SEEBLICK_MITTE] ?? '', { function: 'list_services', args: {}, ...change });

    expectProblem(answer, 400, 'request.invalid');
    expect(answer.body.field).toBe(field);
  });

  it('who may not write the numbers of the company', async () => {
    const trial = { function: 'list_services', args: {} };
    const scoped = async (scope: string): Promise<Api> =>
      apiOf(frontdesk, (await operator.post('/tokens', { name: scope, role: 'admin', company_id: salon, scopes: [scope] })).body.token);
    const [admin, viewer] = [await operator.tokenFor('admin', salon), await operator.tokenFor('viewer', salon)];
    const foreign = await operator.tokenFor('admin', dental);
    const crossed = path[LEITH]?.replace(dental, salon) ?? '';

    expect((await attempt(trial, SEEBLICK_MITTE, apiOf(frontdesk, admin))).status).toBe(200);
    expect((await attempt(trial, SEEBLICK_MITTE, await scoped('numbers:write'))).status).toBe(200);
    expectProblem(await attempt(trial, SEEBLICK_MITTE, apiOf(frontdesk, viewer)), 403, 'auth.forbidden');
    expectProblem(await attempt(trial, SEEBLICK_MITTE, await scoped('numbers:read')), 403, 'auth.forbidden');
    expectProblem(await attempt(trial, SEEBLICK_MITTE, apiOf(frontdesk, foreign)), 404, 'request.not_found');
    for (const real of [true, false]) expectProblem(await operator.post(crossed, { ...trial, real }), 404, 'request.not_found');
  });
});
