import type { Catalogue } from './catalogue.js';
import { de } from './de.js';
import { en } from './en.js';

const CATALOGUES: ReadonlyMap<string, Catalogue> = new Map([
  ['de', de],
  ['en', en],
]);

/** Languages that are spoken, ISO 639-1. */
export const LANGUAGES: readonly string[] = [...CATALOGUES.keys()];

/** The catalogue of a language tag ("de", "de-AT"); English for a language nobody wrote yet. */
export function catalogueFor(language: string): Catalogue {
  const [primary = ''] = language.toLowerCase().split(/[-_]/);
  return CATALOGUES.get(primary) ?? en;
}
