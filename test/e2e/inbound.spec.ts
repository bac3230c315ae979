import { readFileSync } from 'node:fs';
import { CommandBus } from '@nestjs/cqrs';
import { EntityManager } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { sendWebhook } from '../../sandbox/retell-caller/webhook.js';
import { EnsureWorkspace } from '../../src/contracts/telephony/ensure-workspace.command.js';
import { runInContext } from '../../src/outbox/run-in-context.js';
import { Clock } from '../../src/shared/clock.js';
import { type Frontdesk, RETELL_KEY, startFrontdesk } from '../support/app.js';
import { LEITH, SEEBLICK_MITTE, SEEBLICK_NORD, anotherCaller, rowCounts, weekday, wish } from '../support/booking-calls.js';
import { createTestDatabase } from '../support/test-database.js';

const NAMES = [
  'company_name',
  'branch_name',
  'branch_timezone',
  'language',
  'greeting',
  'today',
  'today_iso',
  'now',
  'calendar',
  'services',
];
const CALLER_NAMES = ['caller_known', 'caller_name', 'next_appointment'];
const NOTHING = { call_inbound: {} };
const { key: SAMPLE_KEY, vectors } = JSON.parse(recorded('signatures.json'));

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk({ env: { retellApiKeys: [RETELL_KEY, SAMPLE_KEY] } });
}, 60_000);
afterAll(() => frontdesk.close());
afterEach(() => Reflect.deleteProperty(frontdesk.app.get(Clock), 'now'));

/** Until the end of the test. */
function stopClockAt(now: string | number): void {
  frontdesk.app.get(Clock).now = () => new Date(now);
}

function recorded(file: string): string {
  return readFileSync(`test/recordings/retell/${file}`, 'utf8');
}

let calls = 0;

function aQuestion(change: object = {}): string {
  const call = { call_id: `call_inbound_${calls++}`, from_number: anotherCaller(), to_number: SEEBLICK_MITTE, ...change };
  return JSON.stringify({ event: 'call_inbound', event_timestamp: Date.now(), call_inbound: call });
}

async function send(body: string, { path = 'inbound', key = RETELL_KEY as string | null, to = frontdesk.baseUrl, at = Date.now() } = {}) {
  const response = await sendWebhook({ baseUrl: to, path, key, body, timestampMs: at });
  const answer: { call_inbound: { dynamic_variables: Record<string, string> } } = JSON.parse(await response.text());
  return { status: response.status, body: answer };
}

/** The variables that a caller of this number would be greeted with. */
async function variablesFor(from: string | undefined, to = SEEBLICK_MITTE): Promise<Record<string, string>> {
  return (await send(aQuestion({ from_number: from, to_number: to }))).body.call_inbound.dynamic_variables;
}

async function booked(from: string, to: string, service: string, start: string, name: string): Promise<string> {
  const answer = await frontdesk
    .call({ from, to })
    .invoke('book_appointment', wish(start, { service, customer_name: name, customer_phone: from }));
  expect(answer.body.status).toBe('booked');
  return String((answer.body.booking as { reference: string }).reference);
}

function atThatTime(file: string): { body: string; at: number } {
  const at: number = vectors.find((vector: { file: string }) => vector.file === file).timestamp_ms;
  stopClockAt(at);
  return { body: recorded(file), at };
}

