import { DateTime } from 'luxon';
import type { AdminApi } from './admin-api.js';
import { describeCall } from './retell-caller/describe.js';
import { RetellCall } from './retell-caller/retell-call.js';
import { openSandboxFile, writeSandboxFile } from './sandbox-file.js';

const MITTE = '+49305550101';
const ZONE = 'Europe/Berlin';

/** Ten o'clock on the next Monday to Friday after today, local time. */
export function nextWeekdayAtTen(now: Date): string {
  let day = DateTime.fromJSDate(now, { zone: ZONE }).plus({ days: 1 });
  while (day.weekday > 5) day = day.plus({ days: 1 });
  return `${day.toFormat('yyyy-MM-dd')}T10:00`;
}

/** One signed call through HTTP to ourselves. A restart repeats the same wish of the same call and finds it booked. */
export async function trialCall(baseUrl: string, key: string, api: AdminApi): Promise<string> {
  const file = openSandboxFile();
  const known = file.trial && DateTime.fromISO(file.trial.start, { zone: ZONE }) > DateTime.now() ? file.trial : null;
  const call = new RetellCall({ baseUrl, key, to: MITTE, from: '+4917604069010', ...(known ? { callId: known.callId } : {}) });
  const start = known?.start ?? nextWeekdayAtTen(new Date());
  writeSandboxFile({ ...file, trial: { callId: call.callId, start } });
  const args = { service: 'Herrenhaarschnitt', start, customer_name: 'Mila Brandt', caller_confirmed: true };
  const answer = await call.invoke('book_appointment', args);
  return describeCall(api, { callId: call.callId, to: MITTE }, answer);
}
