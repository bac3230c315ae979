import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTRACT_MESSAGES } from '../../src/contracts/message-registry.js';
import { DOMAIN_EVENTS } from '../../src/contracts/event-registry.js';
import { AssignTeamHandler } from '../../src/companies/commands/assign-team.handler.js';
import { createApp } from '../../src/bootstrap.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';

const CONTRACTS = join(import.meta.dirname, '../../src/contracts');

/** The classes that files of this kind export. */
function classesIn(pattern: string): string[] {
  const files = globSync(pattern, { cwd: CONTRACTS });
  return files
    .flatMap((file) => [...readFileSync(join(CONTRACTS, file), 'utf8').matchAll(/^export class (\w+)/gm)].map((match) => match[1] ?? ''))
    .toSorted();
}

const namesOf = (classes: readonly { name: string }[]): string[] => classes.map(({ name }) => name).toSorted();

describe('the registries of src/contracts', () => {
  it('list every command and query that has a file', () => {
    expect(namesOf(CONTRACT_MESSAGES)).toEqual(classesIn('*/*.{command,query}.ts'));
  });

  it('list every event that has a file', () => {
    expect(namesOf(DOMAIN_EVENTS)).toEqual(classesIn('*/*.event.ts'));
  });

  it('give every event a name of its own, that of its class', () => {
    const names = DOMAIN_EVENTS.map(({ eventName }) => eventName);

    expect(new Set(names).size).toBe(names.length);
    expect(names.toSorted()).toEqual(namesOf(DOMAIN_EVENTS));
  });

  /** What a payload may say besides ids. A new field is added here by somebody who has asked whether it tells of a person. */
  const FACTS = new Set(['status', 'refusal', 'counts']);

  it.each(DOMAIN_EVENTS.map((event) => [event.eventName, event] as const))('lets %s carry ids and facts only', (_name, event) => {
    const fields = Object.keys(Reflect.construct(event, []));

    expect(fields).toContain('companyId');
    expect(fields.filter((field) => !field.endsWith('Id') && !FACTS.has(field))).toEqual([]);
  });
});

describe('the whole application', () => {
  let frontdesk: Frontdesk;
  beforeAll(async () => {
    frontdesk = await startFrontdesk();
  }, 60_000);
  afterAll(() => frontdesk.close());

  it('records events without anything of the caller', async () => {
    const [service, name, phone, email] = ['Bartschnitt', 'Zacharias Quandt', '+4915201234567', 'zacharias@quandt.example'];
    const wish = { service, customer_name: name, customer_phone: phone, customer_email: email, notes: 'Allergie', caller_confirmed: true };
    const call = frontdesk.call({ from: '+4917604069099' });
    const booked = await call.invoke('book_appointment', { ...wish, start: '2027-01-12T10:00' });
    frontdesk.calcom.fault({ kind: 'book', fault: '429', times: 1 });
    await call.invoke('book_appointment', { ...wish, start: '2027-01-12T11:00' });
    await frontdesk.drain();

    const rows = await frontdesk.database.query<{ name: string; payload: object }>('select name, payload from outbox');

    expect(booked.body.status).toBe('booked');
    const recorded = new Set(rows.map((row) => row.name));
    for (const expected of [
      'BookingConfirmed',
      'BookingRefused',
      'BookingValidated',
      'EventTypesImported',
      'TeamAssigned',
      'TeamRemoved',
    ]) {
      expect(recorded).toContain(expected);
    }
    const leaves = rows.flatMap(({ payload }) => leavesOf(payload)).filter((leaf) => typeof leaf === 'string');
    expect(leaves.filter((leaf) => !/^([0-9a-f-]{36}|[a-z_]{1,40})$/.test(leaf))).toEqual([]);
  });

  it('does not start when a command lost its handler', async () => {
    const key = '__commandHandler__';
    const handled: unknown = Reflect.getMetadata(key, AssignTeamHandler);
    Reflect.deleteMetadata(key, AssignTeamHandler);
    try {
      await expect(createApp(frontdesk.env, frontdesk.database.url)).rejects.toThrow('AssignTeam: no handler');
    } finally {
      Reflect.defineMetadata(key, handled, AssignTeamHandler);
    }
  });
});

function leavesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];
}
