import { type Fact, type Reading, isDayFact, isTimeFact } from './date-facts.js';
import { interpretPhrase } from './interpret-phrase.js';
import type { PhraseBook } from './phrase-book.js';
import { plainWords } from './plain-words.js';
import { Said } from './steps.js';

/** Nobody says more about one appointment; the limit keeps the reading quick. */
const MOST_CHARACTERS = 800;

interface Found {
  fact: Fact;
  start: number;
  end: number;
}

/** What the words say in one language. */
export function readWords(words: string, book: PhraseBook): Reading {
  const reading: Reading = {
    days: [],
    notDays: [],
    times: [],
    notTimes: [],
    soonest: false,
    or: false,
    unclearDay: false,
    unclearTime: false,
  };
  if (words.length > MOST_CHARACTERS) return { ...reading, unclearDay: true, unclearTime: true };
  const said = new Said(plainWords(words));
  const found = withMarkers(scan(said, book), said.text, book);
  for (const clause of clauses(found, said.text, book)) addClause(reading, clause);
  reading.unclearTime ||= found.some(({ fact, end }) => !isMinor(fact) && strayBehind(said, end, book));
  return reading;
}

export function saysNothing({ days, notDays, times, notTimes, soonest, unclearDay, unclearTime }: Reading): boolean {
  return days.length + notDays.length + times.length + notTimes.length === 0 && !soonest && !unclearDay && !unclearTime;
}

/** The longest phrase at each word; words that belong to none are passed over. */
function scan(said: Said, book: PhraseBook): Found[] {
  const { text } = said;
  const found: Found[] = [];
  for (let at = 0; at < text.length;) {
    const match = book.matchAt(said, at);
    if (match) found.push(...interpretPhrase(match, book).map((fact) => ({ fact, start: at, end: match.end })));
    const blank = text.indexOf(' ', match ? match.end : at);
    at = blank < 0 ? text.length : blank + 1;
  }
  return found;
}

/** "ab Montag", "before the 3rd": the marker makes a bound of the day behind it; the day that one leaves is not the one asked for. */
function withMarkers(found: Found[], text: string, book: PhraseBook): Found[] {
  return found.flatMap((item, index) => {
    const before = found[index - 1];
    if (item.fact.is === 'marker') return [];
    if (before?.fact.is !== 'marker' || !isDayFact(item.fact) || !belongs(before, item, text, book)) return [item];
    const { side } = before.fact;
    const fact: Fact = side === 'leaving' ? { is: 'unclear', about: 'day' } : { is: 'bound', side, day: item.fact };
    return [{ ...item, fact }];
  });
}

function belongs(one: Found, other: Found, text: string, book: PhraseBook): boolean {
  return book.articles.test(text.slice(one.end, other.start).trim());
}

/** Clauses end at a comma or a word such as "sondern"; not between a weekday and its date ("Montag, den 3."). */
function clauses(found: Found[], text: string, book: PhraseBook): Fact[][] {
  const result: Fact[][] = [[]];
  found.forEach((item, index) => {
    if (item.fact.is !== 'break') return void result.at(-1)?.push(item.fact);
    const [before, after] = [found[index - 1], found[index + 1]];
    const sameDay = before?.fact.is === 'weekday' && after?.fact.is === 'date' && belongs(before, after, text, book);
    if (!sameDay) result.push([]);
  });
  return result;
}

function addClause(reading: Reading, clause: Fact[]): void {
  const negation = clause.findIndex(({ is }) => is === 'negation');
  const denied = negation < 0 ? new Set<Fact>() : new Set(deniedBy(clause.slice(0, negation), clause.slice(negation + 1)));
  for (const fact of clause) {
    if (isDayFact(fact)) (denied.has(fact) ? reading.notDays : reading.days).push(fact);
    else if (isTimeFact(fact)) (denied.has(fact) ? reading.notTimes : reading.times).push(fact);
    else if (fact.is === 'soonest') reading.soonest ||= !denied.has(fact);
    else if (fact.is === 'or') reading.or = true;
    else if (fact.is === 'unclear') reading[fact.about === 'day' ? 'unclearDay' : 'unclearTime'] = true;
  }
}

/** "nicht am Montag", "Montag geht nicht"; with days on both sides of the "nicht" it is open which one is denied: none counts. */
function deniedBy(before: Fact[], after: Fact[]): Fact[] {
  const stated = after.filter((fact) => isDayFact(fact) || isTimeFact(fact) || fact.is === 'soonest');
  if (stated.length === 0) return before;
  const onBothSides = before.some((one) =>
    stated.some((other) => isDayFact(one) === isDayFact(other) && isTimeFact(one) === isTimeFact(other)),
  );
  return onBothSides ? [...before, ...stated] : stated;
}

function isMinor(fact: Fact): boolean {
  return ['break', 'negation', 'marker'].includes(fact.is);
}

/** "Montag 15", "um drei oder vier": a number right behind what was understood is not understood. */
function strayBehind(said: Said, end: number, book: PhraseBook): boolean {
  const at = end + (/^\.? ?/.exec(said.text.slice(end))?.[0].length ?? 0);
  return book.strayNumberAt(said, at) && book.matchAt(said, at) === null;
}
