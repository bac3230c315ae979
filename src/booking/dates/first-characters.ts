import type { Pattern } from './pattern.js';

/** What a text can begin with; null where that is open, also because the text may be empty. */
export type FirstCharacters = ReadonlySet<string> | null;

export function firstCharacters(pattern: Pattern, ofSlot: (slot: string) => FirstCharacters): FirstCharacters {
  switch (pattern.is) {
    case 'letters':
      return new Set(pattern.text.slice(0, 1));
    case 'character':
      return new Set(pattern.among);
    case 'look':
    case 'ahead':
      return null;
    case 'slot':
      return ofSlot(pattern.slot);
    case 'repeated':
      return pattern.least > 0 ? firstCharacters(pattern.part, ofSlot) : null;
    case 'either':
      return union(pattern.options.map((option) => firstCharacters(option, ofSlot)));
    case 'in turn':
      return ofFirstPart(pattern.parts, ofSlot);
  }
}

/** Those parts that may be left out and the first one that may not. */
function ofFirstPart(parts: Pattern[], ofSlot: (slot: string) => FirstCharacters): FirstCharacters {
  const firsts: FirstCharacters[] = [];
  for (const part of parts) {
    if (part.is === 'look' || part.is === 'ahead') continue;
    const optional = part.is === 'repeated' && part.least === 0;
    const first = firstCharacters(optional ? part.part : part, ofSlot);
    firsts.push(first);
    if (!optional || first === null) return union(firsts);
  }
  return null;
}

function union(sets: FirstCharacters[]): FirstCharacters {
  const all = new Set<string>();
  for (const set of sets) {
    if (set === null) return null;
    for (const character of set) all.add(character);
  }
  return all;
}

/** Gives those of the items that a text can begin with, in their order: most words of a sentence begin nothing. */
export type Possible<Item> = (character: string | undefined) => readonly Item[];

/** Fewer than these are as quickly tried as looked up. */
const WORTH_AN_INDEX = 4;

export function byFirstCharacter<Item>(items: readonly Item[], firsts: readonly FirstCharacters[]): Possible<Item> {
  if (items.length < WORTH_AN_INDEX) return () => items;
  const index = indexed(items, firsts);
  const open = items.filter((_, at) => firsts[at] === null);
  return lookUp(index, open);
}

function indexed<Item>(items: readonly Item[], firsts: readonly FirstCharacters[]): Map<string, readonly Item[]> {
  const characters = new Set(firsts.flatMap((first) => [...(first ?? [])]));
  return new Map(Array.from(characters, (character) => [character, items.filter((_, at) => firsts[at]?.has(character) ?? true)]));
}

/** A function of its own: one made above would keep all that the index was made of. */
function lookUp<Item>(index: Map<string, readonly Item[]>, open: readonly Item[]): Possible<Item> {
  return (character) => (character === undefined ? open : (index.get(character) ?? open));
}
