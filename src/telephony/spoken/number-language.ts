import { parsePhoneNumberFromString } from 'libphonenumber-js';

const GERMAN_SPEAKING: ReadonlySet<string> = new Set(['DE', 'AT', 'CH', 'LI']);

/** The language to speak when a called number leads to no branch: the one of the number's country, else English. */
export function languageOfNumber(e164: string): 'de' | 'en' {
  const country = parsePhoneNumberFromString(e164)?.country;
  return country !== undefined && GERMAN_SPEAKING.has(country) ? 'de' : 'en';
}
