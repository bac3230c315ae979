import { isBookableDate, localDate, toInstant } from '../local-time.js';

export interface DateQuestion {
  date: string | null;
  time: string | null;
  partOfDay: string | null;
  words: string | null;
  start?: string | null;
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening';

export type Understood =
  | { kind: 'time'; start: Date; date: string }
  | { kind: 'day'; date: string; partOfDay?: PartOfDay; from?: string; to?: string }
  | { kind: 'soonest'; partOfDay?: PartOfDay }
  | {
      kind: 'ask_date';
      candidates?: string[];
      why: 'none' | 'contradiction' | 'impossible' | 'past' | 'too_far' | 'ambiguous' | 'not_understood';
    };

/** Placeholder until the grammar lands: ISO only. */
export function understandDate(question: DateQuestion, context: { now: Date; timeZone: string; language: string }): Understood {
  if (!question.date) return { kind: 'ask_date', why: 'none' };
  const start = question.time ? toInstant(`${question.date}T${question.time}`, context.timeZone) : null;
  if (question.time && (!start || !isBookableDate(start, context.now))) return { kind: 'ask_date', why: 'impossible' };
  return start ? { kind: 'time', start, date: localDate(start, context.timeZone) } : { kind: 'day', date: question.date };
}