describe('call_inbound', () => {
  it('answers the recorded question of Retell in the words of the branch', async () => {
    const { body, at } = atThatTime('01-call_inbound.request.json');

    const answer = await send(body, { key: SAMPLE_KEY, at });

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      call_inbound: {
        dynamic_variables: {
          company_name: 'Salon Seeblick',
          branch_name: 'Seeblick Mitte',
          branch_timezone: 'Europe/Berlin',
          language: 'de',
          greeting: 'Salon Seeblick, Seeblick Mitte, guten Morgen!',
          today: 'Montag, 23. November 2026',
          today_iso: '2026-11-23',
          now: 'Montag, 23. November 2026, 10 Uhr',
          calendar: expect.stringMatching(/^Montag, 23\. November: 2026-11-23; Dienstag, 24\. November: 2026-11-24; .*2026-12-07$/),
          services: 'Bartschnitt, Beratung, Farbe und Schnitt, Haarschnitt Damen, Herrenhaarschnitt',
          caller_known: 'false',
          caller_name: '',
          next_appointment: '',
        },
      },
    });
  });

  it('answers the recorded question of a hidden caller, and keeps no number of them', async () => {
    const { body, at } = atThatTime('02-call_inbound.anonymous.request.json');

    const answer = await send(body, { key: SAMPLE_KEY, at });

    expect(answer.body.call_inbound.dynamic_variables).toMatchObject({ branch_name: 'Seeblick Mitte', caller_known: 'false' });
    const made = await frontdesk.database.query(`select caller_number from calls where provider_call_id = $1`, [
      JSON.parse(body).call_inbound.call_id,
    ]);
    expect(made).toEqual([{ caller_number: null }]);
  });

  it('speaks English at an English branch and leaves out what its team no longer does', async () => {
    const variables = await variablesFor(anotherCaller(), LEITH);

    expect(variables).toMatchObject({ language: 'en', branch_timezone: 'Europe/London', services: 'Check-up, Emergency, Hygienist' });
    expect(variables.today).toBe(DateTime.now().setZone('Europe/London').setLocale('en-GB').toFormat('cccc, d LLLL yyyy'));
  });

  it.each([
    ['2026-10-24T22:30:00Z', 'Sonntag, 25. Oktober 2026'],
    ['2027-03-27T23:30:00Z', 'Sonntag, 28. März 2027'],
  ])('gives every day of the two weeks around a change of the clocks: %s', async (now, today) => {
    stopClockAt(now);

    const { body } = await send(aQuestion(), { at: Date.parse(now) });

    const { calendar, today: spokenToday, today_iso: day = '' } = body.call_inbound.dynamic_variables;
    const first = DateTime.fromISO(day);
    const days = Array.from({ length: 15 }, (_, ahead) =>
      first.plus({ days: ahead }).setLocale('de').toFormat('cccc, d. LLLL: yyyy-MM-dd'),
    );
    expect(spokenToday).toBe(today);
    expect(calendar).toBe(days.join('; '));
  });

  it('answers in strings only and always with every variable', async () => {
    await frontdesk.database.query(`update branches set is_active = false where slug = 'nord'`);
    const sets = await Promise.all([
      variablesFor(undefined),
      variablesFor('+4917604069010', LEITH),
      variablesFor('anonymous', SEEBLICK_NORD),
    ]);
    await frontdesk.database.query(`update branches set is_active = true where slug = 'nord'`);

    for (const variables of sets) {
      expect(Object.keys(variables).toSorted()).toEqual([...NAMES, ...CALLER_NAMES].toSorted());
      expect(new Set(Object.values(variables).map((value) => typeof value))).toEqual(new Set(['string']));
    }
  });

  it('recognises a caller in the own company only', async () => {
    const from = anotherCaller();
    const day = weekday(0);
    await booked(from, SEEBLICK_MITTE, 'Bartschnitt', `${day}T09:00`, 'Mila Brandt');
    await booked(from, LEITH, 'Check-up', `${day}T10:30`, 'Camilla Burns');

    const [salon, salonNord, dentist] = await Promise.all([
      variablesFor(from),
      variablesFor(from, SEEBLICK_NORD),
      variablesFor(from, LEITH),
    ]);

    const german = DateTime.fromISO(day).setLocale('de').toFormat("cccc, 'dem' d. LLLL");
    const english = DateTime.fromISO(day).setLocale('en-GB').toFormat('cccc, d LLLL');
    const inBerlin = { caller_known: 'true', caller_name: 'Mila', next_appointment: `Bartschnitt am ${german} um 9 Uhr` };
    expect(salon).toMatchObject(inBerlin);
    expect(salonNord).toMatchObject(inBerlin);
    expect(dentist).toMatchObject({ caller_known: 'true', caller_name: 'Camilla', next_appointment: `Check-up on ${english} at 10:30 am` });
  });

  it('greets by the name that was given last', async () => {
    const from = anotherCaller();
    await booked(from, SEEBLICK_MITTE, 'Bartschnitt', `${weekday(7)}T09:00`, 'Mila Brandt');
    await booked(from, SEEBLICK_MITTE, 'Bartschnitt', `${weekday(7)}T10:00`, 'Jonas Brandt');

    expect(await variablesFor(from)).toMatchObject({ caller_name: 'Jonas' });
  });

  it('tells the soonest appointment, and none that was cancelled', async () => {
    const from = anotherCaller();
    await booked(from, SEEBLICK_MITTE, 'Bartschnitt', `${weekday(2)}T09:00`, 'Mila Brandt');
    const sooner = await booked(from, SEEBLICK_MITTE, 'Bartschnitt', `${weekday(1)}T09:00`, 'Mila Brandt');

    const before = await variablesFor(from);
    await frontdesk.call({ from }).invoke('cancel_appointment', { booking_reference: sooner, caller_confirmed: true });
    const after = await variablesFor(from);

    const spoken = (day: string): string => DateTime.fromISO(day).setLocale('de').toFormat("cccc, 'dem' d. LLLL");
    expect(before.next_appointment).toContain(spoken(weekday(1)));
    expect(after.next_appointment).toContain(spoken(weekday(2)));
  });

  it.each([['anonymous'], [''], [undefined], ['+49176'], ['04917604069999']])(
    'recognises nobody who shows "%s" as number',
    async (from) => {
      await frontdesk
        .call({ from: 'anonymous' })
        .invoke('book_appointment', wish(`${weekday(3)}T09:00`, { customer_phone: '+4917604069999' }));

      expect(await variablesFor(from)).toMatchObject({ caller_known: 'false', caller_name: '', next_appointment: '' });
    },
  );

  it('does not take a part of a number for the caller', async () => {
    const from = anotherCaller();
    await booked(from, SEEBLICK_MITTE, 'Bartschnitt', `${weekday(4)}T09:00`, 'Mila Brandt');

    expect(await variablesFor(from.slice(0, -1))).toMatchObject({ caller_known: 'false' });
    expect(await variablesFor(`${from}0`)).toMatchObject({ caller_known: 'false' });
  });

  it.each([
    ['branch', `update branches set is_active = $1 where slug = 'nord'`, 'Dieser Standort', 5],
    ['company', `update companies set is_active = $1 where slug = 'salon-seeblick'`, 'Wir vergeben', 6],
  ])('stays polite for an inactive %s', async (_what, sql, said, day) => {
    const from = anotherCaller();
    await booked(from, SEEBLICK_NORD, 'Bartschnitt', `${weekday(day)}T09:00`, 'Mila Brandt');
    await frontdesk.database.query(sql, [false]);

    const variables = await variablesFor(from, SEEBLICK_NORD);
    await frontdesk.database.query(sql, [true]);

    expect(variables).toMatchObject({ company_name: 'Salon Seeblick', branch_name: 'Seeblick Nord', services: '', caller_known: 'false' });
    expect(variables.greeting).toContain(said);
  });

  it.each([
    ['an unknown number', aQuestion({ to_number: '+493055509999' })],
    ['no number', aQuestion({ to_number: undefined })],
    ['a text message', JSON.stringify({ event: 'chat_inbound', chat_inbound: { chat_id: 'chat_1', to_number: SEEBLICK_MITTE } })],
    ['what is no JSON', '{"event":"call_inbound"'],
    ['an empty object', '{}'],
  ])('gives no variables for %s, keeps a receipt and makes no call', async (_what, body) => {
    const before = await rowCounts(frontdesk);

    const answer = await send(body);

    expect(answer).toEqual({ status: 200, body: NOTHING });
    const after = await rowCounts(frontdesk);
    expect(after).toEqual({ ...before, receipts: Number(before.receipts) + 1 });
  });

  it('finds the number also where the trunk drops its plus', async () => {
    expect(await variablesFor(anotherCaller(), SEEBLICK_MITTE.slice(1))).toMatchObject({ branch_name: 'Seeblick Mitte' });
  });

  it('counts what it could not answer, without a number', async () => {
    await send(aQuestion({ to_number: '+493055509999' }));

    const metrics = await (await fetch(`${frontdesk.baseUrl}/metrics`)).text();
    expect(metrics).toMatch(/frontdesk_inbound_calls_total\{result="number_unknown"\} [1-9]/);
    expect(metrics).not.toContain('493055509999');
  });
});

