import { randomUUID } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import type { CommandBus } from '@nestjs/cqrs';
import { PinoLogger } from 'nestjs-pino';
import { sendWebhook } from '../../sandbox/retell-caller/webhook.js';
import { runCli } from '../../src/cli-commands.js';
import type { ApplyRetention } from '../../src/companies/commands/apply-retention.command.js';
import { RetentionScheduler } from '../../src/companies/retention.scheduler.js';
import { Env } from '../../src/config/env.js';
import { Clock } from '../../src/shared/clock.js';
import { type Api, type Answer, apiOf, expectProblem, sqlOf, withoutId } from '../support/admin-api.js';
import { RETELL_KEY } from '../support/app.js';
import { LEITH, SEEBLICK_MITTE, anotherCaller, weekday, wish } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';
import type { Sql } from '../support/company-rows.js';
import { type ToldFrontdesk, startTold } from '../support/webhooks.js';

let frontdesk: ToldFrontdesk;
let sql: Sql;
let operator: Api;
let admin: Api;
let salon: string;
let dental: string;
let days = 0;

beforeAll(async () => {
  frontdesk = await startTold();
  sql = sqlOf(frontdesk);
  operator = apiOf(frontdesk, frontdesk.token);
  [salon, dental] = [await idOf('salon-seeblick'), await idOf('harbor-dental')];
  admin = apiOf(frontdesk, await operator.tokenFor('admin', salon));
}, 60_000);
afterAll(() => frontdesk?.close());

async function idOf(slug: string): Promise<string> {
  const [row] = await sql<{ id: string }>('select id from companies where slug = $1', [slug]);
  return row?.id ?? '';
}

interface Story {
  from: string;
  callId: string;
  bookingId: string;
  uid: string;
}

const SALON = { to: SEEBLICK_MITTE, service: 'Bartschnitt', timeZone: 'Europe/Berlin' };
const DENTAL = { to: LEITH, service: 'Check-up', timeZone: 'Europe/London' };

/** A whole call: rings, books, asks to be rung, is told of by Retell; and Cal.com tells of the booking. */
async function aStory(from: string | null, who: string, { to, service, timeZone } = SALON, more: object = {}): Promise<Story> {
  const call = frontdesk.call({ from: from ?? undefined, to });
  const told = { service, notes: `${who} hat eine Allergie`, customer_email: `${who}@example.net`, ...more };
  const { body } = await call.invoke(
    'book_appointment',
    wish(`${weekday(days++, timeZone)}T10:00`, { customer_name: `${who} Brandt`, ...told }),
  );
  await call.invoke('request_callback', { customer_name: `${who} Brandt`, reason: `${who} will es genau wissen`, ...more });
  await send('inbound', {
    event: 'call_inbound',
    call_inbound: { agent_id: 'agent_1', from_number: from, to_number: to, call_id: call.callId },
  });
  await send('events', analysed(call.callId, from, to, who));
  const [row] = await sql<{ id: string; calcom_uid: string }>('select id, calcom_uid from bookings where reference = $1', [
    Object(body.booking).reference,
  ]);
  if (!row) throw new Error(`not booked: ${JSON.stringify(body)}`);
  await calcomTold(row.calcom_uid);
  return { from: from ?? '', callId: call.callId, bookingId: row.id, uid: row.calcom_uid };
}

/** Waits for Cal.com's own message about a booking: it names the person once more. */
async function calcomTold(uid: string): Promise<void> {
  await until(async () => {
    await frontdesk.drain();
    const told = await sql(`select from receipts where source = 'calcom_webhook' and state = 'done' and position($1 in body) > 0`, [uid]);
    return told.length > 0;
  });
}

function analysed(callId: string, from: string | null, to: string, who: string): object {
  return {
    event: 'call_analyzed',
    call: {
      ...{ call_id: callId, call_type: 'phone_call', direction: 'inbound', from_number: from, to_number: to },
      ...{ transcript: `User: Ich bin ${who}.`, call_analysis: { call_summary: `${who} hat gebucht.` } },
    },
  };
}

