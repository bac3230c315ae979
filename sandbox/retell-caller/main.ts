import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AdminApi } from '../admin-api.js';
import { readSandboxFile, type SandboxFile } from '../sandbox-file.js';
import { nextWeekdayAtTen } from '../trial-call.js';
import { companyOf, describeCall } from './describe.js';
import { RetellCall } from './retell-call.js';
import { installationOf, listScenarios, playScenarios } from './scenario-command.js';
import { scenarioNames } from '../scenario-player/scenario-files.js';

const USAGE = `npm run call -- scenarios             plays all conversations of sandbox/scenarios with the running sandbox
npm run call -- scenario <names>      plays these;   npm run call -- scenario --list   names them

npm run call -- book [options]        a signed call of book_appointment to the running sandbox
  --service <name or id>   default Herrenhaarschnitt
  --start <local time>     2026-11-26T14:30, or 14:30 on the next weekday; default: the next weekday at ten
  --name <name>            default Mila Brandt
  --phone <number>         contact phone, needed with --anonymous
  --email <address>        --duration <minutes>
  --to <E.164>             number called; default +49305550101
  --from <E.164>           caller's number; default +4917604069010
  --anonymous              hide the caller's number
  --unconfirmed            the caller has not agreed yet
  --call-id <id>           go on with an earlier call
  --repeat <n>             send the same signed call n times, one after the other
  --parallel <n>           send the same signed call n times at once
  --fault <kind:fault>     first make the stand-in misbehave once, such as book:cut_after_booking, book:500, slots:slow`;

const BOOKED = z.object({ booking: z.object({ reference: z.string() }).optional() });
const CALENDAR = z.object({
  bookings: z.array(z.object({ uid: z.string(), start: z.string(), status: z.string(), metadata: z.record(z.string(), z.unknown()) })),
});

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...{
      service: { type: 'string' },
      start: { type: 'string' },
      name: { type: 'string' },
      phone: { type: 'string' },
      email: { type: 'string' },
    },
    ...{ duration: { type: 'string' }, to: { type: 'string' }, from: { type: 'string' }, anonymous: { type: 'boolean' } },
    ...{ unconfirmed: { type: 'boolean' }, 'call-id': { type: 'string' }, repeat: { type: 'string' }, parallel: { type: 'string' } },
    ...{ fault: { type: 'string' }, list: { type: 'boolean' } },
  },
});

const sandbox = readSandboxFile();
const [command, ...names] = positionals;
if (command === 'scenario' || command === 'scenarios') {
  await scenarios(values.list ? 'list' : command === 'scenarios' ? scenarioNames() : names);
} else if (command !== 'book') {
  console.log(USAGE);
  process.exitCode = command === undefined ? 0 : 1;
} else if (!sandbox?.baseUrl || !sandbox.operatorToken) {
  console.error('error: no sandbox has been started here; run: npm start');
  process.exitCode = 1;
} else {
  await book(sandbox, sandbox.baseUrl, sandbox.operatorToken);
}

async function scenarios(wanted: 'list' | string[]): Promise<void> {
  const at = installationOf(sandbox, process.env.RETELL_API_KEY?.split(',')[0]);
  try {
    if (wanted === 'list') console.log(listScenarios());
    else if (wanted.length === 0) throw new Error('name a scenario; npm run call -- scenario --list names them all');
    else if (!at) throw new Error('no sandbox has been started here; run: npm start');
    else if (!(await playScenarios(wanted, at, console.log))) process.exitCode = 1;
  } catch (error) {
    console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

async function book(file: SandboxFile, baseUrl: string, token: string): Promise<void> {
  if (values.fault) await misbehave(file, values.fault);
  const api = new AdminApi(baseUrl, token);
  const to = values.to ?? '+49305550101';
  const key = process.env.RETELL_API_KEY?.split(',')[0] ?? file.retellApiKey;
  const call = new RetellCall({
    baseUrl,
    key,
    to,
    from: values.anonymous ? 'anonymous' : (values.from ?? '+4917604069010'),
    callId: values['call-id'],
  });
  const body = call.body('book_appointment', {
    service: values.service ?? 'Herrenhaarschnitt',
    start: startOf(values.start),
    customer_name: values.name ?? 'Mila Brandt',
    ...(values.phone ? { customer_phone: values.phone } : {}),
    ...(values.email ? { customer_email: values.email } : {}),
    ...(values.duration ? { duration_minutes: Number(values.duration) } : {}),
    caller_confirmed: !values.unconfirmed,
  });
  const answers = await Promise.all(Array.from({ length: Number(values.parallel ?? 1) }, () => call.send(body)));
  for (let sent = 1; sent < Number(values.repeat ?? 1); sent += 1) answers.push(await call.send(body));
  const first = answers[0];
  if (!first) return;
  console.log(await describeCall(api, { callId: call.callId, to }, first));
  if (answers.length > 1) {
    const different = new Set(answers.map((answer) => JSON.stringify(answer.body))).size;
    console.log(`sent ${answers.length} times: ${different} different answer${different === 1 ? '' : 's'}`);
  }
  await showBooking(file, api, to, first.body);
}

/** Local time; a bare time is one of the next weekday. */
function startOf(given = '10:00'): string {
  return /^\d\d:\d\d$/.test(given) ? `${nextWeekdayAtTen(new Date()).slice(0, 10)}T${given}` : given;
}

interface Stored {
  id: string;
  reference: string;
  status: string;
  calcom_uid: string | null;
}

/** The booking in our database, and what stands at the stand-in with its id in the metadata. */
async function showBooking(file: SandboxFile, api: AdminApi, to: string, answer: Record<string, unknown>): Promise<void> {
  const { booking } = BOOKED.parse(answer);
  const companyId = booking ? await companyOf(api, to) : null;
  if (!booking || !companyId) return;
  const stored = await api.get<{ data: Stored[] }>(`/companies/${companyId}/bookings?reference=${booking.reference}`);
  const { bookings } = CALENDAR.parse(await (await fetch(`${file.calcomOrigin ?? ''}/_sandbox/bookings`)).json());
  for (const { id, reference, status, calcom_uid } of stored.data) {
    console.log(`database: booking ${id}, ${reference}, ${status}, uid ${calcom_uid ?? '-'}`);
    const standing = bookings.filter(({ metadata }) => metadata.frontdeskBookingId === id);
    for (const { uid, start, status: state } of standing) console.log(`calendar: uid ${uid}, ${start}, ${state}, metadata carries ${id}`);
    if (standing.length !== 1) console.log(`calendar: ${standing.length} bookings carry this id`);
  }
}

async function misbehave(file: SandboxFile, text: string): Promise<void> {
  const [kind = '', fault = ''] = text.split(':');
  const body = JSON.stringify({ kind, fault, times: 1, delayMs: 30_000 });
  const response = await fetch(`${file.calcomOrigin ?? ''}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  if (!response.ok) throw new Error(`--fault ${text}: ${await response.text()}`);
}
