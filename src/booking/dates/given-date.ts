import { DateTime } from 'luxon';
import type { PartOfDay } from './date-facts.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const START = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}:\d{2})(.*)$/i;
const TIME = /^(\d{1,2}):(\d{2})(?::00)?$/;
/** How a model writes that it has nothing to send. */
const NOTHING = /^(?:null|none|undefined|unknown|n\/a|-|\?)?$/i;

/** What the agent sent and, in `words`, what the caller said; all of it may be missing. */
export interface DateQuestion {
  /** 2026-11-26 */
  date: string | null;
  /** 14:30 */
  time: string | null;
  /** morning, afternoon or evening */
  partOfDay: string | null;
  words: string | null;
  /** 2026-11-26T14:30, from book_appointment */
  start?: string | null;
}

/** What the agent sent, taken apart; `rest` is what is no ISO and is read as words. */
export interface Given {
  date: string | null;
  /** Minutes since midnight. */
  time: number | null;
  part: PartOfDay | null;
  /** Local date and time with what followed them: seconds, an offset. */
  start: string | null;
  rest: { date: string; time: string; part: string };
}

/** `impossible` for a date or a time that does not exist, `contradiction` where `start` and `date` or `time` differ. */
export function givenDate(question: DateQuestion): Given | 'impossible' | 'contradiction' {
  const [start, date, time, part] = [sent(question.start), sent(question.date), sent(question.time), sent(question.partOfDay)];
  const stamps = [START.exec(start), START.exec(date)].filter((match) => match !== null);
  const dates = [...stamps.map(([, day = '']) => day), ...[start, date].filter((text) => DATE.test(text))];
  const times = [...stamps.map(([, , clock = '']) => clock), ...(TIME.test(time) ? [time] : [])].map(minutesOf);
  if (times.includes(null) || dates.some((one) => !DateTime.fromISO(one).isValid)) return 'impossible';
  if (new Set(dates).size > 1 || new Set(times).size > 1) return 'contradiction';
  const [stamp] = stamps;
  return {
    date: dates[0] ?? null,
    time: times[0] ?? null,
    part: isPart(part) ? part : null,
    start: stamp ? `${stamp[1]}T${(stamp[2] ?? '').padStart(5, '0')}${stamp[3]}` : null,
    rest: {
      date: [start, date].filter((text) => text && !DATE.test(text) && !START.test(text)).join(' '),
      time: TIME.test(time) ? '' : time,
      part: isPart(part) ? '' : part,
    },
  };
}

function sent(text: string | null | undefined): string {
  const trimmed = text?.trim() ?? '';
  return NOTHING.test(trimmed) ? '' : trimmed;
}

function minutesOf(text: string): number | null {
  const [, hour, minute] = TIME.exec(text) ?? [];
  const [hours, minutes] = [Number(hour), Number(minute)];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

function isPart(text: string): text is PartOfDay {
  return text === 'morning' || text === 'afternoon' || text === 'evening';
}