async function send(path: string, body: object): Promise<void> {
  const sent = { baseUrl: frontdesk.baseUrl, path, key: RETELL_KEY, body: JSON.stringify(body), timestampMs: Date.now() };
  expect((await sendWebhook(sent)).ok).toBe(true);
}

function erase(from: string, api = admin, company = salon): Promise<Answer> {
  return api.post(`/companies/${company}/caller-erasures`, { phone_number: from });
}

function exported(from: string, api = admin, company = salon): Promise<Answer> {
  return api.post(`/companies/${company}/caller-exports`, { phone_number: from });
}

const KEPT = [
  'calls',
  'call_payloads',
  'function_calls',
  'bookings',
  'booking_attempts',
  'callback_requests',
  'idempotency_keys',
  'receipts',
];

/** The rows of one company, or of all, in which the text stands anywhere, by table. */
async function tablesWith(text: string, company: string | null = null): Promise<string[]> {
  const found = await Promise.all(
    [...KEPT, 'audit_log', 'outbox'].map(async (table) => {
      const own = KEPT.includes(table) ? '($2::text is null or t.company_id::text = $2)' : '$2::text is null';
      const rows = await sql(`select from ${table} t where position($1 in t::text) > 0 and ${own}`, [text, company]);
      return rows.length > 0 ? [table] : [];
    }),
  );
  return found.flat().toSorted();
}

async function rowsOf(company: string): Promise<unknown[]> {
  return Promise.all(KEPT.map((table) => sql(`select t::text from ${table} t where company_id = $1 order by 1`, [company])));
}

const WITH_PERSON = ['bookings', 'call_payloads', 'callback_requests', 'calls', 'function_calls', 'receipts'];

