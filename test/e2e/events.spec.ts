import { readFileSync } from 'node:fs';
import { EntityManager } from '@mikro-orm/postgresql';
import { CommandBus } from '@nestjs/cqrs';
import { sendWebhook } from '../../sandbox/retell-caller/webhook.js';
import { EnsureWorkspace } from '../../src/contracts/telephony/ensure-workspace.command.js';
import { runInContext } from '../../src/outbox/run-in-context.js';
import { Clock } from '../../src/shared/clock.js';
import { type Frontdesk, RETELL_KEY, startFrontdesk } from '../support/app.js';
import { SEEBLICK_MITTE, anotherCaller, rowCounts, weekday, wish } from '../support/booking-calls.js';
import { createTestDatabase } from '../support/test-database.js';

const MIB = 1_024 * 1_024;
const STARTED = Date.parse('2026-11-20T09:00:00Z');
const ENDED = STARTED + 37_400;
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

interface SentCall {
  call_id: string;
  [field: string]: unknown;
}

let calls = 0;

function aCall(change: object = {}): SentCall {
  const line = { call_type: 'phone_call', direction: 'inbound', from_number: '+4917604069010', to_number: SEEBLICK_MITTE };
  return { call_id: `call_event_${calls++}`, ...line, call_status: 'ongoing', start_timestamp: STARTED, ...change };
}

const started = (call: object): string => anEvent('call_started', call);
const ended = (call: object): string =>
  anEvent('call_ended', { end_timestamp: ENDED, disconnection_reason: 'user_hangup', transcript: 'User: Ja', ...call });
const analyzed = (call: object, summary = 'Ein Bartschnitt.'): string =>
  anEvent('call_analyzed', {
    end_timestamp: ENDED,
    disconnection_reason: 'user_hangup',
    call_analysis: { call_summary: summary },
    ...call,
  });
const transcript = (call: object, said: string): string => anEvent('transcript_updated', { transcript: said, ...call });

function anEvent(event: string, call: object, more: object = {}): string {
  return JSON.stringify({ event, call, ...more });
}

async function send(body: string, { path = 'events', key = RETELL_KEY as string | null, at = Date.now() } = {}) {
  const response = await sendWebhook({ baseUrl: frontdesk.baseUrl, path, key, body, timestampMs: at });
  return { status: response.status, body: await response.text() };
}

/** Sends as Retell does: up to three times more when there was no 2xx, as on a machine that has too much to do. */
async function deliver(body: string): Promise<{ status: number; body: string }> {
  for (let again = 3; ; again -= 1) {
    const answer = await send(body);
    if (answer.status !== 503 || again === 0) return answer;
  }
}

/** Sends one after the other, and works them off. */
async function tell(...bodies: string[]): Promise<void> {
  for (const body of bodies) expect(await deliver(body)).toEqual({ status: 204, body: '' });
  await frontdesk.drain();
}

async function told(callId: string): Promise<Record<string, unknown>[]> {
  return frontdesk.database.query(
    `select c.caller_number, c.to_number, c.started_at, c.ended_at, c.outcome, c.summary, c.disconnection_reason, p.payload->>'event' as payload
     from calls c left join call_payloads p on p.call_id = c.id and p.company_id = c.company_id where c.provider_call_id = $1`,
    [callId],
  );
}

function receipts(callId: string): Promise<{ state: string; body: string; event: string }[]> {
  return frontdesk.database.query(
    `select state, body, split_part(dedup_key, '/', 2) as event from receipts where source = 'retell_event' and body like $1 order by received_at`,
    [`%${callId}%`],
  );
}

const WHOLE = {
  ...{ caller_number: '+4917604069010', to_number: SEEBLICK_MITTE, started_at: new Date(STARTED), ended_at: new Date(ENDED) },
  ...{ outcome: 'no_booking', summary: 'Ein Bartschnitt.', disconnection_reason: 'user_hangup', payload: 'call_analyzed' },
};

