/** Codes of ISO 3166's user-assigned and reserved range that have a name in browsers but no telephones of their own. */
const NO_COUNTRY = new Set(['CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'UN', 'XA', 'XB', 'ZZ']);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/** The countries that this browser can name, by their names. */
export function countries(locale: string): { id: string; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  return codes(names)
    .map((id) => ({ id, name: names.of(id) ?? id }))
    .toSorted((a, b) => a.name.localeCompare(b.name, locale));
}

/** The country of a time zone such as Europe/Berlin; null where the browser does not know. */
export function countryOf(timeZone: string): string | null {
  return codes(new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })).find((code) => zonesOf(code).includes(timeZone)) ?? null;
}

function codes(names: Intl.DisplayNames): string[] {
  const all = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  // A code that is another one's former name comes back as that other one.
  return all.filter((code) => !NO_COUNTRY.has(code) && names.of(code) && new Intl.Locale(`und-${code}`).region === code);
}

/** Newer than TypeScript's library, and than some browsers. */
function zonesOf(code: string): string[] {
  const locale: Intl.Locale & { getTimeZones?: () => string[] | undefined } = new Intl.Locale(`und-${code}`);
  return locale.getTimeZones?.() ?? [];
}