describe('erasing a caller', () => {
  it('takes the person out of every table of this company, and nobody out of another one', async () => {
    const from = anotherCaller();
    const here = await aStory(from, 'Zwetschge');
    await aStory(from, 'Quitte', DENTAL);
    const [before, there] = [await tablesWith('Zwetschge'), await rowsOf(dental)];
    const seen = (): Promise<Answer> => admin.get(`/companies/${salon}/calls/${here.callId}`);
    const shown = await seen();

    const { status, body } = await erase(from);

    expect(before).toEqual(WITH_PERSON);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { calls: 1, function_calls: 2, bookings: 1, callback_requests: 1, pending_receipts: 0 },
    });
    expect(body.receipts).toBeGreaterThanOrEqual(5);
    expect({ uids: body.calcom_uids, calls: body.retell_call_ids }).toEqual({ uids: [here.uid], calls: [here.callId] });
    expect(shown.body).toMatchObject({ caller_number: from, transcript: [{ role: 'user', text: 'Ich bin Zwetschge.' }] });
    expect((await seen()).body).toMatchObject({ caller_number: null, transcript: null, summary: null });
    expect(await tablesWith('Zwetschge')).toEqual([]);
    expect(await tablesWith(from, salon)).toEqual([]);
    expect(await rowsOf(dental)).toEqual(there);
    expect(await tablesWith('Quitte')).toEqual(WITH_PERSON);
  });

  it('leaves a booking that is to come standing, for the business to cancel', async () => {
    const { from, bookingId, uid } = await aStory(anotherCaller(), 'Mirabelle');

    const { body } = await erase(from);

    expect(body.upcoming_bookings).toEqual([expect.objectContaining({ id: bookingId, calcom_uid: uid })]);
    const { body: booking } = await admin.get(`/companies/${salon}/bookings/${bookingId}`);
    expect(booking).toMatchObject({ status: 'confirmed', customer: { name: null, phone: null, email: null, notes: null } });
    expect(await admin.post(`/companies/${salon}/bookings/${bookingId}/cancel`, {})).toMatchObject({
      status: 200,
      body: { status: 'cancelled' },
    });
  });

  it('finds nothing and changes nothing the second time', async () => {
    const { from } = await aStory(anotherCaller(), 'Pflaume');
    await erase(from);
    const once = await rowsOf(salon);

    const { body } = await erase(from);

    expect(body).toMatchObject({ calls: 0, bookings: 0, callback_requests: 0, receipts: 0, calcom_uids: [], retell_call_ids: [] });
    expect(await rowsOf(salon)).toEqual(once);
  });

  it('is finished by the next one when it died in the middle', async () => {
    const { from, uid } = await aStory(anotherCaller(), 'Reneklode');
    await sql(`create trigger dies before update on bookings for each row when (new.name is null) execute function refuse_change()`);
    const died = await erase(from);
    await sql('drop trigger dies on bookings');

    const { body } = await erase(from);

    expectProblem(died, 500, 'server.error');
    expect(body).toMatchObject({ calls: 1, bookings: 1, callback_requests: 1, calcom_uids: [uid] });
    expect([await tablesWith('Reneklode'), await tablesWith(from)]).toEqual([[], []]);
  });

  it('takes, sent again, what Retell told meanwhile', async () => {
    const { from, callId } = await aStory(anotherCaller(), 'Schlehe');
    await erase(from);
    await send('events', analysed(callId, from, SEEBLICK_MITTE, 'Schlehe, nochmals'));
    await frontdesk.drain();
    const told = await tablesWith('Schlehe');

    const { body } = await erase(from);

    expect(told).toEqual(['call_payloads', 'calls', 'receipts']);
    expect(body.retell_call_ids).toEqual([callId]);
    expect(await tablesWith('Schlehe')).toEqual([]);
  });

  it('reaches calls with a hidden number in which the number was given, and leaves another caller to itself', async () => {
    const [contact, friend] = [anotherCaller(), anotherCaller()];
    const hidden = await aStory(null, 'Holunder', SALON, { customer_phone: contact });
    const another = await aStory(friend, 'Hagebutte', SALON, { customer_phone: contact });
    const longer = await aStory(`${contact}1`, 'Sanddorn');

    const { body } = await erase(contact);

    expect(body.retell_call_ids.toSorted()).toEqual([hidden.callId, another.callId].toSorted());
    for (const text of ['Holunder', 'Hagebutte']) expect(await tablesWith(text)).toEqual([]);
    expect(await tablesWith(friend)).toEqual(['bookings', 'calls']);
    expect(await tablesWith(longer.from)).toEqual(expect.arrayContaining(WITH_PERSON.filter((table) => table !== 'function_calls')));
  });

  it('forgets the Idempotency-Key of a booking without a call', async () => {
    const phone = anotherCaller();
    const [line] = await sql<{ branch: string; service: string }>(
      `select b.id as branch, s.id as service from branches b join services s using (company_id)
       where b.company_id = $1 and b.slug = 'mitte' and s.title = 'Bartschnitt'`,
      [salon],
    );
    const [slot] = await sql<{ start: string }>(
      `select to_char(($1::date + time '14:00') at time zone 'Europe/Berlin' at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as start`,
      [weekday(days++)],
    );
    const wished = { branch_id: line?.branch, service_id: line?.service, start: slot?.start, customer_name: 'Eva Kornelkirsche' };
    const made = await admin.send('POST', '/bookings', { ...wished, customer_phone: phone }, { 'idempotency-key': 'of-kornelkirsche' });
    await calcomTold(made.body.calcom_uid);

    const { body } = await erase(phone);

    expect(made.status).toBe(201);
    expect(body).toMatchObject({ calls: 0, bookings: 1 });
    for (const text of ['kornelkirsche', 'Kornelkirsche', phone]) expect(await tablesWith(text, salon)).toEqual([]);
  });

  it('on the command line only looks, until it is told yes', async () => {
    const { from, callId } = await aStory(anotherCaller(), 'Weichsel');
    const before = await rowsOf(salon);
    const looked = await cli('caller:erase', 'salon-seeblick', from);
    const unchanged = await rowsOf(salon);

    const erased = JSON.parse(await cli('caller:erase', 'salon-seeblick', from, '--yes', '--json'));

    expect(looked).toContain('Would be erased: 1 calls, 2 function calls, 1 bookings, 1 callback requests');
    expect(unchanged).toEqual(before);
    expect(erased).toMatchObject({ erased: true, calls: 1, retell_call_ids: [callId] });
    expect(await tablesWith('Weichsel')).toEqual([]);
  });
});

