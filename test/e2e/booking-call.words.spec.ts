import { DateTime } from 'luxon';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { LEITH, anotherCaller, bookingsAt, saturday, sentBookings, standingAt, weekday, wish } from '../support/booking-calls.js';

let frontdesk: Frontdesk;
beforeAll(async () => {
  frontdesk = await startFrontdesk();
}, 60_000);
afterAll(() => frontdesk.close());

const SALON = { to: '+49305550101', service: 'Bartschnitt', locale: 'de', zone: 'Europe/Berlin' };
const DENTIST = { to: LEITH, service: 'Check-up', locale: 'en-GB', zone: 'Europe/London' };
const lineOf = (language: string): typeof SALON => (language === 'German' ? SALON : DENTIST);

function ask({ to }: typeof SALON, fn: string, args: object) {
  return frontdesk.call({ to, from: anotherCaller() }).invoke(fn, args);
}

function book(line: typeof SALON, args: object) {
  return ask(line, 'book_appointment', { ...wish(''), service: line.service, ...args });
}

/** "Donnerstag", "26. November" in the line's language. */
function said(line: typeof SALON, day: string, format: string): string {
  return DateTime.fromISO(day, { locale: line.locale }).toFormat(format);
}

function dayAfter(day: string): string {
  return DateTime.fromISO(day).plus({ days: 1 }).toFormat('yyyy-MM-dd');
}

describe('words that contradict the start that the agent sends', () => {
  const day = weekday(0);

  it.each([
    ['another half hour', 'German', '15:00', () => 'um halb drei'],
    ['another hour', 'German', '15:00', () => 'um 16 Uhr bitte'],
    ['another part of the day', 'German', '15:00', () => 'am liebsten vormittags'],
    ['another weekday', 'German', '15:00', () => `am ${said(SALON, dayAfter(day), 'cccc')} um drei`],
    ['another day word', 'German', '15:00', () => 'heute um 15 Uhr'],
    ['another calendar date', 'German', '15:00', () => `am ${said(SALON, dayAfter(day), 'd. MMMM')}`],
    ['a denied time', 'German', '15:00', () => 'bitte nicht um 15 Uhr'],
    ['another half hour', 'English', '15:00', () => 'at half past two'],
    ['another part of the day', 'English', '15:00', () => 'in the morning'],
    ['another weekday', 'English', '15:00', () => `on ${said(DENTIST, dayAfter(day), 'cccc')} at three`],
    ['another day word', 'English', '15:00', () => 'today at 3 pm'],
    ['another calendar date', 'English', '15:00', () => `on ${said(DENTIST, dayAfter(day), 'd MMMM')}`],
  ])('%s is asked about, in %s', async (_what, language, time, words) => {
    const before = sentBookings(frontdesk);

    const { httpStatus, body } = await book(lineOf(language), { start: `${day}T${time}`, words: words() });

    expect({ httpStatus, ok: body.ok, status: body.status }).toEqual({ httpStatus: 200, ok: false, status: 'ask_date' });
    for (const field of ['start', 'date', 'slots', 'alternatives', 'booking']) expect(body).not.toHaveProperty(field);
    expect(body.message).toMatch(language === 'German' ? /Wochentag, Datum und Uhrzeit/ : /weekday/i);
    expect(sentBookings(frontdesk)).toBe(before);
  });
});

describe('words that agree', () => {
  it.each([
    ['the same half hour', 'German', '14:20', (day: string) => `am ${said(SALON, day, 'cccc')} um 14 Uhr 20`],
    ['the weekday and the twelve-hour clock', 'German', '15:00', (day: string) => `${said(SALON, day, 'cccc')}, so um drei`],
    ['no word of a time', 'German', '15:40', () => 'ja genau, das passt mir gut'],
    ['the date', 'English', '14:30', (day: string) => `the ${said(DENTIST, day, 'd MMMM')}, half past two`],
    ['a part of the day', 'English', '10:00', () => 'in the morning please'],
    ['nothing about time', 'English', '11:00', () => 'yes please, that works'],
  ])('%s books the start that was given, in %s', async (_what, language, time, words) => {
    const line = lineOf(language);
    const start = `${weekday(1)}T${time}`;

    const { body } = await book(line, { start, words: words(weekday(1)) });

    expect(body).toMatchObject({ status: 'booked', booking: { start, timezone: line.zone } });
    expect(standingAt(frontdesk, start, line.zone)).toHaveLength(1);
  });
});

describe('words that supply what the start lacks', () => {
  it.each<[string, string, string, (day: string) => object]>([
    ['the time', 'German', '10:40', (day: string) => ({ start: day, words: 'um 10 Uhr 40' })],
    ['day and time', 'German', '11:20', (day: string) => ({ start: null, words: `am ${said(SALON, day, 'd. MMMM')} um 11 Uhr 20` })],
    ['the time', 'English', '14:30', (day: string) => ({ start: day, words: 'half past two' })],
  ])('%s are booked as said, in %s', async (_what, language, time, args) => {
    const start = `${weekday(2)}T${time}`;

    expect((await book(lineOf(language), args(weekday(2)))).body).toMatchObject({ status: 'booked', booking: { start } });
  });

  it.each<[string, string, (day: string) => object]>([
    ['a day alone', 'German', (day: string) => ({ start: null, words: `am ${said(SALON, day, 'd. MMMM')}` })],
    ['a part of the day', 'German', (day: string) => ({ start: day, words: 'vormittags' })],
    ['the soonest', 'English', () => ({ start: null, words: 'as soon as possible' })],
    ['two times', 'English', (day: string) => ({ start: day, words: 'at two or three' })],
  ])('%s is no time to book, in %s', async (_what, language, args) => {
    const { body } = await book(lineOf(language), args(weekday(2)));

    expect(body.status).toBe('ask_date');
    expect(body).not.toHaveProperty('start');
  });
});

describe('opening hours', () => {
  const day = weekday(3);
  const openOnlyInTheMorning = JSON.stringify([{ days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' }]);
  beforeAll(() => frontdesk.database.query(`update branches set opening_hours = $1 where slug = 'leith'`, [openOnlyInTheMorning]));

  it('do not forbid a slot that the calendar offers', async () => {
    const start = `${day}T14:00`;

    const checked = await ask(DENTIST, 'check_availability', { service: DENTIST.service, date: day, time: '14:00' });
    const booked = await book(DENTIST, { start });

    expect(checked.body).toMatchObject({ ok: true, status: 'available', start });
    expect(booked.body).toMatchObject({ status: 'booked', booking: { start } });
    expect(await bookingsAt(frontdesk, start, DENTIST.zone)).toMatchObject([{ status: 'confirmed' }]);
  });

  it.each([
    ['outside them is closed', () => `${day}T20:00`, 'closed'],
    ['on a day without any is closed', () => `${saturday()}T10:00`, 'closed'],
    ['within them is unavailable', () => `${day}T10:10`, 'unavailable'],
  ])('a time without a slot %s', async (_what, start, status) => {
    const [date, time] = start().split('T');

    const checked = await ask(DENTIST, 'check_availability', { service: DENTIST.service, date, time });
    const booked = await book(DENTIST, { start: start() });

    expect(checked.body).toMatchObject({ ok: false, status, start: start(), date });
    expect(booked.body).toMatchObject({ ok: false, status, start: start(), date });
  });
});
