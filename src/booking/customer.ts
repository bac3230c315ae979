import parsePhoneNumber, { type CountryCode } from 'libphonenumber-js';

const NO_NAMES = new Set([
  'anonymous',
  'anonym',
  'unknown',
  'unbekannt',
  'n a',
  'na',
  'none',
  'null',
  'undefined',
  'customer',
  'caller',
  'kunde',
  'kundin',
  'anrufer',
  'anruferin',
  'guest',
  'gast',
  'user',
  'name',
  'test',
]);
const CLOCK_WORDS = /\b(uhr|o['’]?clock|half past|quarter (past|to)|viertel (nach|vor)|halb|noon|midnight|mittags?|mitternacht)\b/i;

const NUMBER_WORDS = new Set(
  (
    'null eins ein zwei drei vier fünf fuenf sechs sieben acht neun zehn elf zwölf zwoelf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn ' +
    'zwanzig dreißig dreissig vierzig fünfzig fünfundvierzig zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen ' +
    'fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty am pm'
  ).split(' '),
);

/** Whether a text can be somebody's name: agents send "Acht Uhr", "anonymous" or an unfilled variable instead (lessons.md). */
export function isName(text: string | null): text is string {
  const name = (text ?? '').trim();
  if (/\d|\{\{|\}\}/.test(name) || CLOCK_WORDS.test(name)) return false;
  if ((name.match(/\p{L}/gu) ?? []).length < 2) return false;
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  if (plain.split(' ').every((word) => NUMBER_WORDS.has(word))) return false;
  return !NO_NAMES.has(plain) && !/^(anonymous|unknown|unbekannter?|anonymer?) (caller|customer|anrufer|kunde|name)$/.test(plain);
}

/** E.164 of any spelling, read as the country of the called number; null when it is no phone number. */
export function phoneNumber(text: string, calledNumber: string): string | null {
  const country: CountryCode | undefined = parsePhoneNumber(calledNumber)?.country;
  const parsed = parsePhoneNumber(text, country);
  return parsed?.isValid() ? parsed.number : null;
}

export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(text.trim());
}