describe('the call behind call_inbound', () => {
  const made = (callId: string) =>
    frontdesk.database.query<{ to_number: string; caller_number: string; outcome: null }>(
      'select to_number, caller_number, outcome from calls where provider_call_id = $1',
      [callId],
    );

  it('is made once, however often Retell asks and whatever comes beside it', async () => {
    const [from, callId] = [anotherCaller(), 'call_asked_often'];
    const body = aQuestion({ call_id: callId, from_number: from });

    await Promise.all([
      ...[send(body), send(body), send(aQuestion({ call_id: callId, from_number: from }))],
      frontdesk.call({ from, callId }).invoke('list_services', {}),
    ]);

    expect(await made(callId)).toEqual([{ to_number: SEEBLICK_MITTE, caller_number: from, outcome: null }]);
  });

  it('is not made up when Retell sent no call id', async () => {
    const before = await rowCounts(frontdesk);

    const answer = await send(aQuestion({ call_id: undefined }));

    expect(answer.body.call_inbound.dynamic_variables.branch_name).toBe('Seeblick Mitte');
    expect((await rowCounts(frontdesk)).calls).toBe(before.calls);
  });
});

describe('call_inbound is answered to Retell only', () => {
  it.each([
    ['unsigned', null],
    ['signed with another key', 'key_other'],
  ])('%s: 401, and nothing is kept', async (_what, key) => {
    const before = await rowCounts(frontdesk);

    const answer = await send(aQuestion(), { key });

    expect(answer).toMatchObject({ status: 401, body: { code: 'retell.bad_signature' } });
    expect(await rowCounts(frontdesk)).toEqual(before);
  });

  it('knows no workspace that does not exist', async () => {
    expect(await send(aQuestion(), { path: 'nowhere/inbound' })).toMatchObject({ status: 404, body: { code: 'retell.workspace_unknown' } });
  });

  it("tells a workspace nothing of another one's numbers", async () => {
    const key = 'key_of_another_workspace';
    await runInContext(frontdesk.app.get(EntityManager), () =>
      frontdesk.app.get(CommandBus).execute(new EnsureWorkspace('another', [key])),
    );
    const before = await rowCounts(frontdesk);

    expect(await send(aQuestion(), { path: 'another/inbound', key })).toEqual({ status: 200, body: NOTHING });
    expect((await rowCounts(frontdesk)).calls).toBe(before.calls);
    expect((await send(aQuestion(), { path: 'default/inbound' })).body.call_inbound.dynamic_variables).toBeDefined();
  });
});

it('lets the call be answered without variables when PostgreSQL is gone', async () => {
  const database = await createTestDatabase();
  const lonely = await startFrontdesk({ databaseUrl: database.url, server: frontdesk.calcom, seed: false });
  await send(aQuestion(), { to: lonely.baseUrl });
  await database.drop();
  const began = Date.now();

  const [known, neverSeen] = [
    await send(aQuestion(), { to: lonely.baseUrl }),
    await send(aQuestion(), { to: lonely.baseUrl, path: 'never-seen/inbound' }),
  ];

  expect([known, neverSeen]).toEqual(Array(2).fill({ status: 200, body: NOTHING }));
  expect(Date.now() - began).toBeLessThan(3_000);
  await lonely.close();
});
