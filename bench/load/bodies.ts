import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { SERVICES, ZONE, callerNumber, phoneNumber, wish, wishOf } from '../data/numbers.js';
import type { Stage, Talk } from './stage.js';

/** Recorded requests of a call that has gone on for a minute: their size is what signatures, parsing and receipts cost. */
const RECORDINGS: Record<Talk, string> = {
  booking: '09-fn-book_appointment.request.json',
  availability: '08-fn-check_availability.request.json',
};
const FOLDER = join(import.meta.dirname, '../../test/recordings/retell');
/** Questions are repeated within the seconds in which slots are kept. */
export const DIFFERENT_QUESTIONS = 100;

type Fill = (callId: string, from: string, to: string, args: object) => string;

/** Makes the bodies of a stage: the nth one is a call of its own. */
export function bodies({ talk, companies, firstDay }: Pick<Stage, 'talk' | 'companies' | 'firstDay'>): (n: number) => string {
  const fill = template(talk);
  const day = DateTime.fromISO(firstDay, { zone: ZONE });
  if (talk === 'availability') {
    return (n) => {
      const company = (n % DIFFERENT_QUESTIONS) % companies;
      const args = { service: SERVICES[n % SERVICES.length], date: firstDay };
      return fill(`call_bench_q${n}`, callerNumber(n), phoneNumber(company), args);
    };
  }
  return (n) => {
    const { company, service, start } = wish(n, companies, day);
    return fill(`call_bench_b${n}`, callerNumber(n), phoneNumber(company), bookingArgs(service, start));
  };
}

/** Bookings of one company, each another free slot: the nth call of its callers. */
export function bodiesOfCompany(company: number, firstDay: string): (n: number) => string {
  const fill = template('booking');
  const day = DateTime.fromISO(firstDay, { zone: ZONE });
  return (n) => {
    const { service, start } = wishOf(n, day);
    return fill(`call_bench_c${company}_${n}`, callerNumber(n), phoneNumber(company), bookingArgs(service, start));
  };
}

/** Complete arguments of book_appointment. */
export function bookingArgs(service: number, start: string): object {
  return { service: SERVICES[service], start, customer_name: 'Mila Brandt', caller_confirmed: true };
}

/** A recorded function call, for another call and with other arguments. */
export function template(talk: Talk): Fill {
  const { name, call } = JSON.parse(readFileSync(join(FOLDER, RECORDINGS[talk]), 'utf8'));
  const marked = JSON.stringify({ name, call: { ...call, call_id: '@id@', from_number: '@from@', to_number: '@to@' }, args: '@args@' });
  const [before = '', afterId = '', afterFrom = '', afterTo = '', end = ''] = marked.split(/@id@|@from@|@to@|"@args@"/);
  return (callId, from, to, args) => [before, callId, afterId, from, afterFrom, to, afterTo, JSON.stringify(args), end].join('');
}
