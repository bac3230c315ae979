import type { Lexicon } from './lexicon.js';
import { Matchers } from './matchers.js';
import { fold } from './plain-words.js';
import { NOWHERE, Said, endOfText } from './steps.js';

type Table<Value = number> = { pattern: string; value: Value }[];

/** What may stand in a slot, as a pattern, and which number it is. */
export interface WordTables {
  sources: Record<string, string>;
  value(slot: string, text: string): number;
  /** The entry of `parts` or `partsAfterDay`. */
  part(text: string): Lexicon['parts'][string] | undefined;
}

export function wordTables(lexicon: Lexicon): WordTables {
  const cardinals = numberWords(lexicon);
  const ordinals = ordinalWords(lexicon);
  const hours: Table = [...table([[lexicon.oneOclock, 1]]), ...cardinals.filter(({ value }) => value !== 1 && value <= 24)];
  const weekdays = table(list(lexicon.weekdays).map((pattern, index) => [pattern, index + 1]));
  const months = table(list(lexicon.months).map((pattern, index) => [pattern, index + 1]));
  const dayWords = table(Object.entries(lexicon.dayWords));
  const weeks = table(Object.entries(lexicon.weeks));
  const century = prepare(lexicon.century);
  const [cardinal, ordinal] = [finder(cardinals), finder(ordinals)];
  const values: Record<string, (text: string) => number | undefined> = {
    n: cardinal,
    hour: finder(hours),
    minute: cardinal,
    minutes: cardinal,
    day: ordinal,
    monthNumber: ordinal,
    weekday: finder(weekdays),
    month: finder(months),
    dayWord: finder(dayWords),
    week: finder(weeks),
  };
  const yearWords = new RegExp(`^(?:${century}) ?`);
  const numberOf = (slot: string, text: string): number => values[slot]?.(text) ?? Number.parseInt(text, 10);
  return {
    sources: {
      n: `${numbersFrom(0, lexicon)}|\\d{1,3}`,
      hour: `${words(hours)}|2[0-4]|[01]?\\d`,
      minute: `${numbersFrom(0, lexicon)}|[0-5]?\\d`,
      // From ten on: a single digit behind an hour is no minute.
      minutes: numbersFrom(10, lexicon),
      mm: '[0-5]\\d',
      day: `${words(ordinals)}|${prepare(lexicon.ordinals.digits)}`,
      dayDigits: '\\d{1,2}',
      monthNumber: `${words(ordinals.filter(({ value }) => value <= 12))}|(?:1[0-2]|0?[1-9])`,
      monthDigits: '1[0-2]|0?[1-9]',
      year: `20\\d\\d|(?:${century}) ?(?:${numbersFrom(20, lexicon)})`,
      shortYear: '20\\d\\d|\\d\\d',
      weekday: words(weekdays),
      month: words(months),
      dayWord: words(dayWords),
      week: words(weeks),
      part: Object.keys(lexicon.parts).map(prepare).join('|'),
      partAfterDay: [...Object.keys(lexicon.partsAfterDay), ...Object.keys(lexicon.parts)].map(prepare).join('|'),
      units: prepare(lexicon.units),
      articles: prepare(lexicon.articles),
      stray: `${numbersFrom(2, lexicon)}|${words(ordinals)}|\\d+(?:[.:]\\d+)*`,
    },
    value: (slot, text) =>
      slot.toLowerCase().endsWith('year') ? yearOf(text, (said) => numberOf('n', said.replace(yearWords, ''))) : numberOf(slot, text),
    part: finder(table([...Object.entries(lexicon.parts), ...Object.entries(lexicon.partsAfterDay)])),
  };
}

function yearOf(text: string, spoken: (text: string) => number): number {
  const digits = /^\d+$/.test(text) ? Number(text) : spoken(text);
  return digits < 100 ? 2000 + digits : digits;
}

/** The value of the first entry that is the whole text. */
function finder<Value>(entries: Table<Value>): (text: string) => Value | undefined {
  const possible = new Matchers().meanings(
    entries.map(({ pattern, value }) => [pattern, value]),
    endOfText,
  );
  return (text) => {
    const said = new Said(text);
    return possible(text[0]).find(({ step }) => said.match(step, 0) !== NOWHERE)?.meaning;
  };
}

function numberWords({ numbers }: Lexicon): Table {
  const units = list(numbers.upTo19);
  const entries: [string, number][] = units.map((pattern, value) => [pattern, value]);
  list(numbers.tens).forEach((ten, index) => {
    const value = (index + 2) * 10;
    entries.push([ten, value]);
    units.slice(1, 10).forEach((unit, before) => entries.push([join(numbers.joined, { unit, ten }), value + before + 1]));
  });
  return table(entries);
}

/**
 * All number words from there on; the greatest first: "twenty seven" before "twenty". Put together from units and tens instead of
 * one by one: there are many, and each table of numbers has them.
 */
function numbersFrom(least: number, { numbers }: Lexicon): string {
  const upTo19 = list(numbers.upTo19);
  const [unit, ten] = [upTo19.slice(1, 10).join('|'), list(numbers.tens).join('|')];
  const single = upTo19.slice(Math.min(least, upTo19.length)).toReversed();
  return `(?:${[join(numbers.joined, { unit, ten }), ten, ...single].map(prepare).join('|')})`;
}

function ordinalWords({ numbers, ordinals }: Lexicon): Table {
  const units = list(numbers.upTo19);
  const nths = list(ordinals.upTo19);
  const entries: [string, number][] = nths.map((pattern, index) => [pattern, index + 1]);
  list(ordinals.tens).forEach((tenth, index) => {
    const value = (index + 2) * 10;
    const ten = list(numbers.tens)[index] ?? '';
    entries.push([tenth, value]);
    for (let one = 1; one <= 9; one++) {
      entries.push([join(ordinals.joined, { unit: units[one] ?? '', nth: nths[one - 1] ?? '', ten, tenth }), value + one]);
    }
  });
  return table(entries.filter(([, value]) => value <= 31));
}

function join(template: string, pieces: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => `(${pieces[name] ?? ''})`);
}

function table<Value>(entries: (readonly [string, Value])[]): Table<Value> {
  return entries.map(([pattern, value]) => ({ pattern: prepare(pattern), value }));
}

function words(entries: Table): string {
  // The greatest first: "twenty seven" before "twenty".
  return `(?:${entries
    .toReversed()
    .map(({ pattern }) => pattern)
    .join('|')})`;
}

function list(text: string): string[] {
  return text.trim().split(/\s+/);
}

function prepare(pattern: string): string {
  return fold(pattern)
    .replace(/-/g, ' ?')
    .replace(/\((?!\?)/g, '(?:');
}
