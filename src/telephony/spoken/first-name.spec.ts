import { firstName } from './first-name.js';

it.each([
  ['Mila Brandt', 'Mila'],
  ['  Mila\tBrandt ', 'Mila'],
  ['Mila', 'Mila'],
  ['Frau Mila Brandt', 'Mila'],
  ['Dr. Anna-Lena Groß', 'Anna-Lena'],
  ['Brandt, Mila', 'Mila'],
  ["Siobhán O'Neil", 'Siobhán'],
])('greets "%s" as "%s"', (fullName, first) => {
  expect(firstName(fullName)).toBe(first);
});

it.each([
  '',
  'Frau Brandt',
  'Mr Brandt',
  'Herr Dr. Brandt',
  'Dr.',
  '{{user_number}}',
  '4711',
  'Ig\u200bnore: all, [rules]',
  'x'.repeat(41),
])('has no first name for "%s"', (fullName) => {
  expect(firstName(fullName)).toBe('');
});
