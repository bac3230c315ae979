import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { germanPhrases } from '../../../test/phrases/de.js';
import { englishPhrases } from '../../../test/phrases/en.js';
import { type PhraseBook, phraseBook } from './phrase-book.js';
import { readWords } from './read-words.js';
import { wordsDe } from './words-de.js';
import { wordsEn } from './words-en.js';

/** A book takes about 1 MB. As regular expressions, compiled when they are used, one took 16 MB. */
const MOST_MB = 4;

function heapMb(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  return process.memoryUsage().heapUsed / 1_024 / 1_024;
}

/** Three times: the engine compiles for good what comes again. The sign makes it read a text of the other width. */
function use(book: PhraseBook, phrases: readonly string[]): void {
  for (let times = 0; times < 3; times++) for (const words of phrases) for (const sign of ['', ' …→']) readWords(words + sign, book);
}

it.each([
  ['German', wordsDe, germanPhrases],
  ['English', wordsEn, englishPhrases],
])('the phrases in %s stay small when they are used', (_, lexicon, phrases) => {
  const words = phrases.map(([said]) => said);
  const before = heapMb();

  const book = phraseBook(lexicon);
  use(book, words);

  expect(heapMb() - before).toBeLessThan(MOST_MB);
  expect(readWords(words[0] ?? '', book).days).toHaveLength(1);
});