function cli(...argv: string[]): Promise<string> {
  return runCli(argv, () => Promise.resolve({ context: frontdesk.app, close: () => Promise.resolve() }));
}

describe('the export of a caller', () => {
  it('holds all that erasing takes away, and nothing of another company', async () => {
    const from = anotherCaller();
    const { callId, uid, bookingId } = await aStory(from, 'Aprikose');
    await aStory(from, 'Marille', DENTAL);

    const { status, headers, body } = await exported(from);
    const { body: erasure } = await erase(from);

    expect({ status, cache: headers['cache-control'] }).toEqual({ status: 200, cache: 'no-store' });
    expect(body).toMatchObject({
      company_id: salon,
      phone_number: from,
      calls: [{ provider_call_id: callId, caller_number: from, summary: 'Aprikose hat gebucht.' }],
      bookings: [{ id: bookingId, name: 'Aprikose Brandt', email: 'Aprikose@example.net', uids: [uid] }],
      callback_requests: [{ name: 'Aprikose Brandt', phone: from, reason: expect.stringContaining('Aprikose') }],
    });
    expect(body.calls[0].retell_event.call.transcript).toBe('User: Ich bin Aprikose.');
    expect(body.calls[0].function_calls.map(({ args }: { args: object }) => args)).toEqual(
      expect.arrayContaining([expect.objectContaining({ notes: 'Aprikose hat eine Allergie' })]),
    );
    expect(new Set(body.receipts.map(({ source }: { source: string }) => source))).toEqual(
      new Set(['retell_function', 'retell_inbound', 'retell_event', 'calcom_webhook']),
    );
    expect(body.receipts).toHaveLength(erasure.receipts);
    expect(JSON.stringify(body)).not.toContain('Marille');
    expect(JSON.parse(await cli('caller:export', 'salon-seeblick', from))).toMatchObject({ calls: [], bookings: [], receipts: [] });
  });
});

describe.each([
  ['caller-erasures', erase],
  ['caller-exports', exported],
])('%s', (path, ask) => {
  it('is for admins of the company and operators alone', async () => {
    const { from } = await aStory(anotherCaller(), 'Quandel');
    const viewer = apiOf(frontdesk, await operator.tokenFor('viewer', salon));
    const foreign = apiOf(frontdesk, await operator.tokenFor('admin', dental));
    const before = await rowsOf(salon);

    expectProblem(await ask(from, viewer), 403, 'auth.forbidden');
    expectProblem(await ask(from, apiOf(frontdesk, null)), 401, 'auth.unauthenticated');
    const [answer, unknown] = [await ask(from, foreign), await ask(from, operator, randomUUID())];

    expectProblem(answer, 404, 'request.not_found');
    expect(withoutId(unknown)).toEqual(withoutId(answer));
    expect(await rowsOf(salon)).toEqual(before);
    expect(await ask(from, operator)).toMatchObject({ status: 200 });
  });

  it.each(['015112345678', '+49 151 12345678', '+4915112345678; drop', '<none>'])('refuses %p without repeating it', async (number) => {
    const answer = await operator.post(`/companies/${salon}/${path}`, { phone_number: number });

    expectProblem(answer, 400, 'request.invalid');
    expect(JSON.stringify(answer.body)).not.toContain(number);
  });
});

