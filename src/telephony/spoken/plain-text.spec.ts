import { asSentence, plainText } from './plain-text.js';

describe('plainText', () => {
  it.each([
    ['Mila Brandt', 'Mila Brandt'],
    ["  Siobhán\t O'Neill-Müller ", "Siobhán O'Neill-Müller"],
    ['Mila\nBrandt\u0007', 'Mila Brandt'],
    ['Mi\u200Bla\u202E', 'Mila'],
    ['\u0000', ''],
  ])('makes %j one plain line', (text, plain) => {
    expect(plainText(text, 60)).toBe(plain);
  });

  it('cuts at whole characters', () => {
    expect(plainText('💇💇💇', 2)).toBe('💇💇');
    expect(plainText('Farbe und', 6)).toBe('Farbe');
  });
});

describe('asSentence', () => {
  it.each([
    ['Welcher Zahn?', 'Welcher Zahn?'],
    ['Haarlänge:', 'Haarlänge.'],
    ['Your date of birth', 'Your date of birth.'],
  ])('ends %j as %j', (text, sentence) => {
    expect(asSentence(text)).toBe(sentence);
  });
});
