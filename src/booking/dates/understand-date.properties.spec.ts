import fc from 'fast-check';
import { DateTime } from 'luxon';
import { germanPhrases } from '../../../test/phrases/de.js';
import { englishPhrases } from '../../../test/phrases/en.js';
import { isBookableDate, localDate } from '../local-time.js';
import { type DateContext, type Understood, understandDate } from './understand-date.js';

const PHRASES = [...germanPhrases, ...englishPhrases].map(([words]) => words);
const RUNS = { numRuns: 150 };

const contexts: fc.Arbitrary<DateContext> = fc.record({
  now: fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2029-01-01T00:00:00Z'), noInvalidDate: true }),
  timeZone: fc.constantFrom('Europe/Berlin', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe'),
  language: fc.constantFrom('de', 'en'),
});
const isoDate = fc
  .date({ min: new Date('2025-12-01T00:00:00Z'), max: new Date('2030-06-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const questions = fc.record({
  date: fc.option(isoDate, { nil: null, freq: 2 }),
  time: fc.option(fc.constantFrom('02:30', '09:00', '14:30', '23:45'), { nil: null }),
  partOfDay: fc.option(fc.constantFrom('morning', 'afternoon', 'evening'), { nil: null }),
  words: fc.option(
    fc.array(fc.constantFrom(...PHRASES), { minLength: 1, maxLength: 2 }).map((phrases) => phrases.join(' ')),
    { nil: null },
  ),
});
const lastDate = ({ now, timeZone }: DateContext): string =>
  DateTime.fromJSDate(now, { zone: timeZone }).plus({ months: 12 }).toFormat('yyyy-MM-dd');

/** What is wrong with an answer; nothing, if all is well. */
function broken(understood: Understood, context: DateContext): string[] {
  const outside = (date: string): boolean => date < localDate(context.now, context.timeZone) || date > lastDate(context);
  switch (understood.kind) {
    case 'time': {
      const { start, date } = understood;
      const onItsDate = localDate(start, context.timeZone) === date;
      return [isBookableDate(start, context.now) ? '' : 'not bookable', onItsDate ? '' : 'on another date'].filter(Boolean);
    }
    case 'day':
      return outside(understood.date) ? [understood.date] : [];
    case 'soonest':
      return [];
    case 'ask_date':
      return (understood.candidates ?? []).filter(outside);
  }
}

it('never understands or offers the past or more than twelve months ahead, and a time lies on its date', () => {
  fc.assert(
    fc.property(questions, contexts, (question, context) => {
      expect(broken(understandDate(question, context), context)).toEqual([]);
    }),
    RUNS,
  );
});

it('never answers with another day than the one that was given', () => {
  fc.assert(
    fc.property(questions, contexts, isoDate, (question, context, date) => {
      const understood = understandDate({ ...question, date }, context);
      expect('date' in understood ? understood.date : understood.kind).toBe('date' in understood ? date : 'ask_date');
    }),
    RUNS,
  );
});

it('returns a date without words as it is, from today to twelve months ahead, and asks about every other', () => {
  fc.assert(
    fc.property(isoDate, contexts, (date, context) => {
      const why = date < localDate(context.now, context.timeZone) ? 'past' : 'too_far';
      const inRange = why !== 'past' && date <= lastDate(context);
      const understood = understandDate({ date, time: null, partOfDay: null, words: null }, context);
      expect(understood).toEqual(inRange ? { kind: 'day', date } : { kind: 'ask_date', why });
    }),
    RUNS,
  );
});

it('survives any words and takes no day from signs that are none', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80, unit: 'grapheme' }), contexts, (words, context) => {
      expect(understandDate({ date: null, time: null, partOfDay: null, words }, context).kind).toBeDefined();
    }),
    RUNS,
  );
  expect(
    understandDate(
      { date: null, time: null, partOfDay: null, words: '???' },
      { now: new Date(), timeZone: 'Europe/Berlin', language: 'de' },
    ),
  ).toEqual({
    kind: 'ask_date',
    why: 'not_understood',
  });
});