function permutations<T>(items: T[]): T[][] {
  if (items.length <= 1) return [items];
  return items.flatMap((first, at) => permutations(items.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}

interface SeenCall {
  caller_number: string | null;
  duration_seconds: number | null;
  transcript: { role: string; text: string; at_ms: number | null }[] | null;
}

async function theCompany(): Promise<{ company_id: string }> {
  const [row] = await frontdesk.database.query<{ company_id: string }>('select company_id from phone_numbers where number = $1', [
    SEEBLICK_MITTE,
  ]);
  return row ?? { company_id: '' };
}

describe('a call of which nothing was told', () => {
  it('has no transcript, and no number when it is hidden', async () => {
    const call = frontdesk.call({ from: 'anonymous' });
    await call.invoke('list_services', {});

    const { company_id: company } = await theCompany();
    expect(await frontdesk.api.get<SeenCall>(`/companies/${company}/calls/${call.callId}`)).toMatchObject({
      ...{ caller_number: null, transcript: null, duration_seconds: null },
    });
  });
});

describe('the recorded events', () => {
  it('are answered with 204 and become the call that they tell of', async () => {
    const files = [
      '03-call_started.json',
      '04-call_ended.json',
      '05-call_analyzed.json',
      '06-transcript_updated.json',
      '07-transfer_started.json',
    ];

    for (const file of files) {
      const { timestamp_ms: at } = vectors.find((vector: { file: string }) => vector.file === file);
      stopClockAt(at);
      expect(await send(recorded(file), { key: SAMPLE_KEY, at })).toEqual({ status: 204, body: '' });
    }
    await frontdesk.drain();

    expect(await told('call_5b7d2e91c0a84f3e9d6a1b2c3d4')).toEqual([
      {
        ...{ caller_number: '+4917604069010', to_number: SEEBLICK_MITTE, outcome: 'no_booking', payload: 'call_analyzed' },
        ...{ started_at: new Date(1795424400000), ended_at: new Date(1795424437400), disconnection_reason: 'user_hangup' },
        summary: expect.stringMatching(/^Die Anruferin buchte einen Haarschnitt Damen/),
      },
    ]);
    const { company_id: company } = await theCompany();
    const seen = await frontdesk.api.get<SeenCall>(`/companies/${company}/calls/call_5b7d2e91c0a84f3e9d6a1b2c3d4`);
    expect(seen).toMatchObject({ caller_number: '+4917604069010', duration_seconds: 37 });
    expect(seen.transcript).toHaveLength(13);
    expect(seen.transcript?.slice(0, 2)).toEqual([
      { role: 'agent', text: 'Salon Seeblick Mitte, guten Tag! Was kann ich für Sie tun?', at_ms: 400 },
      { role: 'user', text: 'Hallo, ich hätte gern am Donnerstag Nachmittag einen Haarschnitt.', at_ms: 5_100 },
    ]);
    const { data } = await frontdesk.api.get<{ data: object[] }>(`/companies/${company}/calls?caller_number=%2B4917604069010`);
    expect(data).toContainEqual(expect.objectContaining({ provider_call_id: 'call_5b7d2e91c0a84f3e9d6a1b2c3d4', duration_seconds: 37 }));
    expect(await told('call_77aa10bc2d3e4f5061728394a5b')).toMatchObject([{ ended_at: null, outcome: null, payload: 'transfer_started' }]);
  });
});

describe('events of one call', () => {
  it('tell the same in every order, each sent twice', async () => {
    const orders = permutations([started, ended, (call: object) => analyzed(call), (call: object) => transcript(call, 'User: Ja')]);
    const sent = orders.map((order) => ({ call: aCall(), order }));

    const lanes = [0, 1, 2, 3].map((lane) => sent.filter((_, at) => at % 4 === lane));
    await Promise.all(
      lanes.map(async (lane) => {
        for (const { call, order } of lane) for (const event of [...order, ...order]) expect((await deliver(event(call))).status).toBe(204);
      }),
    );
    await frontdesk.drain();

    for (const { call } of sent) expect(await told(call.call_id)).toEqual([WHOLE]);
    expect((await receipts(sent[0]?.call.call_id ?? '')).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('are worked on in any order also when all come at once, beside the first function call', async () => {
    const call = aCall();
    const agent = frontdesk.call({ callId: call.call_id });

    const answers = await Promise.all([
      ...[analyzed(call), started(call), ended(call)].map((body) => deliver(body)),
      agent.invoke('list_services', {}),
    ]);
    await frontdesk.drain();

    expect(answers.slice(0, 3).map((answer) => 'status' in answer && answer.status)).toEqual([204, 204, 204]);
    expect(await told(call.call_id)).toEqual([WHOLE]);
  });

  it('do not let an older event overwrite what a newer one told', async () => {
    const call = aCall();

    await tell(
      analyzed(call),
      ended({ ...call, end_timestamp: ENDED - 9_000, disconnection_reason: 'inactivity' }),
      started({ ...call, start_timestamp: 1 }),
    );

    expect(await told(call.call_id)).toEqual([WHOLE]);
  });

  it('let an older event fill what the newer one left open', async () => {
    const call = aCall();

    await tell(anEvent('call_analyzed', { ...call, call_analysis: { call_summary: 'Ein Bartschnitt.' } }), ended(call));

    expect(await told(call.call_id)).toEqual([WHOLE]);
  });

  it('know when a call ended also when Retell does not say', async () => {
    const call = aCall({ start_timestamp: undefined });
    const before = Date.now();

    await tell(anEvent('call_ended', call));

    const [row] = await told(call.call_id);
    expect(new Date(String(row?.ended_at)).getTime()).toBeGreaterThan(before - 2_000);
    expect(row?.outcome).toBe('no_booking');
  });

  it('of an analysis made anew tell the new summary', async () => {
    const call = aCall();

    await tell(analyzed(call), analyzed(call, 'Zwei Bartschnitte.'));

    expect(await told(call.call_id)).toMatchObject([{ summary: 'Zwei Bartschnitte.' }]);
    expect(await receipts(call.call_id)).toHaveLength(1);
  });

  it('keep the newest transcript only, whichever arrives last', async () => {
    const call = aCall();
    const now = Date.now();

    await send(transcript(call, 'User: Hallo, ich möchte'), { at: now - 2_000 });
    await send(transcript(call, 'User: Hallo.'), { at: now });
    await send(transcript(call, 'User: Hallo, ich'), { at: now - 1_000 });
    await frontdesk.drain();

    const kept = await receipts(call.call_id);
    expect(kept.map(({ body }) => JSON.parse(body).call.transcript)).toEqual(['User: Hallo.']);
  });

  it('are kept apart for each transfer', async () => {
    const call = aCall();
    const transfer = (number: string, change: object = {}): string =>
      anEvent('transfer_started', { ...call, ...change }, { transfer_destination: { number } });

    await tell(
      transfer('+49305550199'),
      transfer('+49305550199'),
      transfer('+49305550198'),
      transfer('+49305550199', { start_timestamp: STARTED + 1 }),
    );

    expect(await receipts(call.call_id)).toHaveLength(3);
  });

  it('are still told after the number was switched off during the call', async () => {
    const [call, late] = [aCall(), aCall()];
    await tell(started(call));
    await frontdesk.database.query('update phone_numbers set is_active = false where number = $1', [SEEBLICK_MITTE]);

    await tell(ended(call), ended(late));
    await frontdesk.database.query('update phone_numbers set is_active = true where number = $1', [SEEBLICK_MITTE]);

    expect(await told(call.call_id)).toMatchObject([{ ended_at: new Date(ENDED) }]);
    expect(await told(late.call_id)).toEqual([]);
  });

  it.each([['anonymous'], [''], [undefined], ['+49']])('keep no number of a caller who shows "%s"', async (from) => {
    const call = aCall({ from_number: from });

    await tell(started(call));

    expect(await told(call.call_id)).toMatchObject([{ caller_number: null }]);
  });
});

describe('the outcome of a call', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ])('is what was booked in it, told %s the analysis that says otherwise', async (order, day) => {
    const call = aCall({ from_number: anotherCaller() });
    const agent = frontdesk.call({ callId: call.call_id, from: String(call.from_number) });
    const book = (): Promise<unknown> => agent.invoke('book_appointment', wish(`${weekday(day)}T15:00`));
    const failed = analyzed({ ...call, call_analysis: { call_summary: 'Es wurde nichts gebucht.', call_successful: false } });

    if (order === 'before') await book();
    await tell(ended(call), failed);
    if (order === 'after') await book();
    await frontdesk.drain();

    expect(await told(call.call_id)).toMatchObject([{ outcome: 'booked', summary: 'Es wurde nichts gebucht.' }]);
  });

  it('is the best of what became of its bookings; a change counts in the call that asked for it', async () => {
    const from = anotherCaller();
    const [first, second, third] = [frontdesk.call({ from }), frontdesk.call({ from }), frontdesk.call({ from })];
    const { body } = await first.invoke('book_appointment', wish(`${weekday(2)}T15:00`));
    const booking_reference = Object(body.booking).reference;
    const change = { booking_reference, caller_confirmed: true };
    await second.invoke('request_callback', { customer_name: 'Mila Brandt' });
    await second.invoke('reschedule_appointment', { ...change, new_start: `${weekday(2)}T15:20` });
    await third.invoke('cancel_appointment', change);

    await frontdesk.drain();

    const outcomes = await Promise.all([first, second, third].map(async ({ callId }) => (await told(callId))[0]?.outcome));
    expect(outcomes).toEqual(['booked', 'moved', 'cancelled']);
  });

  it('is not booked where the booking was cancelled in the same call, and callback where only that was left', async () => {
    const from = anotherCaller();
    const call = frontdesk.call({ from });
    const asking = frontdesk.call({ from });
    const { body } = await call.invoke('book_appointment', wish(`${weekday(2)}T16:00`));
    await call.invoke('cancel_appointment', { booking_reference: Object(body.booking).reference, caller_confirmed: true });
    await asking.invoke('request_callback', { customer_name: 'Mila Brandt' });

    await tell(ended(aCall({ call_id: asking.callId, from_number: from })));
    await frontdesk.drain();

    expect(await told(call.callId)).toMatchObject([{ outcome: 'cancelled' }]);
    expect(await told(asking.callId)).toMatchObject([{ outcome: 'callback' }]);
  });

  it('stands in the admin API with the end of the call, beside the answers as they were given', async () => {
    const call = aCall({ from_number: anotherCaller() });
    const agent = frontdesk.call({ callId: call.call_id, from: String(call.from_number) });
    const { body } = await agent.invoke('list_services', {});
    await tell(analyzed({ ...call, call_analysis: { call_summary: 'Nur eine Frage.' } }));
    await frontdesk.drain();
    const [row] = await frontdesk.database.query<{ company_id: string }>('select company_id from calls where provider_call_id = $1', [
      call.call_id,
    ]);

    const seen = await frontdesk.api.get<{ function_calls: { answer: object }[] }>(`/companies/${row?.company_id}/calls/${call.call_id}`);

    expect(seen).toMatchObject({ outcome: 'no_booking', summary: 'Nur eine Frage.', disconnection_reason: 'user_hangup' });
    expect(seen).toMatchObject({ ended_at: expect.stringMatching(/^\d{4}-/) });
    expect(JSON.stringify(seen.function_calls[0]?.answer)).toBe(JSON.stringify(body));
  });

  it('is open while the call runs', async () => {
    const call = aCall();

    await tell(started(call));

    expect(await told(call.call_id)).toMatchObject([{ outcome: null, ended_at: null }]);
  });
});

describe('events that lead to no company', () => {
  it.each([
    ['of a web call', ended({ call_id: 'call_web_1', call_type: 'web_call', access_token: 'x', start_timestamp: STARTED })],
    ['of a web call that names a number', ended(aCall({ call_id: 'call_web_2', call_type: 'web_call' }))],
    ['of an outbound call', ended(aCall({ call_id: 'call_out_1', direction: 'outbound' }))],
    ['of an unknown number', ended(aCall({ call_id: 'call_unknown_1', to_number: '+493055509999' }))],
    ['of a chat', JSON.stringify({ event: 'chat_started', chat: { chat_id: 'chat_1' } })],
    ['without a call id', anEvent('call_ended', { to_number: SEEBLICK_MITTE })],
    ['that are no JSON', '{"event": "call_ended"'],
    ['that are empty', '{}'],
  ])('are kept and done, and make no call: %s', async (_what, body) => {
    const before = await rowCounts(frontdesk);

    await tell(body, body);

    expect(await rowCounts(frontdesk)).toEqual({ ...before, receipts: Number(before.receipts) + 1 });
    expect(await frontdesk.database.query(`select id from receipts where source = 'retell_event' and state <> 'done'`)).toEqual([]);
  });

  it('are counted, without a number or an id', async () => {
    await tell(ended(aCall({ to_number: '+493055509998' })));

    const metrics = await (await fetch(`${frontdesk.baseUrl}/metrics`)).text();
    expect(metrics).toMatch(/frontdesk_retell_events_total\{event="call_ended",result="no_company"\} [1-9]/);
    expect(metrics).not.toMatch(/493055509998|call_event/);
  });
});

it.each(['call_hummed', 'constructor'])('keeps an event that nobody knows yet (%s), each as it came, and its call', async (name) => {
  const call = aCall();

  await tell(anEvent(name, call, { tune: 1 }), anEvent(name, call, { tune: 2 }), anEvent(name, call, { tune: 2 }));

  expect(await receipts(call.call_id)).toHaveLength(2);
  expect(await told(call.call_id)).toMatchObject([{ outcome: null, started_at: new Date(STARTED) }]);
});

describe('bodies', () => {
  it('of five MiB are kept whole', async () => {
    const call = aCall();
    const words = 'ja '.repeat((5 * MIB) / 3);

    await tell(ended({ ...call, transcript: words }));

    const [row] = await frontdesk.database.query<{ length: number }>(
      `select length(payload->'call'->>'transcript') as length from call_payloads p join calls c on c.id = p.call_id where c.provider_call_id = $1`,
      [call.call_id],
    );
    expect(row?.length).toBe(words.length);
  });

  it('of more than eight MiB are refused', async () => {
    expect(await send(ended(aCall({ transcript: 'x'.repeat(8 * MIB) })))).toMatchObject({ status: 413 });
  });

  it('with characters that PostgreSQL does not know are kept without them', async () => {
    const call = aCall();

    await tell(ended({ ...call, transcript: 'vor\u0000nach \ud83d\ude00 \ud83d', disconnection_reason: 'odd\u0000' }));

    const [row] = await frontdesk.database.query(
      `select payload->'call'->>'transcript' as said, disconnection_reason from call_payloads p join calls c on c.id = p.call_id
       where c.provider_call_id = $1`,
      [call.call_id],
    );
    expect(row).toEqual({ said: 'vornach 😀 \ufffd', disconnection_reason: 'odd' });
  });
});

describe('an event that Retell did not sign changes nothing', () => {
  it.each([
    ['unsigned', null, 0],
    ['signed with another key', 'key_other', 0],
    ['signed six minutes ago', RETELL_KEY, 360_000],
  ])('%s: 401', async (_what, key, age) => {
    const call = aCall();
    await tell(started(call));
    const before = [await rowCounts(frontdesk), await told(call.call_id)];

    const answer = await send(ended(call), { key, at: Date.now() - age });
    await frontdesk.drain();

    expect(answer.status).toBe(401);
    expect([await rowCounts(frontdesk), await told(call.call_id)]).toEqual(before);
  });

  it('knows no workspace that does not exist', async () => {
    expect((await send(started(aCall()), { path: 'nowhere/events' })).status).toBe(404);
  });

  it("leaves another workspace's calls and receipts alone", async () => {
    const key = 'key_of_another_workspace';
    await runInContext(frontdesk.app.get(EntityManager), () =>
      frontdesk.app.get(CommandBus).execute(new EnsureWorkspace('another', [key])),
    );
    const call = aCall();

    const theirs = { path: 'another/events', key };

    expect((await send(ended({ ...call, end_timestamp: ENDED - 1 }), theirs)).status).toBe(204);
    await frontdesk.drain();
    expect(await told(call.call_id)).toEqual([]);

    await tell(ended(call));
    expect((await send(analyzed({ ...call, end_timestamp: ENDED - 2 }), theirs)).status).toBe(204);
    await frontdesk.drain();
    expect(await told(call.call_id)).toMatchObject([{ ended_at: new Date(ENDED), summary: null, payload: 'call_ended' }]);
  });
});

it('answers 503 while PostgreSQL is gone, so that Retell sends again', async () => {
  const database = await createTestDatabase();
  const lonely = await startFrontdesk({ databaseUrl: database.url, server: frontdesk.calcom, seed: false });
  const body = ended(aCall());
  const hook = { baseUrl: lonely.baseUrl, path: 'events', key: RETELL_KEY, body };
  expect((await sendWebhook(hook)).status).toBe(204);
  await database.drop();

  const responses = [await sendWebhook(hook), await sendWebhook({ ...hook, path: 'never-seen/events' })];

  expect(responses.map(({ status }) => status)).toEqual([503, 503]);
  expect(await responses[0]?.json()).toMatchObject({ code: 'server.unavailable' });
  await lonely.close();
});
