import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FunctionEnvelope, readEnvelope } from './envelope.js';

const CALL = { call_id: 'call_1', call_type: 'phone_call', direction: 'inbound', from_number: '+4917604069010', to_number: '+49305550101' };

function read(call: object = {}, more: object = {}): FunctionEnvelope | null {
  return readEnvelope(Buffer.from(JSON.stringify({ name: 'book_appointment', args: { a: 1 }, ...more, call: { ...CALL, ...call } })));
}

function invocation(name: string, id: string): object {
  return { role: 'tool_call_invocation', tool_call_id: id, name, arguments: '{}' };
}

describe('a recorded function call', () => {
  const raw = readFileSync(join(process.cwd(), 'test/recordings/retell/09-fn-book_appointment.request.json'));

  it('gives call, numbers, arguments and key', () => {
    expect(readEnvelope(raw)).toMatchObject({
      name: 'book_appointment',
      args: { service: 'Haarschnitt Damen', start: '2026-11-26T14:30' },
      providerCallId: 'call_5b7d2e91c0a84f3e9d6a1b2c3d4',
      toNumber: '+49305550101',
      callerNumber: '+4917604069010',
      startedAt: new Date(1795424400000),
      key: 'call_5b7d2e91c0a84f3e9d6a1b2c3d4/tool_call_b7d931',
    });
  });

  it('gives no caller for the anonymous one', () => {
    const anonymous = readFileSync(join(process.cwd(), 'test/recordings/retell/12-fn-book_appointment.anonymous.request.json'));

    expect(readEnvelope(anonymous)).toMatchObject({ callerNumber: null, toNumber: '+49305550101' });
  });
});

describe('the caller', () => {
  it.each(['anonymous', '', '   ', 'Restricted', '4917604069010', '+0176', null, undefined])(
    'is hidden with from_number %p',
    (from_number) => {
      expect(read({ from_number })?.callerNumber).toBeNull();
    },
  );
});

describe('the called number', () => {
  it('is taken without its plus', () => {
    expect(read({ to_number: '49305550101' })?.toNumber).toBe('+49305550101');
  });

  it.each([{ call_type: 'web_call' }, { direction: 'outbound' }, { to_number: null }, { to_number: 'sip:desk' }])(
    'is none with %p',
    (change) => {
      expect(read(change)?.toNumber).toBeNull();
    },
  );

  it('still tells the language of an outbound call', () => {
    expect(read({ direction: 'outbound' })).toMatchObject({ toNumber: null, languageNumber: '+49305550101' });
  });
});

describe('the key', () => {
  it('is the last invocation of this function', () => {
    const transcript_with_tool_calls = [
      invocation('book_appointment', 'tool_1'),
      invocation('book_appointment', 'tool_2'),
      invocation('check_availability', 'tool_3'),
      { role: 'agent', content: 'Einen Moment.' },
    ];

    expect(read({ transcript_with_tool_calls })?.key).toBe('call_1/tool_2');
  });

  it('is the hash of the bytes without an invocation of this function', () => {
    const bare = read();

    expect(bare?.key).toBe(`call_1/${bare?.bodyHash}`);
    expect(read({}, { args: { a: 2 } })?.key).not.toBe(bare?.key);
    expect(read()?.key).toBe(bare?.key);
  });
});

describe('what PostgreSQL cannot keep', () => {
  it('is left out of the arguments, and the rest is understood', () => {
    const body = '{"name":"book_appointment","args":{"notes":"kurz\\u0000 \\ud800 bitte"},"call":{"call_id":" call_1 "}}';

    expect(readEnvelope(Buffer.from(body))).toMatchObject({ args: { notes: 'kurz \ufffd bitte' }, providerCallId: 'call_1' });
  });
});

describe('fields that are not as Retell describes them', () => {
  it.each([
    ['a number that is none', { from_number: 17604069010 }, { callerNumber: null }],
    ['a start that is a text', { start_timestamp: 'now' }, { startedAt: null }],
    ['a start that is no moment', { start_timestamp: -1 }, { startedAt: null }],
    ['a transcript that is no list', { transcript_with_tool_calls: 'none' }, { providerCallId: 'call_1' }],
  ])('are missing: %s', (_what, change, expected) => {
    expect(read(change)).toMatchObject(expected);
  });
});

describe('what is no function call', () => {
  it.each([
    ['no JSON', '{"name":'],
    ['a list', '[]'],
    ['a text', '"book_appointment"'],
    ['nothing', ''],
    ['one without a name', '{"call":{"call_id":"call_1"},"args":{}}'],
    ['one with an empty name', '{"name":"","call":{"call_id":"call_1"}}'],
    ['one without a call', '{"name":"book_appointment","args":{}}'],
    ['one with an empty call_id', '{"name":"book_appointment","call":{"call_id":""}}'],
    ['one with a blank call_id', '{"name":"book_appointment","call":{"call_id":"  "}}'],
    ['one whose args are a list', '{"name":"book_appointment","call":{"call_id":"call_1"},"args":[]}'],
  ])('%s', (_what, body) => {
    expect(readEnvelope(Buffer.from(body))).toBeNull();
  });

  it('does not include one without args or with unknown fields', () => {
    expect(readEnvelope(Buffer.from('{"name":"book_appointment","call":{"call_id":"c","new":1},"newer":[]}'))).toMatchObject({ args: {} });
  });
});
