import { randomInt } from 'node:crypto';
import { DEMO_COMPANIES } from '../demo-companies.js';
import { demoWorld } from '../demo-world.js';

/** A number that can be called. */
export interface PhoneLine {
  number: string;
  timeZone: string;
  language: string;
  /** Of the company it leads to; null: to nobody. */
  companySlug: string | null;
}

/** A branch of the demo companies by name, or any number, which then leads to nobody. */
export function phoneLine(name: string): PhoneLine {
  for (const { company, branches } of DEMO_COMPANIES) {
    const branch = branches.find((each) => each.name === name || each.number === name);
    if (branch) return { number: branch.number, timeZone: company.time_zone, language: company.language, companySlug: company.slug };
  }
  if (!/^\+\d{6,15}$/.test(name)) throw new Error(`"${name}" is neither a branch of the demo companies nor a phone number`);
  return { number: name, timeZone: 'Europe/Berlin', language: 'de', companySlug: null };
}

/** The number that Retell sends: `visible` is a new one each time, `hidden` none. */
export function callerNumber(caller: string, line: PhoneLine): string {
  if (caller === 'hidden') return 'anonymous';
  if (caller !== 'visible' && caller !== 'another') return caller;
  const digits = (count: number): string => String(randomInt(10 ** count)).padStart(count, '0');
  return line.language === 'en' ? `+447700${digits(6)}` : `+491760${digits(7)}`;
}

const EVENT_TYPES = demoWorld('').eventTypes;

/** A demo service at Cal.com, by its title. */
export function demoEventType(title: string): { id: number; hosts: number[]; teamId: number | null | undefined } {
  const found = EVENT_TYPES.find((each) => each.title === title);
  if (!found) throw new Error(`the demo companies have no service "${title}"`);
  return { id: found.id, hosts: found.hosts, teamId: found.teamId };
}

export function titleOfEventType(id: number): string {
  return EVENT_TYPES.find((each) => each.id === id)?.title ?? `event type ${id}`;
}
