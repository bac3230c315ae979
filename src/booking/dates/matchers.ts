import { type FirstCharacters, type Possible, byFirstCharacter, firstCharacters } from './first-characters.js';
import { type Pattern, parsePattern } from './pattern.js';
import { type Step, type Table, ahead, character, collect, filled, firstOf, letters, look, orElse, remembered } from './steps.js';

export interface Matcher {
  first: FirstCharacters;
  step: Step;
}

export type PossibleMeanings<Meaning> = Possible<{ meaning: Meaning; step: Step }>;

/**
 * Patterns that share their word tables, matched as a regular expression would match them. They are none because the tables would be in
 * each expression anew: compiled they took 28 MB, and more than a second before the first reading.
 */
export class Matchers {
  private readonly tables = new Map<string, Table>();

  /** `sources` are the patterns of the tables. */
  constructor(private readonly sources: Readonly<Record<string, string>> = {}) {}

  /** `last` is asked whether the match may end at a place. */
  compile(source: string, last: Step): Matcher {
    try {
      const pattern = parsePattern(source);
      return { first: this.first(pattern), step: this.step(pattern, last) };
    } catch (error) {
      throw new Error(`The pattern "${source}" cannot be read: ${error instanceof Error ? error.message : ''}`, { cause: error });
    }
  }

  /** Several patterns with what they mean. */
  meanings<Meaning>(patterns: readonly (readonly [source: string, meaning: Meaning])[], last: Step): PossibleMeanings<Meaning> {
    const compiled = patterns.map(([source, meaning]) => ({ meaning, ...this.compile(source, last) }));
    return byFirstCharacter(
      compiled.map(({ meaning, step }) => ({ meaning, step })),
      compiled.map(({ first }) => first),
    );
  }

  private first(pattern: Pattern): FirstCharacters {
    return firstCharacters(pattern, (slot) => this.table(slot).first);
  }

  private step(pattern: Pattern, next: Step): Step {
    switch (pattern.is) {
      case 'letters':
        return letters(pattern.text, next);
      case 'character':
        return character(pattern.among, next);
      case 'look':
        return look(pattern.around, next);
      case 'slot':
        return filled(pattern.slot, this.table(pattern.slot), next);
      case 'ahead':
        return ahead(this.table(pattern.slot), next);
      case 'in turn':
        return pattern.parts.reduceRight((behind, part) => this.step(part, behind), next);
      case 'either':
        return this.either(pattern.options, next);
      case 'repeated':
        return this.repeated(pattern, next);
    }
  }

  private either(patterns: Pattern[], next: Step): Step {
    const steps = patterns.map((pattern) => this.step(pattern, next));
    const firsts = patterns.map((pattern) => this.first(pattern));
    return firstOf(byFirstCharacter(steps, firsts));
  }

  private repeated({ part, least, most }: Pattern & { is: 'repeated' }, next: Step): Step {
    if (this.first(part) === null) throw new Error('What may be empty cannot be repeated');
    let step = most === Infinity ? this.anyNumber(part, next) : next;
    for (let times = least; times < most && most < Infinity; times++) step = orElse(this.step(part, step), next);
    for (let times = 0; times < least; times++) step = this.step(part, step);
    return step;
  }

  private anyNumber(part: Pattern, next: Step): Step {
    const oneMore: Step = this.step(part, (said, at) => again(said, at));
    const again = orElse(oneMore, next);
    return again;
  }

  /** The tables stand in many phrases, and some in others: each is there once, and is read once at a place. */
  private table(slot: string): Table {
    const known = this.tables.get(slot);
    if (known) return known;
    const source = this.sources[slot];
    if (source === undefined) throw new Error(`No word table for {${slot}}`);
    const { first, step } = this.compile(source, collect);
    const table = { first, ends: remembered(step, this.tables.size) };
    this.tables.set(slot, table);
    return table;
  }
}
