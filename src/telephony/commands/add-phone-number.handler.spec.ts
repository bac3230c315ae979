import { e164Of } from './add-phone-number.handler.js';

describe('e164Of', () => {
  it.each([
    ['+49305550101', null, '+49305550101'],
    ['+49 (0)30 5550101', null, '+49305550101'],
    ['0049 30 555 01 01', null, '+49305550101'],
    ['0049305550101', 'US', '+49305550101'],
    ['030 / 555 01 01', 'DE', '+49305550101'],
    ['030-5550101', 'de', '+49305550101'],
    [' 0131 496 0101 ', 'GB', '+441314960101'],
    ['+44 (0)131 496 0101', 'DE', '+441314960101'],
    ['06 1234 5678', 'IT', '+390612345678'],
  ])('reads %s (%s) as %s', (spelling, country, number) => {
    expect(e164Of(spelling, country)).toBe(number);
  });

  it.each([
    ['030 5550101', null],
    ['030 5550101', 'XX'],
    ['+49', null],
    ['', 'DE'],
    ['call 030 5550101', 'DE'],
    ['+49 30 5550101 ext. 5', null],
    ['+49305550101+49305550102', null],
    ['+4930555010100000000', null],
  ])('refuses "%s" (%s)', (spelling, country) => {
    expect(() => e164Of(spelling, country)).toThrow(expect.objectContaining({ code: 'number.invalid', status: 400 }));
  });
});
