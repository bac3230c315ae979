import type { DayFact, Fact } from './date-facts.js';
import type { PhraseBook, PhraseMatch } from './phrase-book.js';

/** The facts that one phrase states. */
export function interpretPhrase(match: PhraseMatch, book: PhraseBook): Fact[] {
  const { meaning, known } = match;
  switch (meaning) {
    case 'nothing':
      return [];
    case 'negation':
    case 'break':
    case 'or':
    case 'soonest':
      return [{ is: meaning }];
    case 'unclear_day':
      return [{ is: 'unclear', about: 'day' }];
    case 'unclear_time':
      return [{ is: 'unclear', about: 'time' }];
    case 'from_day':
      return [{ is: 'marker', side: 'from' }];
    case 'until_day':
      return [{ is: 'marker', side: 'until' }];
    case 'leaving_day':
      return [{ is: 'marker', side: 'leaving' }];
    case 'part':
      return [...(known.n === undefined ? [] : [{ is: 'counted', days: [known.n] } satisfies DayFact]), ...partFact(match, book)];
    case 'clock':
    case 'between':
    case 'after':
    case 'before':
      return timeFacts(match, book);
    default:
      return [...dayFacts(match, book), ...partFact(match, book)];
  }
}

function dayFacts(match: PhraseMatch, book: PhraseBook): DayFact[] {
  const { meaning, known } = match;
  const read = reader(match, book);
  const span = { first: known.first ?? 1, last: known.last ?? 31 };
  const n = (): number => known.n ?? read('n') ?? missing(match, 'n');
  const weekday = (): number => read('weekday') ?? missing(match, 'weekday');
  const dayWord = (): number => read('dayWord') ?? missing(match, 'dayWord');
  switch (meaning) {
    case 'day_word':
      return [{ is: 'counted', days: [dayWord()] }];
    case 'day_word_in_weeks':
      return [{ is: 'counted', days: [dayWord() + 7 * n()] }];
    case 'in_days':
      return [{ is: 'counted', days: known.also === undefined ? [n()] : [known.also, n()] }];
    case 'in_weeks':
      return [{ is: 'counted', days: [7 * n()] }];
    case 'weekday':
      return [{ is: 'weekday', weekday: weekday(), which: known.which ?? 'plain' }];
    case 'weekday_in_weeks':
    case 'in_weeks_weekday':
      return [{ is: 'weekday_weeks', weekday: weekday(), weeks: n(), alsoCalendarWeek: meaning === 'in_weeks_weekday' }];
    case 'week':
      return [{ is: 'week', weeks: weeksOf(read('week'), known.weeks), ...span }];
    case 'month':
      return [{ is: 'month', month: read('month'), months: known.n, ...span }];
    case 'date':
      return [dateFact(match, book)];
    case 'day_or_month':
      return slashed(match, book);
    default:
      return [];
  }
}

function weeksOf(said: number | undefined, known: number[] = [0]): number[] {
  return said === undefined ? known : [said];
}

function dateFact(match: PhraseMatch, book: PhraseBook): DayFact {
  const read = reader(match, book);
  return {
    is: 'date',
    day: read('day') ?? read('dayDigits') ?? missing(match, 'day'),
    month: read('month') ?? read('monthNumber') ?? read('monthDigits'),
    year: read('year') ?? read('shortYear'),
  };
}

/** 3/12: the day comes first, as in Britain; where both could be the month, both are meant. */
function slashed(match: PhraseMatch, book: PhraseBook): DayFact[] {
  const [one, two] = match.slots.map(({ slot, text }) => book.tables.value(slot, text));
  const year = reader(match, book)('shortYear');
  const readings: DayFact[] = [];
  if (one === undefined || two === undefined) return readings;
  if (two <= 12) readings.push({ is: 'date', day: one, month: two, year });
  if (one <= 12 && one !== two) readings.push({ is: 'date', day: two, month: one, year });
  return readings.length > 0 ? readings : [{ is: 'date', day: one, month: two, year }];
}

function timeFacts({ meaning, slots }: PhraseMatch, book: PhraseBook): Fact[] {
  const [first, second] = slots.map(({ text }) => book.clock(text));
  if (!first || (meaning === 'between' && !second)) return [{ is: 'unclear', about: 'time' }];
  if (meaning === 'clock') return [{ is: 'clock', clock: first }];
  if (meaning === 'after') return [{ is: 'range', from: first }];
  if (meaning === 'before') return [{ is: 'range', to: first }];
  return [{ is: 'range', from: first, to: second ?? undefined }];
}

function partFact({ known, slots }: PhraseMatch, book: PhraseBook): Fact[] {
  const said = slots.find(({ slot }) => slot === 'part' || slot === 'partAfterDay');
  const part = known.part ?? (said && book.tables.part(said.text));
  return part ? [{ is: 'part', part }] : [];
}

function reader({ slots }: PhraseMatch, book: PhraseBook): (slot: string) => number | undefined {
  return (slot) => {
    const found = slots.find((one) => one.slot === slot);
    return found && book.tables.value(found.slot, found.text);
  };
}

/** A language file whose phrase lacks a slot that its meaning needs. */
function missing({ meaning }: PhraseMatch, slot: string): never {
  throw new Error(`A phrase that means ${meaning} needs {${slot}}`);
}
