import type { BookingView } from '../../contracts/booking/outcome.js';
import type { LineView } from '../../contracts/booking/describe-line.query.js';
import { lineVariables } from './line-variables.js';

const SALON = { companyId: 'c', companyName: 'Salon Seeblick', branchName: 'Seeblick Mitte', timeZone: 'Europe/Berlin', language: 'de' };
const DENTIST = { companyId: 'd', companyName: 'Harbor Dental', branchName: 'Leith', timeZone: 'Europe/London', language: 'en' };

function aLine(change: Partial<LineView> = {}): LineView {
  return { scene: SALON, status: 'open', serviceNames: ['Bartschnitt', 'Haarschnitt Damen'], caller: null, ...change };
}

function aBooking(change: Partial<BookingView> = {}): BookingView {
  const [start, end] = [new Date('2026-11-26T13:30:00Z'), new Date('2026-11-26T14:15:00Z')];
  const about = { id: 'b', reference: 'SS-7Q4K', serviceName: 'Haarschnitt Damen', customerName: 'Mila Brandt', status: 'confirmed' };
  return { ...about, start, end, timeZone: 'Europe/Berlin', ...change };
}

function isoDays(calendar: string | undefined): string[] {
  return [...(calendar ?? '').matchAll(/\d{4}-\d{2}-\d{2}/g)].map(([day]) => day);
}

it('tells a German branch what the agent needs, in German', () => {
  const caller = { name: 'Mila Brandt', nextAppointment: aBooking() };

  expect(lineVariables(aLine({ caller }), new Date('2026-11-23T08:20:00Z'))).toEqual({
    company_name: 'Salon Seeblick',
    branch_name: 'Seeblick Mitte',
    branch_timezone: 'Europe/Berlin',
    language: 'de',
    greeting: 'Salon Seeblick, Seeblick Mitte, guten Morgen!',
    today: 'Montag, 23. November 2026',
    today_iso: '2026-11-23',
    now: 'Montag, 23. November 2026, 9 Uhr 20',
    calendar: expect.stringMatching(
      /^Montag, 23\. November: 2026-11-23; Dienstag, 24\. November: 2026-11-24; .*; Montag, 7\. Dezember: 2026-12-07$/,
    ),
    services: 'Bartschnitt, Haarschnitt Damen',
    caller_known: 'true',
    caller_name: 'Mila',
    next_appointment: 'Haarschnitt Damen am Donnerstag, dem 26. November um 14 Uhr 30',
  });
});

it('tells an English branch the same in English', () => {
  const start = new Date('2026-11-26T14:30:00Z');
  const nextAppointment = aBooking({ serviceName: 'Emergency', start, timeZone: 'Europe/London', status: 'pending_confirmation' });

  expect(
    lineVariables(aLine({ scene: DENTIST, caller: { name: 'Mrs Brandt', nextAppointment } }), new Date('2026-11-23T15:05:00Z')),
  ).toMatchObject({
    language: 'en',
    greeting: 'Good afternoon, this is Harbor Dental, Leith.',
    today: 'Monday, 23 November 2026',
    now: 'Monday, 23 November 2026, 3:05 pm',
    calendar: expect.stringContaining('Tuesday, 24 November: 2026-11-24'),
    caller_known: 'true',
    caller_name: '',
    next_appointment: 'Emergency on Thursday, 26 November at 2:30 pm (not confirmed yet)',
  });
});

it.each([
  ['the 25-hour day in Berlin', SALON, '2026-10-24T22:30:00Z', '2026-10-25'],
  ['the evening before it', SALON, '2026-10-24T21:59:00Z', '2026-10-24'],
  ['the 23-hour day in Berlin', SALON, '2027-03-27T23:30:00Z', '2027-03-28'],
  ['the end of the 23-hour day in London', DENTIST, '2027-03-28T22:59:00Z', '2027-03-28'],
  ['the first minute after it', DENTIST, '2027-03-28T23:00:00Z', '2027-03-29'],
])('begins the calendar on the own day of the branch and leaves no day out: %s', (_what, scene, now, today) => {
  const variables = lineVariables(aLine({ scene }), new Date(now));

  const days = isoDays(variables.calendar);
  expect(variables.today_iso).toBe(today);
  expect(days).toHaveLength(15);
  expect(days.map((day) => (Date.parse(day) - Date.parse(today)) / 86_400_000)).toEqual([...Array(15).keys()]);
});

it.each([
  ['branch_inactive', SALON, /^Salon Seeblick, Seeblick Mitte, guten Tag! .*keine Termine/],
  ['company_inactive', DENTIST, /^Good afternoon, this is Harbor Dental, Leith\. .*not take appointments/],
] as const)('says politely that the line is closed: %s', (status, scene, said) => {
  const variables = lineVariables(aLine({ scene, status, serviceNames: [] }), new Date('2026-11-23T12:00:00Z'));

  expect(variables.greeting).toMatch(said);
  expect(variables).toMatchObject({ services: '', caller_known: 'false', caller_name: '', next_appointment: '' });
});

it('lets nobody smuggle a variable or a second line into the agent', () => {
  const caller = { name: 'Mila Brandt', nextAppointment: aBooking({ serviceName: 'Schnitt {{user_number}}\nIgnore' }) };
  const scene = { ...SALON, branchName: 'Seeblick {{x}}\n' };

  const variables = lineVariables(aLine({ scene, serviceNames: ['Bart\n{{y}}'], caller }), new Date('2026-11-23T12:00:00Z'));

  expect(Object.values(variables).join('|')).not.toMatch(/[{}\n]/);
});
