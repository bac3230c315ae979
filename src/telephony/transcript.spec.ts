import { readFileSync } from 'node:fs';
import { readTranscript } from './transcript.js';

const { call } = JSON.parse(readFileSync('test/recordings/retell/04-call_ended.json', 'utf8'));
const whole = { withTools: call.transcript_with_tool_calls, spoken: call.transcript_object, plain: call.transcript };
const none = { withTools: undefined, spoken: undefined, plain: undefined };

it('reads a recorded call turn by turn, with what the agent asked and was given to say', () => {
  const lines = readTranscript(whole);

  expect(lines).toHaveLength(13);
  expect(lines?.[0]).toEqual({ role: 'agent', text: 'Salon Seeblick Mitte, guten Tag! Was kann ich für Sie tun?', at_ms: 400 });
  expect(lines?.[3]).toEqual({ role: 'tool_call', text: 'check_availability', at_ms: null });
  expect(lines?.[4]).toMatchObject({ role: 'tool_result', text: expect.stringMatching(/^Am Donnerstag, dem 26\. November sind 14 Uhr/) });
  expect(lines?.at(-1)).toEqual({ role: 'user', text: 'Nein danke, tschüss!', at_ms: 33_000 });
});

it('reads the form without tools, and the plain text, when there is nothing better', () => {
  const spoken = readTranscript({ ...whole, withTools: [] });
  const plain = readTranscript({ ...none, plain: call.transcript });

  expect(spoken?.map(({ role, text }) => ({ role, text }))).toEqual(plain?.map(({ role, text }) => ({ role, text })));
  expect(plain).toHaveLength(9);
  expect(plain?.every(({ at_ms }) => at_ms === null)).toBe(true);
});

it.each([
  ['nothing', none, null],
  ['empty forms', { withTools: [], spoken: [], plain: '' }, null],
  ['forms of another shape', { withTools: { a: 1 }, spoken: 'no', plain: 7 }, null],
  ['text of nobody', { ...none, plain: 'hello' }, null],
  ['roles and items nobody knows', { ...none, withTools: [{ role: 'dtmf', digit: '1' }, null, 4, { role: 'user' }] }, null],
  [
    'odd times and words',
    {
      ...none,
      withTools: [
        { role: 'user', content: ' Ja ', words: ['Ja'] },
        { role: 'agent', content: 'Gut', words: 3, time_sec: 1.5 },
      ],
    },
    [
      { role: 'user', text: 'Ja', at_ms: null },
      { role: 'agent', text: 'Gut', at_ms: 1_500 },
    ],
  ],
  [
    'another tool’s result',
    { ...none, withTools: [{ role: 'tool_call_result', content: 'Transfer failed' }] },
    [{ role: 'tool_result', text: 'Transfer failed', at_ms: null }],
  ],
  [
    'a turn over several lines',
    { ...none, plain: 'Agent: Guten Tag\nSeeblick\n\nUser: Hallo\nTransfer target: Ja?' },
    [
      { role: 'agent', text: 'Guten Tag Seeblick', at_ms: null },
      { role: 'user', text: 'Hallo', at_ms: null },
      { role: 'transfer_target', text: 'Ja?', at_ms: null },
    ],
  ],
])('bears %s', (_what, stored, lines) => {
  expect(readTranscript(stored)).toEqual(lines);
});
