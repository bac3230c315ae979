import type { Clock } from './date-facts.js';
import type { ClockPhrase, Known, Lexicon, Meaning } from './lexicon.js';
import { fold } from './plain-words.js';
import { type WordTables, wordTables } from './word-tables.js';

export interface PhraseMatch {
  meaning: Meaning;
  known: Known;
  /** Where the next word may begin. */
  end: number;
  /** What stood in the slots, in order. */
  slots: { slot: string; text: string }[];
}

interface Compiled {
  expression: RegExp;
  slots: string[];
  known: Known;
}

/** The phrases of one language, compiled once. */
export interface PhraseBook {
  tables: WordTables;
  articles: RegExp;
  /** A number that no phrase took, directly behind one: "Montag 15". */
  strayNumber: RegExp;
  matchAt(text: string, at: number): PhraseMatch | null;
  clock(text: string): Clock | null;
}

/** A full stop behind a number may end the sentence. */
const WORD_END = '(?=\\.?(?: |$))';

export function phraseBook(lexicon: Lexicon): PhraseBook {
  const tables = wordTables(lexicon);
  const noQuantity = `(?! (?:${tables.sources.units})\\b)`;
  const clocks = lexicon.clocks.map(([pattern, known = {}]) => compile(tables, `${pattern}$`, known, false));
  const loose = lexicon.looseClocks.map(([pattern, known = {}]) => compile(tables, `${pattern}$`, known, false));
  const full = anyOf(tables, lexicon.clocks, noQuantity);
  const bare = anyOf(tables, lexicon.looseClocks, noQuantity);
  const withClocks = { ...tables, sources: { ...tables.sources, full, clock: `${full}|${bare}` } };
  const phrases = lexicon.phrases.map(([meaning, pattern, known = {}]) => ({ meaning, ...compile(withClocks, pattern, known, true) }));
  return {
    tables,
    articles: new RegExp(`^(?:(?:${tables.sources.articles}|,)(?: |$))*$`),
    strayNumber: new RegExp(`^(?:${tables.sources.stray})${WORD_END}${noQuantity}`),
    matchAt: (text, at) => longest(phrases, text, at),
    clock: (text) => readClock(tables, [...clocks, ...loose], text),
  };
}

/** Those that begin with a number are tried only where one stands: most words of a sentence are none, and there are many numbers. */
function anyOf(tables: WordTables, clocks: readonly ClockPhrase[], noQuantity: string): string {
  const sources = clocks.map(([pattern]) => ({ numeric: pattern.startsWith('{'), text: source(tables, pattern).text }));
  const numeric = sources.filter((one) => one.numeric).map(({ text }) => text);
  const others = sources.filter((one) => !one.numeric).map(({ text }) => text);
  return `(?:${[`(?=${tables.sources.n})(?:${numeric.join('|')})`, ...others].join('|')})${noQuantity}`;
}

function longest(phrases: (Compiled & { meaning: Meaning })[], text: string, at: number): PhraseMatch | null {
  let best: PhraseMatch | null = null;
  for (const { expression, meaning, known, slots } of phrases) {
    expression.lastIndex = at;
    const match = expression.exec(text);
    if (!match || match[0] === '' || (best && best.end >= at + match[0].length)) continue;
    best = { meaning, known, end: at + match[0].length, slots: filled(slots, match) };
  }
  return best;
}

function filled(slots: string[], match: RegExpExecArray): PhraseMatch['slots'] {
  return slots.flatMap((slot, index) => {
    const text = match[index + 1];
    return text === undefined ? [] : [{ slot, text }];
  });
}

function readClock(tables: WordTables, clocks: Compiled[], text: string): Clock | null {
  for (const { expression, slots, known } of clocks) {
    expression.lastIndex = 0;
    const match = expression.exec(text);
    if (!match) continue;
    const found = filled(slots, match);
    const hourText = found.find(({ slot }) => slot === 'hour')?.text;
    const minuteText = found.find(({ slot }) => slot !== 'hour')?.text;
    const hour = known.hour ?? tables.value('hour', hourText ?? '');
    const minute = known.minute ?? (minuteText ? tables.value('minute', minuteText) : 0);
    const total = hour * 60 + (known.plus ?? 0) + (known.sign ?? 1) * minute;
    return onTheClock(total, hour > 12 || hour === 0 || /^0\d/.test(hourText ?? ''), known.half);
  }
  return null;
}

function onTheClock(total: number, fixed: boolean, half: Known['half']): Clock {
  if (fixed) return { minutes: total, fixed };
  const minutes = (total + 720) % 720;
  return half ? { minutes: half === 'pm' ? minutes + 720 : minutes, fixed: true } : { minutes, fixed };
}

function compile(tables: WordTables, pattern: string, known: Known, wordEnd: boolean): Compiled {
  const { text, slots } = source(tables, pattern, true);
  return { expression: new RegExp(`(?:${text})${wordEnd ? WORD_END : ''}`, 'y'), slots, known };
}

function source(tables: WordTables, pattern: ClockPhrase[0], capture = false): { text: string; slots: string[] } {
  const slots: string[] = [];
  const pieces = pattern.split(/(\{\w+\})/).map((piece) => {
    if (!/^\{\w+\}$/.test(piece)) return plain(piece);
    const slot = piece.slice(1, -1);
    slots.push(slot);
    const words = tables.sources[slot];
    if (words === undefined) throw new Error(`No word table for {${slot}} in "${pattern}"`);
    return capture ? `(${words})` : `(?:${words})`;
  });
  return { text: pieces.join(''), slots };
}

function plain(piece: string): string {
  return fold(piece)
    .replace(/[ -]/g, (character) => (character === ' ' ? '(?: ,)? ' : ' ?'))
    .replace(/\((?!\?)/g, '(?:');
}
