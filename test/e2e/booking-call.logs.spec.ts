import { spawn } from 'node:child_process';
import { RetellCall } from '../../sandbox/retell-caller/retell-call.js';
import { type Frontdesk, RETELL_KEY, CALCOM_KEY, startFrontdesk } from '../support/app.js';
import { LEITH, anotherCaller, weekday, wish } from '../support/booking-calls.js';
import { until } from '../support/eventually.js';
import { freePort } from '../support/product.js';

const NAME = 'Wilhelmine Zwetschgenbaum';
const EMAIL = 'wilhelmine.z@example.net';
const PHONE = '+491760407999';
const NOTES = 'bitte-nicht-weitersagen';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());

interface LoggingProcess {
  baseUrl: string;
  /** All that it wrote so far. */
  written(): string;
  stop(): Promise<void>;
}

/** Frontdesk as a process of its own that logs all it can, on the same database and calendar. */
async function startLogging(): Promise<LoggingProcess> {
  const port = await freePort();
  const keys = frontdesk.env.encryptionKeys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',');
  const env = {
    ...{ PATH: process.env.PATH, NODE_ENV: 'production', PORT: `${port}`, HOST: '127.0.0.1', LOG_LEVEL: 'trace', ROLE: 'web' },
    ...{ DATABASE_URL: frontdesk.database.url, ENCRYPTION_KEYS: keys, RETELL_API_KEY: RETELL_KEY, CALCOM_API_KEY: CALCOM_KEY },
    ...{
      CALCOM_API_URL: frontdesk.calcom.apiUrl,
      ATTENDEE_EMAIL_DOMAIN: 'attendee.example.com',
      PUBLIC_URL: 'https://frontdesk.example.com',
    },
  };
  const child = spawn(process.execPath, ['--import', './test/support/typescript-hooks.mjs', 'src/main.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (written += data.toString('utf8')));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const baseUrl = `http://127.0.0.1:${port}`;
  const isReady = async (): Promise<boolean> => {
    if (child.exitCode !== null) throw new Error(written);
    return fetch(`${baseUrl}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  };
  await until(isReady, 40_000).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    baseUrl,
    written: () => written,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

it('tells what happened in JSON lines that hold no number, name, address, text or key of a call', async () => {
  const logging = await startLogging();
  const args = { customer_name: NAME, customer_email: EMAIL, customer_phone: `${PHONE}9`, notes: NOTES };
  const callers = [`${PHONE}0`];
  const call = (options: object = {}): RetellCall => {
    const from = anotherCaller();
    callers.push(from);
    return new RetellCall({ baseUrl: logging.baseUrl, key: RETELL_KEY, to: '+49305550101', from, ...options });
  };
  const day = weekday(0);
  try {
    const visible = call({ from: `${PHONE}0` });
    const answers = [
      await visible.invoke('book_appointment', wish(`${day}T10:00`, args)),
      await visible.invoke('book_appointment', wish(`${day}T10:00`, args)),
      await call().invoke('book_appointment', wish(`${day}T10:07`, args)),
      await call({ to: LEITH }).invoke('book_appointment', wish(`${day}T10:00`, { ...args, service: 'Whitening' })),
      await call({ to: '+49305559999' }).invoke('book_appointment', wish(`${day}T10:00`, args)),
      await call().invoke('book_appointment', wish(`${day}T11:00`, { ...args, customer_name: [NAME] })),
      await whileStatementsFail(frontdesk, () => call().invoke('book_appointment', wish(`${day}T11:00`, args))),
      await call({ key: 'key_wrong_not_a_secret' }).invoke('book_appointment', wish(`${day}T11:00`, args)),
    ];
    const faults = [
      ['500', '12:00'],
      ['cut', '12:20'],
      ['rubbish', '12:40'],
      ['429', '13:00'],
    ] as const;
    for (const [fault, time] of faults) {
      frontdesk.calcom.fault({ kind: 'book', fault });
      answers.push(await call().invoke('book_appointment', wish(`${day}T${time}`, args)));
    }
    expect(answers.map(({ body }) => body.status)).toEqual([
      ...['booked', 'booked', 'unavailable', 'service_not_in_team', 'number_unknown', 'invalid_arguments', 'temporarily_unavailable', 401],
      ...['will_confirm_later', 'will_confirm_later', 'will_confirm_later', 'temporarily_unavailable'],
    ]);
  } finally {
    await logging.stop();
  }

  const written = logging.written();
  const lines = written.split('\n').filter((line) => line.startsWith('{'));
  const events = lines.map((line) => JSON.parse(line)).map(({ event }) => event);
  expect(events.filter((event) => event === 'function_call.answered').length).toBeGreaterThan(8);
  expect(events).toContain('function_call.failed');
  expect(events).toContain('booking.sent');
  const secret = [
    NAME,
    'Zwetschgenbaum',
    EMAIL,
    NOTES,
    PHONE,
    ...callers,
    RETELL_KEY,
    CALCOM_KEY,
    ...keysOf(frontdesk),
    '@attendee.example.com',
  ];
  expect(secret.filter((text) => written.includes(text))).toEqual([]);
  expect(written.match(/\+\d{8,}/g) ?? []).toEqual([]);
}, 60_000);

/** PostgreSQL refuses every function call, with an error that holds its values. */
async function whileStatementsFail<T>({ database }: Frontdesk, work: () => Promise<T>): Promise<T> {
  await database.query(`create function refuse_aloud() returns trigger language plpgsql as $$
    begin raise exception 'refused: %', new.args using detail = new.args::text, hint = new.args::text; end $$`);
  await database.query('create trigger refuse_aloud before insert on function_calls for each row execute function refuse_aloud()');
  try {
    return await work();
  } finally {
    await database.query('drop function refuse_aloud() cascade');
  }
}

function keysOf({ env }: Frontdesk): string[] {
  return env.encryptionKeys.map(({ key }) => key.toString('base64'));
}
