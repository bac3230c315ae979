import { readFileSync } from 'node:fs';
import { sendWebhook } from '../../sandbox/retell-caller/webhook.js';
import { runCli } from '../../src/cli-commands.js';
import { type Frontdesk, RETELL_KEY, startFrontdesk } from '../support/app.js';
import { SEEBLICK_MITTE, anotherCaller, weekday, wish } from '../support/booking-calls.js';

const RUNBOOK = readFileSync('docs/runbook.md', 'utf8');

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());

function namesIn(pattern: RegExp): string[] {
  return [...new Set([...RUNBOOK.matchAll(pattern)].map(([, name = '']) => name))];
}

/** The tables in which the text stands anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await frontdesk.database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await frontdesk.database.query(`select from "${name}" t where position($1 in t::text) > 0`, [text]);
      return rows.length > 0 ? [name] : [];
    }),
  );
  return found.flat().toSorted();
}

it('names only commands that exist', async () => {
  const help = await runCli(['help'], () => Promise.reject(new Error('not needed')));

  const named = namesIn(/npm run cli -- ([a-z:-]+)/g);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((command) => !help.includes(`  ${command}`))).toEqual([]);
});

it('names every metric of ours, and none that is not', async () => {
  const shown = await (await fetch(`${frontdesk.baseUrl}/metrics`)).text();

  const ours = [...shown.matchAll(/^# TYPE (frontdesk_\w+) /gm)].map(([, name = '']) => name);
  expect(namesIn(/`(frontdesk_\w+)/g).toSorted()).toEqual(ours.toSorted());
});

it('names only routes that exist', async () => {
  const { paths } = Object(JSON.parse(await (await fetch(`${frontdesk.baseUrl}/api/openapi.json`)).text()));

  const shapeOf = (path: string): string => path.replace(/\{[^}]+\}/g, '{}');
  const known = Object.keys(paths).map(shapeOf);
  const named = namesIn(/\$API(\/[^\s`]+)/g).map((path) => shapeOf(`/api/v1${path}`));
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !known.includes(path))).toEqual([]);
});

it('erases a caller from every table there is, and nobody else', async () => {
  const [from, neighbour] = [anotherCaller(), anotherCaller()];
  const call = frontdesk.call({ from });
  const told = { notes: 'Erdbeerallergie', customer_email: 'wilhelmine@example.net' };
  const { body } = await call.invoke('book_appointment', wish(`${weekday(0)}T10:00`, { customer_name: 'Wilhelmine Zwetschge', ...told }));
  await frontdesk.call({ from: neighbour }).invoke('book_appointment', wish(`${weekday(0)}T11:00`));
  await call.invoke('request_callback', { customer_name: 'Wilhelmine Zwetschge', reason: 'Erdbeerallergie' });
  const event = JSON.stringify({
    event: 'call_analyzed',
    call: {
      ...{ call_id: call.callId, call_type: 'phone_call', direction: 'inbound', from_number: from, to_number: SEEBLICK_MITTE },
      call_analysis: { call_summary: 'Frau Zwetschge hat eine Erdbeerallergie.' },
    },
  });
  await sendWebhook({ baseUrl: frontdesk.baseUrl, path: 'events', key: RETELL_KEY, body: event, timestampMs: Date.now() });
  await frontdesk.drain();
  const before = await tablesWith('Zwetschge');

  const open = () => Promise.resolve({ context: frontdesk.app, close: () => Promise.resolve() });
  await runCli(['caller:erase', 'salon-seeblick', from, '--yes'], open);

  expect(body.status).toBe('booked');
  expect(before).toEqual(expect.arrayContaining(['bookings', 'call_payloads', 'callback_requests', 'calls', 'function_calls', 'receipts']));
  for (const text of ['Zwetschge', 'Erdbeerallergie', 'wilhelmine@example.net', from]) expect(await tablesWith(text)).toEqual([]);
  expect(await tablesWith(neighbour)).toEqual(expect.arrayContaining(['bookings', 'calls', 'receipts']));
});
