import fc from 'fast-check';
import { scaled } from '../../../test/support/scale.js';
import { Matchers } from './matchers.js';
import { NOWHERE, Said, endOfText } from './steps.js';

const TABLES: Record<string, string> = { few: 'a|ab|ba', more: '{few}b?|c', any: '(?={few}){more}|[b-d]c' };
const LEAVES = ['a', 'b', 'bc', 'c?', '[ab]', '[a-c]{1,2}', '\\d', '(?:a|bc)*', '(ab|b)+', '(a|ab|b)*', '{few}', '{more}', '{any}'];
const LOOKS = ['(?=b|c)', '(?!a)', '(?<=a)', '(?={few})'];

/** Regular expressions as the lexicons use them; only what cannot be empty is left out or comes again. */
const { either: patterns } = fc.letrec<{ either: string; inTurn: string; part: string; group: string }>((tie) => ({
  either: fc.array(tie('inTurn'), { minLength: 1, maxLength: 4 }).map((options) => options.join('|')),
  inTurn: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof({ maxDepth: 2 }, { arbitrary: fc.constantFrom(...LEAVES, ...LOOKS), weight: 6 }, { arbitrary: tie('group'), weight: 1 }),
  group: fc
    .tuple(fc.constantFrom('(', '(?:', '(a('), tie('either'))
    .map(([open, group]) => (open === '(a(' ? `(a(${group}))?` : `${open}${group})`)),
}));
const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', '1'), maxLength: 8 });

/** The same for the engine, with its captures in the places of our slots. */
function expression(pattern: string, open: '(' | '(?:'): string {
  return pattern
    .replace(/\((?!\?)/g, '(?:')
    .replace(/(\(\?=)?\{(few|more|any)\}/g, (_, ahead: string | undefined, slot: string) =>
      ahead ? `${ahead}${expression(TABLES[slot] ?? '', '(?:')}` : `${open}${expression(TABLES[slot] ?? '', '(?:')})`,
    );
}

it('matches what a regular expression matches, from each place, with the same in the slots', () => {
  let matches = 0;
  fc.assert(
    fc.property(patterns, texts, fc.boolean(), (pattern, text, toTheEnd) => {
      const { first, step } = new Matchers(TABLES).compile(pattern, toTheEnd ? endOfText : (_, at) => at);
      const native = new RegExp(`(?:${expression(pattern, '(')})${toTheEnd ? '$' : ''}`, 'y');
      const said = new Said(text);
      const places = Array.from({ length: text.length + 1 }, (_, at) => at);
      const expected = places.map((at) => {
        native.lastIndex = at;
        const match = native.exec(text);
        return match ? [at + match[0].length, ...match.slice(1).filter((capture) => capture !== undefined)] : [NOWHERE];
      });
      matches += expected.filter(([end]) => end !== NOWHERE).length;

      const found = places.map((at) =>
        first?.has(text.charAt(at)) === false ? [NOWHERE] : [said.match(step, at), ...said.slots.map((slot) => slot.text)],
      );

      expect(found).toEqual(expected);
    }),
    { numRuns: scaled(400, 10_000) },
  );

  expect(matches).toBeGreaterThan(200);
});

it.each([
  ['(a?)*', 'may be empty'],
  ['a(?={few}b)', 'stand alone'],
  ['(a', 'not closed'],
  ['a)', 'is too many'],
  ['.', 'not contain .'],
  ['a**', 'not contain *'],
  ['\\w', 'not contain \\w'],
  ['{unheard}', 'No word table'],
])('refuses %s, which it would not match as a regular expression does', (pattern, why) => {
  expect(() => new Matchers(TABLES).compile(pattern, endOfText)).toThrow(why);
});
