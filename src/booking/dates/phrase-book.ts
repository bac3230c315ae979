import type { Clock } from './date-facts.js';
import type { ClockPhrase, Known, Lexicon, Meaning } from './lexicon.js';
import { Matchers, type PossibleMeanings } from './matchers.js';
import { fold } from './plain-words.js';
import { type FilledSlot, NOWHERE, Said, endOfText } from './steps.js';
import { type WordTables, wordTables } from './word-tables.js';

export interface PhraseMatch {
  meaning: Meaning;
  known: Known;
  /** Where the next word may begin. */
  end: number;
  /** What stood in the slots, in order. */
  slots: readonly FilledSlot[];
}

/** The phrases of one language, compiled once. */
export interface PhraseBook {
  tables: WordTables;
  articles: RegExp;
  /** A number that no phrase took, directly behind one: "Montag 15". */
  strayNumberAt(said: Said, at: number): boolean;
  matchAt(said: Said, at: number): PhraseMatch | null;
  clock(text: string): Clock | null;
}

export function phraseBook(lexicon: Lexicon): PhraseBook {
  const tables = wordTables(lexicon);
  const noQuantity = `(?! (?:${tables.sources.units})\\b)`;
  const full = anyOf(lexicon.clocks, noQuantity);
  const sources = { ...tables.sources, full, clock: `{full}|${anyOf(lexicon.looseClocks, noQuantity)}` };
  const matchers = new Matchers(sources);
  const clocks = matchers.meanings(
    [...lexicon.clocks, ...lexicon.looseClocks].map(([pattern, known = {}]) => [source(pattern), known]),
    endOfText,
  );
  const phrases = matchers.meanings(
    lexicon.phrases.map(([meaning, pattern, known = {}]) => [source(pattern), { meaning, known }]),
    endOfWord,
  );
  const stray = matchers.compile(`{stray}${noQuantity}`, endOfWord);
  return {
    tables,
    articles: new RegExp(`^(?:(?:${tables.sources.articles}|,)(?: |$))*$`),
    strayNumberAt: (said, at) => said.match(stray.step, at) !== NOWHERE,
    matchAt: (said, at) => longest(phrases, said, at),
    clock: (text) => readClock(tables, clocks, text),
  };
}

/** A full stop behind a number may end the sentence. */
function endOfWord({ text }: Said, at: number): number {
  const end = text[at] === '.' ? at + 1 : at;
  return end === text.length || text[end] === ' ' ? at : NOWHERE;
}

/** Those that begin with a number go first, and are tried only where one stands: most words of a sentence are none. */
function anyOf(clocks: readonly ClockPhrase[], noQuantity: string): string {
  const sources = clocks.map(([pattern]) => source(pattern));
  const numeric = sources.filter((one) => one.startsWith('{'));
  const others = sources.filter((one) => !one.startsWith('{'));
  return `(?:${[`(?={n})(?:${numeric.join('|')})`, ...others].join('|')})${noQuantity}`;
}

function longest(possible: PossibleMeanings<Pick<PhraseMatch, 'meaning' | 'known'>>, said: Said, at: number): PhraseMatch | null {
  let best: PhraseMatch | null = null;
  for (const { step, meaning } of possible(said.text[at])) {
    const end = said.match(step, at);
    if (end > (best?.end ?? at)) best = { ...meaning, end, slots: said.slots };
  }
  return best;
}

function readClock(tables: WordTables, possible: PossibleMeanings<Known>, text: string): Clock | null {
  const said = new Said(text);
  const clock = possible(text[0]).find(({ step }) => said.match(step, 0) !== NOWHERE);
  if (!clock) return null;
  const known = clock.meaning;
  const hourText = said.slots.find(({ slot }) => slot === 'hour')?.text;
  const minuteText = said.slots.find(({ slot }) => slot !== 'hour')?.text;
  const hour = known.hour ?? tables.value('hour', hourText ?? '');
  const minute = known.minute ?? (minuteText ? tables.value('minute', minuteText) : 0);
  const total = hour * 60 + (known.plus ?? 0) + (known.sign ?? 1) * minute;
  return onTheClock(total, hour > 12 || hour === 0 || /^0\d/.test(hourText ?? ''), known.half);
}

function onTheClock(total: number, fixed: boolean, half: Known['half']): Clock {
  if (fixed) return { minutes: total, fixed };
  const minutes = (total + 720) % 720;
  return half ? { minutes: half === 'pm' ? minutes + 720 : minutes, fixed: true } : { minutes, fixed };
}

/** The pattern with its words folded and its shorthands written out, but for those among characters: [a-z] is no optional blank. */
function source(pattern: string): string {
  return pattern
    .split(/(\{\w+\})/)
    .map((piece) => (/^\{\w+\}$/.test(piece) ? piece : plain(piece)))
    .join('');
}

function plain(piece: string): string {
  const inOrOutside = fold(piece).split(/(\[[^\]]*\])/);
  return inOrOutside.map((part) => (part.startsWith('[') ? part : writtenOut(part))).join('');
}

function writtenOut(part: string): string {
  return part.replace(/[ -]/g, (character) => (character === ' ' ? '(?: ,)? ' : ' ?')).replace(/\((?!\?)/g, '(?:');
}
