import { randomUUID } from 'node:crypto';
import { retellSignature } from '../../sandbox/retell-caller/sign.js';
import { type Frontdesk, RETELL_KEY, startFrontdesk } from '../support/app.js';
import { anotherCaller, rowCounts, weekday, wish } from '../support/booking-calls.js';

const MINUTE = 60_000;
const MIB = 1_024 * 1_024;

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk({ env: { retellApiKeys: ['key_new_not_a_secret', RETELL_KEY] } });
}, 60_000);
afterAll(() => frontdesk.close());

/** Sends bytes as they are, with a signature or without. */
async function post(
  body: string,
  signature: string | null,
  path = '/retell/functions',
): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { 'content-type': 'application/json', ...(signature === null ? {} : { 'x-retell-signature': signature }) };
  const response = await fetch(`${frontdesk.baseUrl}${path}`, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}

function aBody(): string {
  return frontdesk.call({ from: anotherCaller() }).body('book_appointment', wish(`${weekday(0)}T10:00`));
}

function signed(body: string, key = RETELL_KEY, ageMs = 0): string {
  return retellSignature(body, key, Date.now() - ageMs);
}

describe('a request that Retell did not sign changes nothing', () => {
  it.each([
    ['without a signature', (_body: string) => null],
    ['with an empty one', (_body: string) => ''],
    ['with one of another key', (body: string) => signed(body, 'key_other')],
    ['with one of another body', (_body: string) => signed('{}')],
    ['with one of 5:01 minutes ago', (body: string) => signed(body, RETELL_KEY, 5 * MINUTE + 1_000)],
    ['with one of 5:05 minutes ahead', (body: string) => signed(body, RETELL_KEY, -(5 * MINUTE + 5_000))],
    ['with one whose time was moved to now', (body: string) => signed(body, RETELL_KEY, 6 * MINUTE).replace(/^v=\d+/, `v=${Date.now()}`)],
  ])('%s: 401', async (_what, signature) => {
    const before = await rowCounts(frontdesk);
    const body = aBody();

    const answer = await post(body, signature(body));

    expect(answer).toMatchObject({ status: 401, body: { code: 'retell.bad_signature' } });
    expect(await rowCounts(frontdesk)).toEqual(before);
  });

  it.each([
    ['altered by one letter', (body: string) => body.replace('Bartschnitt', 'Bartschnitz')],
    ['altered so that it is no JSON any more', (body: string) => body.slice(0, -1)],
    ['with a blank added behind it', (body: string) => `${body} `],
    ['emptied', () => ''],
  ])('%s: 401', async (_what, alter) => {
    const before = await rowCounts(frontdesk);
    const body = aBody();

    const answer = await post(alter(body), signed(body));

    expect(answer).toMatchObject({ status: 401, body: { code: 'retell.bad_signature' } });
    expect(await rowCounts(frontdesk)).toEqual(before);
  });

  it('to a workspace without keys: 401, even signed with an empty key', async () => {
    await frontdesk.database.query(`insert into retell_workspaces (id, slug) values ($1, 'closed')`, [randomUUID()]);
    const before = await rowCounts(frontdesk);
    const body = aBody();

    const answers = [
      await post(body, signed(body), '/retell/closed/functions'),
      await post(body, signed(body, ''), '/retell/closed/functions'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    expect(await rowCounts(frontdesk)).toEqual(before);
  });

  it('to a workspace that does not exist: 404', async () => {
    const before = await rowCounts(frontdesk);
    const body = aBody();

    const answer = await post(body, signed(body), '/retell/nobody/functions');

    expect(answer).toMatchObject({ status: 404, body: { code: 'retell.workspace_unknown' } });
    expect(await rowCounts(frontdesk)).toEqual(before);
  });

  it('of 9 MiB: 413', async () => {
    const before = await rowCounts(frontdesk);

    const answer = await post(`{"name":"${'x'.repeat(9 * MIB)}"}`, null);

    expect(answer.status).toBe(413);
    expect(await rowCounts(frontdesk)).toEqual(before);
  });
});

describe('a signed request', () => {
  it.each([
    ['no JSON', '{"name":'],
    ['no object', '[1]'],
    ['an event', '{"event":"call_started","call":{"call_id":"call_1"}}'],
    ['no name', '{"call":{"call_id":"call_1"},"args":{}}'],
    ['no call', '{"name":"book_appointment","args":{}}'],
    ['an empty call_id', '{"name":"book_appointment","call":{"call_id":""},"args":{}}'],
    ['a function that is not served', '{"name":"drop_tables","call":{"call_id":"call_1"},"args":{}}'],
  ])('that is %s: 400, and nothing changes', async (_what, body) => {
    const before = await rowCounts(frontdesk);

    const answer = await post(body, signed(body));

    expect(answer).toMatchObject({ status: 400, body: { code: 'retell.not_a_function_call' } });
    expect(await rowCounts(frontdesk)).toEqual(before);
  });

  it.each(['key_new_not_a_secret', RETELL_KEY])('of either key in rotation is answered (%s)', async (key) => {
    const body = frontdesk.call({ to: '+49305559999' }).body('book_appointment', {});

    expect(await post(body, signed(body, key))).toMatchObject({ status: 200, body: { status: 'number_unknown' } });
  });

  it('of nearly 8 MiB is answered: long talks make long bodies', async () => {
    const call = JSON.parse(aBody());
    const body = JSON.stringify({ ...call, call: { ...call.call, to_number: '+49305559999', transcript: 'ä'.repeat(3.9 * MIB) } });

    expect(await post(body, signed(body))).toMatchObject({ status: 200, body: { status: 'number_unknown' } });
  });

  it('goes to the workspace `default` by its name, too', async () => {
    const answer = await frontdesk
      .call({ workspace: 'default', from: anotherCaller() })
      .invoke('book_appointment', wish(`${weekday(0)}T11:00`));

    expect(answer.body.status).toBe('booked');
  });
});

describe('a call that leads to no company', () => {
  const GERMAN = 'Unter dieser Nummer kann ich leider keine Termine vergeben.';
  const ENGLISH = 'I am sorry, I cannot arrange appointments on this number.';

  it.each([
    ['an unknown German number', { to_number: '+49305559999' }, GERMAN],
    ['an unknown Austrian number', { to_number: '+4312345678' }, GERMAN],
    ['an unknown British number', { to_number: '+441314960999' }, ENGLISH],
    ['an unknown French number', { to_number: '+33140000000' }, ENGLISH],
    ['a web call', { call_type: 'web_call', to_number: undefined, from_number: undefined, direction: undefined }, ENGLISH],
    ['an outbound call to Germany', { direction: 'outbound', from_number: '+49305550101', to_number: '+4917604069010' }, GERMAN],
    ['an outbound call to Britain', { direction: 'outbound', from_number: '+49305550101', to_number: '+447700900123' }, ENGLISH],
  ])('%s is refused politely in the language of the number’s country; only the receipt is kept', async (_what, change, message) => {
    const before = await rowCounts(frontdesk);
    const sent = JSON.parse(aBody());
    const body = JSON.stringify({ ...sent, call: { ...sent.call, ...change } });

    const answer = await post(body, signed(body));

    expect(answer).toMatchObject({ status: 200, body: { ok: false, status: 'number_unknown', message } });
    const { receipts, ...rest } = await rowCounts(frontdesk);
    expect({ ...rest, receipts }).toEqual({ ...before, receipts: (before.receipts ?? 0) + 1 });
    const [kept] = await frontdesk.database.query<{ body: string }>('select body from receipts order by received_at desc limit 1');
    expect(kept?.body).toBe(body);
  });
});
