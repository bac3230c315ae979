import { useLocale } from 'react-admin';

interface Choice {
  id: string;
  name: string;
}

const ZONES = Intl.supportedValuesOf('timeZone');
/** Those that the phone agent speaks. */
const LANGUAGES = ['de', 'en'];

/** Time zones to choose from, and the one in use where this browser knows it by another name. */
export function zoneChoices(inUse: string): Choice[] {
  return [...new Set([...ZONES, inUse])].map((zone) => ({ id: zone, name: zone.replaceAll('_', ' ') }));
}

/** The name of a language in the reader's own. */
export function useLanguageName(): (language: string) => string {
  const names = new Intl.DisplayNames(useLocale(), { type: 'language' });
  return (language) => names.of(language) ?? language;
}

/** Languages to choose from, and the one in use. */
export function useLanguageChoices(inUse: string[] = []): Choice[] {
  const name = useLanguageName();
  return [...new Set([...LANGUAGES, ...inUse])].map((language) => ({ id: language, name: name(language) }));
}
