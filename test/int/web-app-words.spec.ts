import { globSync, readFileSync } from 'node:fs';
import { API_CODES } from '../../src/contracts/error-codes.js';

type Words = { [key: string]: string | Words };

/** Of the bundler's world, where imports name no file endings: loaded, not type-checked, with the server's code. */
async function messages(): Promise<{ en: Words[]; de: Words[] }> {
  const file: string = '../../admin-ui/src/i18n/messages';
  return (await import(file)).MESSAGES;
}

function flat(words: Words, path = ''): [key: string, text: string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${name}`, value]] : flat(value, `${path}${name}.`),
  );
}

const keys = (parts: Words[]) => [...new Set(parts.flatMap((part) => flat(part).map(([key]) => key)))].toSorted();
const placeholders = (text: string) => (text.match(/%\{\w+\}/g) ?? []).toSorted();

describe('the words of the web app', () => {
  let en: Words[];
  let de: Words[];
  beforeAll(async () => ({ en, de } = await messages()));

  it('are the same keys in both languages', () => {
    expect(keys(de)).toEqual(keys(en));
  });

  it('are filled in with the same facts in both languages, and none is empty', () => {
    const german = new Map(de.flatMap((part) => flat(part)));
    const english = en.flatMap((part) => flat(part));

    const differing = english.filter(
      ([key, text]) => text.trim() === '' || new Set(placeholders(text)).size !== new Set(placeholders(german.get(key) ?? '')).size,
    );

    expect(differing).toEqual([]);
  });

  it('have a sentence for every code that the API may answer people with', () => {
    const known = new Set(keys(en));
    const codes = Object.keys(API_CODES).filter((code) => !/^(?:calcom|retell)\./.test(code));

    expect(codes.filter((code) => !known.has(`frontdesk.errors.${code.replace('.', '_')}`))).toEqual([]);
  });

  it('stand in the catalogue: no page asks for a key that is not there', () => {
    const known = new Set(keys(en));
    const asked = globSync('admin-ui/src/**/*.{ts,tsx}').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/['"]((?:frontdesk|resources)\.[a-z_.A-Z-]+)['"]/g)].map(([, key = '']) => key),
    );

    expect([...new Set(asked)].filter((key) => !known.has(key)).toSorted()).toEqual([]);
    expect(asked.length).toBeGreaterThan(50);
  });
});
