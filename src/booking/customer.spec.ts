import { isEmail, isName, phoneNumber } from './customer.js';

describe('a name', () => {
  it.each([
    'Mila Brandt',
    'Jonas',
    'Zoë Åström',
    'Müller-Lüdenscheidt',
    "Siobhán O'Hara",
    '李小龙',
    'Dr. Nora Uhrmacher',
    'Mahmoud El-Sayed',
    'Jo',
    'Anna Caller',
    'Halbach',
    'Elfriede Achternbusch',
    'Max Neuner',
  ])('is %s', (text) => {
    expect(isName(text)).toBe(true);
  });

  it.each([
    null,
    '',
    '   ',
    'M',
    'X.',
    '-',
    '17',
    'Mila 2',
    '{{caller_name}}',
    'anonymous',
    'Anonymous Caller',
    'unknown',
    'Unknown Customer',
    'Unbekannt',
    'unbekannter Anrufer',
    'N/A',
    'n.a.',
    'none',
    'null',
    'NULL',
    'customer',
    'Caller',
    'Acht Uhr',
    'vierzehn Uhr dreißig',
    "three o'clock",
    'three o’clock',
    'half past two',
    'halb drei',
    'viertel nach acht',
    'fourteen thirty',
    'Vierzehn dreißig',
    'zwei',
    'ten am',
  ])('is not %p', (text) => {
    expect(isName(text)).toBe(false);
  });
});

describe('a phone number', () => {
  it.each([
    ['0176 04069020', '+49305550101', '+4917604069020'],
    ['+49 176 04069020', '+49305550101', '+4917604069020'],
    ['0049 176 04069020', '+49305550101', '+4917604069020'],
    ['(030) 5550-199', '+49305550101', '+49305550199'],
    ['0131 496 0199', '+441314960101', '+441314960199'],
    ['+49 30 5550199', '+441314960101', '+49305550199'],
  ])('%s, said to %s, is %s', (text, called, number) => {
    expect(phoneNumber(text, called)).toBe(number);
  });

  it.each(['', 'unbekannt', '12', 'null acht fuenf', '+49', '0000000000000000000'])('is not "%s"', (text) => {
    expect(phoneNumber(text, '+49305550101')).toBeNull();
  });
});

describe('an e-mail address', () => {
  it.each(['mila@example.com', 'mila.brandt+salon@sub.example.co.uk'])('is %s', (text) => {
    expect(isEmail(text)).toBe(true);
  });

  it.each([
    '',
    'mila',
    'mila@',
    '@example.com',
    'mila at example dot com',
    'mila@example',
    'a b@example.com',
    `${'a'.repeat(250)}@example.com`,
  ])('is not "%s"', (text) => {
    expect(isEmail(text)).toBe(false);
  });
});
