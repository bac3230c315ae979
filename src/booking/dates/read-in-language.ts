import type { Reading } from './date-facts.js';
import { phraseBook } from './phrase-book.js';
import { readWords, saysNothing } from './read-words.js';
import { wordsDe } from './words-de.js';
import { wordsEn } from './words-en.js';

const ENGLISH = phraseBook(wordsEn);

/** A third language is one more file of words and one more line here; a branch whose language is missing is read as English. */
const BOOKS = new Map([
  ['en', ENGLISH],
  ['de', phraseBook(wordsDe)],
]);

/** In the branch's language (`de`, `de-AT`); in another one only if that says nothing and the other names a day. */
export function readInLanguage(words: string, language: string): Reading {
  const own = BOOKS.get(language.slice(0, 2).toLowerCase()) ?? ENGLISH;
  const reading = readWords(words, own);
  if (!saysNothing(reading)) return reading;
  const others = [...BOOKS.values()].filter((book) => book !== own).map((book) => readWords(words, book));
  return others.find(({ days, soonest }) => days.length > 0 || soonest) ?? reading;
}
