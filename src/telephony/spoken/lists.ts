import type { Catalogue } from './catalogue.js';

const FORMATS = new Map<string, Intl.ListFormat>();

/** "A, B und C", "A, B or C": as the language lists things. */
export function joined(words: Catalogue, link: 'and' | 'or', items: readonly string[]): string {
  const key = `${words.locale} ${link}`;
  const format = FORMATS.get(key) ?? new Intl.ListFormat(words.locale, { type: link === 'and' ? 'conjunction' : 'disjunction' });
  FORMATS.set(key, format);
  return format.format(items);
}
