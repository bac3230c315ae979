import type { FirstCharacters, Possible } from './first-characters.js';

export interface FilledSlot {
  slot: string;
  text: string;
}

const NONE: readonly never[] = [];

/** What a caller said, while the patterns of one `Matchers` are held against it. */
export class Said {
  /** What stood in the slots of the latest match, in order. */
  slots: readonly FilledSlot[] = NONE;
  /** For each word table the place where it was tried last, and what came of it: the next pattern asks the same again. */
  readonly places: number[] = [];
  readonly ends: (readonly number[])[] = [];
  /** The ends that are being collected. */
  found: readonly number[] = NONE;

  constructor(readonly text: string) {}

  /** Where a match that begins there ends; `slots` are its own then. */
  match(step: Step, at: number): number {
    this.slots = NONE;
    return step(this, at);
  }
}

/** Matches from a place on, with all that comes behind it; where that ends, or NOWHERE. */
export type Step = (said: Said, at: number) => number;

export const NOWHERE = -1;

/** A word table; `ends` are those of its words that begin at a place, in the order in which they are to be tried. */
export interface Table {
  first: FirstCharacters;
  ends: (said: Said, at: number) => readonly number[];
}

export function endOfText({ text }: Said, at: number): number {
  return at === text.length ? at : NOWHERE;
}

export function letters(text: string, next: Step): Step {
  const first = text.charCodeAt(0);
  return (said, at) => (said.text.charCodeAt(at) === first && said.text.startsWith(text, at) ? next(said, at + text.length) : NOWHERE);
}

export function character(among: string, next: Step): Step {
  return (said, at) => (at < said.text.length && among.includes(said.text.charAt(at)) ? next(said, at + 1) : NOWHERE);
}

/** The expressions are sticky. */
export function look(around: RegExp, next: Step): Step {
  return (said, at) => {
    around.lastIndex = at;
    return around.test(said.text) ? next(said, at) : NOWHERE;
  };
}

export function ahead({ ends }: Table, next: Step): Step {
  return (said, at) => (ends(said, at).length > 0 ? next(said, at) : NOWHERE);
}

export function firstOf(possible: Possible<Step>): Step {
  return (said, at) => {
    for (const step of possible(said.text[at])) {
      const end = step(said, at);
      if (end !== NOWHERE) return end;
    }
    return NOWHERE;
  };
}

export function orElse(step: Step, other: Step): Step {
  return (said, at) => {
    const end = step(said, at);
    return end === NOWHERE ? other(said, at) : end;
  };
}

export function filled(slot: string, { first, ends }: Table, next: Step): Step {
  return (said, at) => {
    if (first && !first.has(said.text.charAt(at))) return NOWHERE;
    for (const behind of ends(said, at)) {
      const end = next(said, behind);
      if (end === NOWHERE) continue;
      // Not before: the slots of a way that leads nowhere are none.
      said.slots = [{ slot, text: said.text.slice(at, behind) }, ...said.slots];
      return end;
    }
    return NOWHERE;
  };
}

/** Says at each end that it is none, so that all are tried. */
export function collect(said: Said, at: number): number {
  if (said.found.length === 0) said.found = [at];
  else if (!said.found.includes(at)) said.found = [...said.found, at];
  return NOWHERE;
}

export function remembered(step: Step, table: number): Table['ends'] {
  return (said, at) => {
    const known = said.places[table] === at ? said.ends[table] : undefined;
    if (known) return known;
    const { found: outer } = said;
    said.found = NONE;
    step(said, at);
    const { found } = said;
    said.found = outer;
    said.places[table] = at;
    said.ends[table] = found;
    return found;
  };
}
