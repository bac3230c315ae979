import { DateTime } from 'luxon';
import { isBookableDate, localDate, toInstant } from '../local-time.js';
import { timeZoneOf } from '../../shared/time-zone.js';
import type { AskReason, PartOfDay, Reading } from './date-facts.js';
import { type DateQuestion, type Given, givenDate } from './given-date.js';
import { readInLanguage } from './read-in-language.js';
import { saysNothing } from './read-words.js';
import { settleDay } from './settle-day.js';
import { type Window, endOfWindow, settleTime } from './settle-time.js';

export type { PartOfDay } from './date-facts.js';
export type { DateQuestion } from './given-date.js';

/** `to` is exclusive; `from` and `to` are local times such as 14:00. */
export type Understood =
  | { kind: 'time'; start: Date; date: string }
  | { kind: 'day'; date: string; partOfDay?: PartOfDay; from?: string; to?: string }
  | { kind: 'soonest'; partOfDay?: PartOfDay }
  | { kind: 'ask_date'; candidates?: string[]; why: AskReason };

export interface DateContext {
  now: Date;
  timeZone: string;
  language: string;
}

/**
 * The day, time or part of a day that is meant, or why it has to be asked for: nothing is guessed. What the agent sent is checked
 * against the caller's words, and the words supply what it did not send. docs/dates.md says what ambiguous words mean.
 */
export function understandDate(question: DateQuestion, context: DateContext): Understood {
  const given = givenDate(question);
  if (typeof given === 'string') return ask(given);
  const read = (words: string): Reading => readInLanguage(words, context.language);
  if (given.rest.date && saysNoDay(read(given.rest.date))) return ask('not_understood');
  if (given.rest.time && given.time === null && saysNothing(read(given.rest.time))) return ask('not_understood');
  const words = [given.rest.date, given.rest.time, given.rest.part, question.words?.trim()].filter(Boolean).join(' , ');
  return understood(given, read(words), words !== '', context);
}

function understood(given: Given, reading: Reading, hasWords: boolean, context: DateContext): Understood {
  const settled = settleTime(given.time, given.part, reading);
  if ('why' in settled) return ask(settled.why);
  const today = localDate(context.now, context.timeZone);
  const minutes = 'time' in settled ? settled.time : null;
  if (!given.date && wantsSoonest(reading)) return soonest('window' in settled ? settled.window : null);

  const end = 'time' in settled ? settled.time : endOfWindow(settled.window);
  const passedToday = end !== null && isPast(today, end, context);
  const day = settleDay(given.date, reading, { today, aheadToday: minutes !== null && !passedToday, passedToday });
  if ('why' in day) {
    const candidates = day.candidates?.filter((date) => date <= lastDay(context));
    return ask(
      day.why === 'none' && hasWords && saysNothing(reading) ? 'not_understood' : day.why,
      candidates?.length ? candidates : undefined,
    );
  }
  if (day.date < today) return ask('past');
  if (day.date > lastDay(context)) return ask('too_far');
  return minutes === null || !('time' in settled)
    ? wholeOrPart(day.date, 'window' in settled ? settled.window : {}, context)
    : oneTime(day.date, given.start ?? `${day.date}T${clock(minutes)}`, context);
}

function oneTime(date: string, start: string, { now, timeZone }: DateContext): Understood {
  const instant = toInstant(start, timeZone);
  if (!instant) return ask('impossible');
  if (instant <= now) return ask('past');
  return isBookableDate(instant, now) ? { kind: 'time', start: instant, date } : ask('too_far');
}

function wholeOrPart(date: string, window: Window, context: DateContext): Understood {
  const end = endOfWindow(window);
  if (end !== null && isPast(date, end, context)) return ask('past');
  const { partOfDay, from, to } = window;
  return {
    kind: 'day',
    date,
    ...(partOfDay && { partOfDay }),
    ...(from !== undefined && { from: clock(from) }),
    ...(to !== undefined && { to: clock(to) }),
  };
}

/** A time that the clocks skip is not past: it is refused later, as one that does not exist. */
function isPast(date: string, minutes: number, { now, timeZone }: DateContext): boolean {
  const instant = toInstant(`${date}T${clock(minutes)}`, timeZone);
  return instant !== null && instant <= now;
}

/** "As soon as possible" can be narrowed to a part of the day; a clock time without any day stays a question. */
function soonest(window: Window | null): Understood {
  if (!window || window.from !== undefined || window.to !== undefined) return ask('none');
  return { kind: 'soonest', ...(window.partOfDay && { partOfDay: window.partOfDay }) };
}

function wantsSoonest({ soonest: wanted, days, notDays, unclearDay }: Reading): boolean {
  return wanted && days.length + notDays.length === 0 && !unclearDay;
}

function saysNoDay({ days, soonest: wanted }: Reading): boolean {
  return days.length === 0 && !wanted;
}

function lastDay({ now, timeZone }: DateContext): string {
  const last = DateTime.fromJSDate(now, { zone: timeZoneOf(timeZone) }).plus({ months: 12 });
  return last.toISODate() ?? '';
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function ask(why: AskReason, candidates?: string[]): Understood {
  return { kind: 'ask_date', why, ...(candidates && { candidates }) };
}
