import type { BookingView } from '../../contracts/booking/outcome.js';
import type { LineView } from '../../contracts/booking/describe-line.query.js';
import type { Catalogue, SpokenDay } from './catalogue.js';
import { speak } from './answer.js';
import { firstName } from './first-name.js';
import { catalogueFor } from './languages.js';
import { FIELD_LENGTH, LISTED_LENGTH, plainText } from './plain-text.js';
import { WallClock } from './wall-clock.js';

const DAY_MS = 86_400_000;
/** Today and two weeks more, so that "Monday in two weeks" is in it. */
const CALENDAR_DAYS = 15;

/** The agent's dynamic variables for a line: strings only, because Retell speaks anything that is unset as `{{name}}`. */
export function lineVariables(line: LineView, now: Date): Record<string, string> {
  const { scene, caller } = line;
  const words = catalogueFor(scene.language);
  const clock = new WallClock(words, scene.timeZone, now);
  const today = clock.localDay(now);
  const next = caller?.nextAppointment ?? null;
  return {
    company_name: variable(scene.companyName),
    branch_name: variable(scene.branchName),
    branch_timezone: scene.timeZone,
    language: scene.language,
    greeting: firstWords(line, words, clock, now),
    today: words.dayName(withYear(clock, today)),
    today_iso: today,
    now: `${words.dayName(withYear(clock, today))}, ${clock.time(now)}`,
    calendar: calendar(words, clock, today),
    services: line.serviceNames.map(variable).join(', '),
    caller_known: String(caller !== null),
    caller_name: firstName(caller?.name ?? ''),
    next_appointment: next ? appointment(next, words, now) : '',
  };
}

/** Company and branch, as a line answers; once where both are called the same. */
export function lineName(companyName: string, branchName: string): string {
  return [...new Set([variable(companyName), variable(branchName)])].join(', ');
}

/** Of others' words: plain, and without the braces that Retell would take for another variable. */
export function variable(text: string): string {
  return plainText(text.replace(/[{}]/g, ''), FIELD_LENGTH);
}

/** "Montag, 23. November: 2026-11-23; Dienstag, 24. November: 2026-11-24; …" Days of the calendar, so a day of 23 hours is one, too. */
function calendar(words: Catalogue, clock: WallClock, today: string): string {
  const days = Array.from({ length: CALENDAR_DAYS }, (_, ahead) => new Date(Date.parse(today) + ahead * DAY_MS).toISOString().slice(0, 10));
  return days.map((day) => `${words.dayName(clock.day(day))}: ${day}`).join('; ');
}

function withYear(clock: WallClock, localDay: string): SpokenDay {
  const { weekday, date } = clock.day(localDay);
  return date ? { weekday, date: { ...date, year: Number(localDay.slice(0, 4)) } } : { weekday };
}

function appointment(booking: BookingView, words: Catalogue, now: Date): string {
  const when = new WallClock(words, booking.timeZone, now).onDayAtTime(booking.start);
  return words.booking(plainText(variable(booking.serviceName), LISTED_LENGTH), when, booking.status !== 'confirmed');
}

/** A line that is closed says so at once, in the words of the functions' answers. */
function firstWords({ scene, status }: LineView, words: Catalogue, clock: WallClock, now: Date): string {
  const hello = words.greeting(lineName(scene.companyName, scene.branchName), Number(clock.local(now).slice(11, 13)));
  if (status === 'open') return hello;
  return `${hello} ${speak('list_services', { status, scene, chain: [] }, scene.language, now).message}`;
}
