import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { SERVICES, ZONE, callerNumber, phoneNumber, wish } from '../data/numbers.js';
import { bookingArgs, template } from '../load/bodies.js';

/** One phone call as Retell sends it. */
export interface Request {
  path: 'inbound' | 'functions' | 'events';
  body: string;
}

const FOLDER = join(import.meta.dirname, '../../test/recordings/retell');
/** Each so many talks one rings a number that leads nowhere, another one each time. */
const STRAY_EVERY = 10;

/** Makes the requests of the nth talk: the number rings, a question, a booking, the end. Each is of another company, caller and time. */
export function talks(companies: number, firstDay: string): (n: number) => Request[] {
  const [inbound, started, ended, analyzed] = ['01-call_inbound.request', '03-call_started', '04-call_ended', '05-call_analyzed'].map(
    recorded,
  );
  const [question, booking] = [template('availability'), template('booking')];
  const day = DateTime.fromISO(firstDay, { zone: ZONE });
  return (n) => {
    const { company, service, start } = wish(n, companies, day);
    const line = [`call_memory_${n}`, callerNumber(n), n % STRAY_EVERY === 0 ? `+4940${1_000_000 + n}` : phoneNumber(company)] as const;
    const asked = { service: SERVICES[service], date: start.slice(0, 10) };
    return [
      { path: 'inbound', body: inbound?.(...line) ?? '' },
      { path: 'events', body: started?.(...line) ?? '' },
      { path: 'functions', body: question(...line, asked) },
      { path: 'functions', body: booking(...line, bookingArgs(service, start)) },
      { path: 'events', body: ended?.(...line) ?? '' },
      { path: 'events', body: analyzed?.(...line) ?? '' },
    ];
  };
}

/** A recorded body, for another call. */
function recorded(file: string): (callId: string, from: string, to: string) => string {
  const body = readFileSync(join(FOLDER, `${file}.json`), 'utf8');
  const { call, call_inbound: ringing } = JSON.parse(body);
  const { call_id: callId, from_number: from, to_number: to } = call ?? ringing;
  return (newId, newFrom, newTo) => body.replaceAll(callId, newId).replaceAll(from, newFrom).replaceAll(to, newTo);
}
