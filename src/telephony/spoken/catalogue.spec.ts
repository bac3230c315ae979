import { OK_STATUSES, REFUSAL_STATUSES } from '../../contracts/error-codes.js';
import type { Catalogue } from './catalogue.js';
import { catalogueFor, LANGUAGES } from './languages.js';

const STATUSES = [...OK_STATUSES, ...REFUSAL_STATUSES].toSorted();

it('German and English are spoken from the start', () => {
  expect(LANGUAGES).toEqual(expect.arrayContaining(['de', 'en']));
});

describe.each(LANGUAGES)('the catalogue %s', (language) => {
  const words = catalogueFor(language);

  it('is one of its own, not the English one that stands in for a missing language', () => {
    expect(words.locale.slice(0, 2)).toBe(language);
    expect(LANGUAGES.filter((other) => catalogueFor(other) === words)).toEqual([language]);
  });

  it('has a sentence for every status of the one list, and for no other', () => {
    expect(Object.keys(words.messages).toSorted()).toEqual(STATUSES);
  });
});

it('does not pass the type check with a phrase missing', () => {
  const { booked: _booked, ...messages } = catalogueFor('de').messages;
  const words: Omit<Catalogue, 'otherServices'> = catalogueFor('de');

  // @ts-expect-error: `npm run check:types` fails once a catalogue may lack a status,
  const withoutStatus: Catalogue['messages'] = messages;
  // @ts-expect-error: or any other phrase.
  const withoutPhrase: Catalogue = words;

  expect([withoutStatus, withoutPhrase]).toHaveLength(2);
});