describe('retention', () => {
  /** As if the call had been so many days ago. */
  async function age({ callId }: Pick<Story, 'callId'>, by: number): Promise<void> {
    await sql(`update calls set started_at = now() - $2 * interval '1 day' where provider_call_id = $1`, [callId, by]);
    await sql(`update receipts set received_at = now() - $2 * interval '1 day' where position($1 in body) > 0`, [callId, by]);
  }

  const traces = async ({ callId }: Pick<Story, 'callId'>): Promise<string[]> =>
    (await tablesWith(callId)).filter((table) => ['calls', 'call_payloads', 'receipts'].includes(table));
  const ALL = ['call_payloads', 'calls', 'receipts'];

  it('deletes the calls and messages of a company that are older than it keeps them, and no others', async () => {
    const [old, recent] = [await aStory(anotherCaller(), 'Walnuss'), await aStory(anotherCaller(), 'Haselnuss')];
    const elsewhere = await aStory(anotherCaller(), 'Mandel', DENTAL);
    await operator.patch(`/companies/${salon}`, { retention_days: 30 });
    await Promise.all([age(old, 31), age(recent, 29), age(elsewhere, 31)]);

    const said = await cli('retention:apply');

    expect(said).toMatch(/^\d+ companies: 1 calls and \d+ messages deleted\.$/);
    expect([await traces(old), await traces(recent), await traces(elsewhere)]).toEqual([[], ALL, ALL]);
    // What was booked is the business's own, and stays until somebody erases the caller.
    expect(await tablesWith('Walnuss')).toEqual(expect.arrayContaining(['bookings', 'callback_requests']));
    expect(await sql('select call_id, status from bookings where id = $1', [old.bookingId])).toEqual([
      { call_id: null, status: 'confirmed' },
    ]);
    expect(await sql(`select from function_calls f where not exists (select from calls c where c.id = f.call_id)`)).toEqual([]);
  });

  it('keeps messages that led to no company as long as anybody keeps theirs', async () => {
    const [kept, gone] = [`call_${randomUUID()}`, `call_${randomUUID()}`];
    for (const callId of [kept, gone]) await send('events', analysed(callId, anotherCaller(), '+49305559999', 'Kastanie'));
    await frontdesk.drain();
    await Promise.all([age({ callId: kept }, 364), age({ callId: gone }, 366)]);

    await cli('retention:apply');

    expect([await traces({ callId: kept }), await traces({ callId: gone })]).toEqual([['receipts'], []]);
  });

  it('is applied once a day, by one of several processes', async () => {
    const asked: ApplyRetention[] = [];
    const { app } = frontdesk;
    const execute = (command: ApplyRetention): Promise<object> => {
      asked.push(command);
      return Promise.resolve({ companies: 2, calls: 0, receipts: 0, failed: 0 });
    };
    const aProcess = async (): Promise<RetentionScheduler> => {
      const commands = { execute } as unknown as CommandBus;
      return new RetentionScheduler(app.get(EntityManager), commands, app.get(Env), app.get(Clock), await app.resolve(PinoLogger));
    };
    const [one, two] = [await aProcess(), await aProcess()];

    await Promise.all([one.tick(), two.tick(), one.tick()]);
    await two.tick();

    expect(asked).toHaveLength(1);
    expect(await sql('select finished_at is not null as finished, calls from retention_runs')).toEqual([{ finished: true, calls: 0 }]);
  });

  it('goes on the same day after a process that died over it', async () => {
    const { callId } = await aStory(anotherCaller(), 'Pistazie');
    await age({ callId }, 31);
    await sql(`update retention_runs set finished_at = null, claimed_until = now() - interval '1 s'`);

    await frontdesk.app.get(RetentionScheduler).tick();

    expect(await traces({ callId })).toEqual([]);
  });
});
