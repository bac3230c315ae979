import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { FunctionAnswer } from '../../sandbox/retell-caller/retell-call.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { LEITH, SEEBLICK_MITTE, SEEBLICK_NORD, anotherCaller, weekday, wish } from '../support/booking-calls.js';
import { scaled } from '../support/scale.js';

const LASTS_MS = scaled(2_000, 120_000);
const CALLERS = 2;
const PAUSE_MS = 20;
/** What compiled code, pools and metrics may still take; with every answer of the calendar kept the long run would add 8. */
const MARGIN_MB = scaled(10, 4);
const DAYS = 250;

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk({ calcom: { limitPerMinute: 1_000_000 } });
}, 60_000);
afterAll(() => frontdesk.close());

const SALON = ['Haarschnitt Damen', 'Farbe und Schnitt', 'Herrenhaarschnitt', 'Bartschnitt', 'Beratung'];
const DENTAL = ['Check-up', 'Hygienist', 'Emergency'];
let asked = 0;
let began = 0;

/** A booking, a question, or a number that leads nowhere. Later calls ask about later days, so that none repeats one of the first third. */
function anyCall(): Promise<FunctionAnswer> {
  const n = asked++;
  const from = anotherCaller();
  if (n % 10 === 0) return frontdesk.call({ to: `+4940${1_000_000 + n}`, from }).invoke('list_services', {});
  const salon = frontdesk.call({ to: n % 2 === 0 ? SEEBLICK_MITTE : SEEBLICK_NORD, from });
  if (n % 10 === 5) return salon.invoke('book_appointment', wish(freeTime(n)));
  const date = weekday(Math.min(DAYS - 1, Math.floor(((Date.now() - began) / LASTS_MS) * DAYS)));
  if (n % 10 < 4) return frontdesk.call({ to: LEITH, from }).invoke('check_availability', { service: DENTAL[n % DENTAL.length], date });
  const service = SALON[n % SALON.length];
  return salon.invoke('check_availability', { service, date, ...(service === 'Beratung' && { duration_minutes: 30 }) });
}

/** Of a barber whose slots take 20 minutes. */
function freeTime(n: number): string {
  const minutes = 9 * 60 + (n % 24) * 20;
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${weekday(Math.floor(n / 24) % DAYS)}T${time}`;
}

/** Statuses of all answers. */
async function load(ms: number): Promise<Set<unknown>> {
  const until = Date.now() + ms;
  const told = new Set<unknown>();
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (Date.now() < until) {
        told.add((await anyCall()).body.status);
        await delay(PAUSE_MS);
      }
    }),
  );
  return told;
}

/** Used by this process after a garbage collection; the stand-in, which lives in it as well, forgets what it was asked. */
async function heapMb(): Promise<number> {
  await frontdesk.drain();
  await fetch(`${frontdesk.calcom.origin}/_sandbox/ledger`, { method: 'DELETE' });
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  for (let times = 0; times < 3; times++) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed / 1_024 / 1_024;
}

it(
  `after ${LASTS_MS / 1_000} s of calls no more is kept than after a third of them, but for ${MARGIN_MB} MB`,
  async () => {
    began = Date.now();
    const told = await load(LASTS_MS / 3);
    const third = await heapMb();
    await load((LASTS_MS / 3) * 2);
    const end = await heapMb();

    expect(end - third).toBeLessThan(MARGIN_MB);
    for (const status of ['number_unknown', 'slots', 'booked']) expect(told).toContain(status);
  },
  LASTS_MS * 2 + 60_000,
);
