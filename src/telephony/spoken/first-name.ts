import { plainText } from './plain-text.js';

const LONGEST = 40;
const TITLES = /^(?:herrn?|frau|fr|hr|mr|mrs|ms|miss|mx|sir|dr|prof|professor|dipl|ing|med)\.?$/iu;
/** Letters, joined as in Anna-Lena or O'Neil; anything else is no name to be spoken. */
const NAME = /^\p{L}+(?:['’-]\p{L}+)*$/u;

/** The first name in a full one, to greet a caller with; empty when only a title and a family name are known. */
export function firstName(fullName: string): string {
  const [family = '', given] = plainText(fullName, 120).split(',');
  const words = (given ?? family).split(' ').filter(Boolean);
  const untitled = words.filter((word) => !TITLES.test(word));
  const first = untitled[0] ?? '';
  const onlyFamilyName = untitled.length === 1 && words.length > 1 && given === undefined;
  return !onlyFamilyName && NAME.test(first) && first.length <= LONGEST ? first : '';
}
