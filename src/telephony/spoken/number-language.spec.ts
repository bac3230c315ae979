import { languageOfNumber } from './number-language.js';

describe('languageOfNumber', () => {
  it.each(['+49305550101', '+436641234567', '+41446681800', '+4232345678'])('speaks German for %s', (number) => {
    expect(languageOfNumber(number)).toBe('de');
  });

  it.each(['+441314960101', '+33142685300', '+12125550123', 'anonymous', '', '+'])('speaks English for "%s"', (number) => {
    expect(languageOfNumber(number)).toBe('en');
  });
});
