import type { RetellCall } from '../../sandbox/retell-caller/retell-call.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { LEITH, SEEBLICK_NORD, anotherCaller } from '../support/booking-calls.js';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());

interface Noted {
  name: string;
  phone: string;
  reason: string;
  window: string | null;
  status: string;
  branch: string;
}

function noted({ callId }: RetellCall): Promise<Noted[]> {
  return frontdesk.database.query<Noted>(
    `select r.name, r.phone, r.reason, r."window", r.status, b.name as branch from callback_requests r
       join calls c on c.id = r.call_id and c.company_id = r.company_id join branches b on b.id = r.branch_id
     where c.provider_call_id = $1 order by r.created_at`,
    [callId],
  );
}

describe('request_callback', () => {
  it('notes who is to be rung, where, why and when', async () => {
    const from = anotherCaller();
    const call = frontdesk.call({ from, to: SEEBLICK_NORD });

    const answer = await call.invoke('request_callback', {
      ...{ customer_name: ' Mila Brandt ', reason: 'Frage zur Farbe', window: 'morgen ab 10' },
    });

    expect(answer).toMatchObject({ httpStatus: 200, body: { ok: true, status: 'noted' } });
    expect(answer.body.message).not.toContain('Mila');
    expect(await noted(call)).toEqual([
      { name: 'Mila Brandt', phone: from, reason: 'Frage zur Farbe', window: 'morgen ab 10', status: 'open', branch: 'Seeblick Nord' },
    ]);
  });

  it('needs nothing but a name from a visible caller', async () => {
    const from = anotherCaller();
    const call = frontdesk.call({ from });

    await call.invoke('request_callback', { customer_name: 'Mila Brandt' });

    expect(await noted(call)).toMatchObject([{ phone: from, reason: 'callback_requested', window: null }]);
  });

  it.each([
    ['+49305550101', '0176 04069020', '+4917604069020'],
    ['+49305550101', '0049 (0)176 / 040690-20', '+4917604069020'],
    ['+49305550101', '+44 131 496 0888', '+441314960888'],
    [LEITH, '0131 496 0777', '+441314960777'],
  ])('on %s writes "%s" as %s', async (to, spelled, phone) => {
    const call = frontdesk.call({ from: 'anonymous', to });

    const { body } = await call.invoke('request_callback', { customer_name: 'Jonas Petersen', customer_phone: spelled });

    expect(body.status).toBe('noted');
    expect(await noted(call)).toMatchObject([{ phone, name: 'Jonas Petersen' }]);
  });

  it('keeps the number that calls when the one that was said is none', async () => {
    const from = anotherCaller();
    const call = frontdesk.call({ from });

    await call.invoke('request_callback', { customer_name: 'Mila Brandt', customer_phone: 'meine Nummer' });

    expect(await noted(call)).toMatchObject([{ phone: from }]);
  });

  it.each([
    ['no phone', {}],
    ['a phone that is none', { customer_phone: '12' }],
    ['an unfilled variable', { customer_phone: '{{user_number}}' }],
  ])('asks a hidden caller with %s for one', async (_what, contact) => {
    const call = frontdesk.call({ from: 'anonymous' });

    const { body } = await call.invoke('request_callback', { customer_name: 'Jonas Petersen', ...contact });

    expect(body).toMatchObject({ ok: false, status: 'ask_contact', contact: 'phone' });
    expect(await noted(call)).toEqual([]);
  });

  it.each([
    [undefined],
    [''],
    ['M'],
    ['4711'],
    ['Mila 2'],
    ['{{customer_name}}'],
    ['anonymous'],
    ['Anonymous'],
    ['unknown'],
    ['unbekannt'],
    ['N/A'],
    ['none'],
    ['null'],
    ['customer'],
    ['caller'],
    ['Acht Uhr'],
    ['halb drei'],
    ["eight o'clock"],
  ])('asks again when the name is %p', async (name) => {
    const call = frontdesk.call({ from: anotherCaller() });

    const { body } = await call.invoke('request_callback', { customer_name: name });

    expect(body).toMatchObject({ ok: false, status: 'ask_name' });
    expect(await noted(call)).toEqual([]);
  });

  it.each(['Li', 'Özlem Şahin', 'Anna-Lena von der Au', "Siobhán O'Neill", 'Test Mustermann'])('takes %s for a name', async (name) => {
    const call = frontdesk.call({ from: anotherCaller() });

    await call.invoke('request_callback', { customer_name: name });

    expect(await noted(call)).toMatchObject([{ name }]);
  });

  it('is noted once a call: what is said last counts, what is left out stays', async () => {
    const from = anotherCaller();
    const call = frontdesk.call({ from });
    await call.invoke('request_callback', { customer_name: 'Mila Brandt', reason: 'Frage zur Farbe', window: 'vormittags' });

    const again = await call.invoke('request_callback', { customer_name: 'Mila Brandt', window: 'nachmittags' });

    expect(again.body).toMatchObject({ ok: true, status: 'noted' });
    expect(await noted(call)).toMatchObject([{ reason: 'Frage zur Farbe', window: 'nachmittags' }]);
  });

  it('is noted once when it is asked for ten times at once', async () => {
    const call = frontdesk.call({ from: anotherCaller() });

    const answers = await Promise.all(Array.from({ length: 10 }, () => call.invoke('request_callback', { customer_name: 'Mila Brandt' })));

    expect(answers.map(({ body }) => body.status)).toEqual(Array(10).fill('noted'));
    expect(await noted(call)).toHaveLength(1);
  });

  it('is noted anew in another call', async () => {
    const from = anotherCaller();
    const calls = [frontdesk.call({ from }), frontdesk.call({ from })];

    for (const call of calls) await call.invoke('request_callback', { customer_name: 'Mila Brandt' });

    expect((await Promise.all(calls.map(noted))).map((rows) => rows.length)).toEqual([1, 1]);
  });
});
