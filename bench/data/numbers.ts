import { DateTime } from 'luxon';

/** What is called what in the generated data: the SQL that makes it, the callers, the calendar and the reference all reckon from here. */
export const ZONE = 'Europe/Berlin';
export const LENGTH_MINUTES = 30;
export const SERVICES = [
  ...['Haarschnitt Damen', 'Haarschnitt Herren', 'Bartpflege', 'Farbe und Tönung', 'Dauerwelle'],
  ...['Hochsteckfrisur', 'Kopfmassage', 'Augenbrauen zupfen', 'Maniküre', 'Stilberatung'],
];
export const RETELL_KEY = 'key_bench_not_a_secret';
export const CALCOM_KEY = 'cal_bench_not_a_secret';
export const CONNECTIONS = 20;
/** A company has one team that its services stand for, and further ones without event types. */
export const TEAMS_A_COMPANY = 10;

const OPENS_AT = 9;
const SLOTS_A_DAY = 16;
/** Weekdays over which one company's wishes are spread. */
const DAYS_WISHED = 50;

/** Companies and services are counted from 0. */
export function phoneNumber(company: number): string {
  return `+49${3_010_000_000 + company}`;
}

export function callerNumber(n: number): string {
  return `+4917${String(100_000_000 + (n % 900_000_000))}`;
}

/** Also the id of its one host. */
export function eventTypeId(company: number, service: number): number {
  return 1_000_000 + company * SERVICES.length + service;
}

export interface Wish {
  company: number;
  service: number;
  /** Local start, as the agent gives it. */
  start: string;
}

/**
 * The nth wish of a run: a free slot that no other n has. Neighbouring wishes are of companies far apart, so that nobody's cache
 * helps; only after all services of all companies have one booking each comes the next slot.
 */
export function wish(n: number, companies: number, firstDay: DateTime): Wish {
  const round = Math.floor(n / companies);
  const slot = Math.floor(round / SERVICES.length);
  return { company: scattered(n % companies, companies), service: round % SERVICES.length, start: slotStart(slot, firstDay) };
}

/**
 * The nth wish of one company's callers: another service, and after all of them another day, so that neighbouring calls share no
 * answer of the calendar. Enough for 8,000.
 */
export function wishOf(n: number, firstDay: DateTime): Omit<Wish, 'company'> {
  const round = Math.floor(n / SERVICES.length);
  const slot = (round % DAYS_WISHED) * SLOTS_A_DAY + Math.floor(round / DAYS_WISHED);
  return { service: n % SERVICES.length, start: slotStart(slot, firstDay) };
}

/** A weekday that is far enough ahead for every notice, whatever day it is today. */
export function firstBookableDay(): DateTime {
  return DateTime.now().setZone(ZONE).startOf('week').plus({ weeks: 2 });
}

/** All of the local day, `yyyy-mm-ddTHH:MM`. */
export function slotsOf(day: DateTime): DateTime[] {
  if (day.weekday > 5) return [];
  return Array.from({ length: SLOTS_A_DAY }, (_, index) => day.set({ hour: OPENS_AT }).plus({ minutes: index * LENGTH_MINUTES }));
}

function slotStart(slot: number, firstDay: DateTime): string {
  const days = Math.floor(slot / SLOTS_A_DAY);
  const day = firstDay.plus({ weeks: Math.floor(days / 5), days: days % 5 });
  return day
    .set({ hour: OPENS_AT })
    .plus({ minutes: (slot % SLOTS_A_DAY) * LENGTH_MINUTES })
    .toFormat("yyyy-MM-dd'T'HH:mm");
}

/** A permutation of 0..count-1: steps of a prime that divides none of our counts. */
function scattered(index: number, count: number): number {
  return (index * 7_919) % count;
}
