/** A pattern of a lexicon, taken apart. */
export type Pattern =
  | { is: 'letters'; text: string }
  /** One of these characters. */
  | { is: 'character'; among: string }
  /** Something that must or must not stand before or behind this place; it takes no characters. */
  | { is: 'look'; around: RegExp }
  | { is: 'slot'; slot: string }
  /** A word of that table has to begin here. */
  | { is: 'ahead'; slot: string }
  | { is: 'in turn'; parts: Pattern[] }
  | { is: 'either'; options: Pattern[] }
  /** As often as can be, at least so often. */
  | { is: 'repeated'; part: Pattern; least: number; most: number };

const TOKEN = /\(\?(?:<?[=!]|:)|\\.|\[[^\]]*\]|\{\w+(?:,\d+)?\}|[^]/g;
const SLOT = /^\{[a-z]\w*\}$/i;
const QUANTIFIER = /^(?:[?*+]|\{\d+,\d+\})$/;
const TIMES: Record<string, [least: number, most: number]> = { '?': [0, 1], '*': [0, Infinity], '+': [1, Infinity] };

/** Reads the part of the language of regular expressions that the lexicons are written in, with `{slot}` for a word table. */
export function parsePattern(source: string): Pattern {
  const tokens = source.match(TOKEN) ?? [];
  const pattern = either(tokens);
  if (tokens.length > 0) throw new Error('A bracket is too many');
  return pattern;
}

function either(tokens: string[]): Pattern {
  const options = [inTurn(tokens)];
  while (tokens[0] === '|') {
    tokens.shift();
    options.push(inTurn(tokens));
  }
  return options.length === 1 && options[0] ? options[0] : { is: 'either', options };
}

function inTurn(tokens: string[]): Pattern {
  const parts: Pattern[] = [];
  while (tokens[0] !== undefined && tokens[0] !== '|' && tokens[0] !== ')') {
    const [part, before] = [repeated(one(tokens), tokens), parts.at(-1)];
    if (part.is === 'letters' && before?.is === 'letters') before.text += part.text;
    else parts.push(part);
  }
  return parts.length === 1 && parts[0] ? parts[0] : { is: 'in turn', parts };
}

function repeated(part: Pattern, tokens: string[]): Pattern {
  const quantifier = tokens[0];
  if (quantifier === undefined || !QUANTIFIER.test(quantifier)) return part;
  tokens.shift();
  const [least = 0, most = 0] = TIMES[quantifier] ?? quantifier.slice(1, -1).split(',').map(Number);
  return { is: 'repeated', part, least, most };
}

function one(tokens: string[]): Pattern {
  const token = tokens.shift() ?? '';
  if (token === '(' || token === '(?:') {
    const group = either(tokens);
    if (tokens.shift() !== ')') throw new Error('A bracket is not closed');
    return group;
  }
  if (token === '(?=' && SLOT.test(tokens[0] ?? '') && tokens[1] === ')') return { is: 'ahead', slot: nameOf(tokens.splice(0, 2)[0]) };
  if (token.startsWith('(?')) return { is: 'look', around: new RegExp(token + restOfGroup(tokens), 'y') };
  if (SLOT.test(token)) return { is: 'slot', slot: nameOf(token) };
  if (token === '\\d') return { is: 'character', among: '0123456789' };
  if (/^\[[^^]/.test(token)) return { is: 'character', among: characters(token.slice(1, -1)) };
  if (/^(?:\\[.]|[^\\[\]{}()?*+.^$])$/.test(token)) return { is: 'letters', text: token.at(-1) ?? '' };
  throw new Error(`Patterns may not contain ${token}`);
}

function nameOf(slot = ''): string {
  return slot.slice(1, -1);
}

function restOfGroup(tokens: string[]): string {
  let source = '';
  for (let open = 1; open > 0;) {
    const token = tokens.shift();
    if (token === undefined) throw new Error('A bracket is not closed');
    if (SLOT.test(token)) throw new Error(`${token} can only stand alone in a look ahead`);
    open += token.startsWith('(') ? 1 : token === ')' ? -1 : 0;
    source += token;
  }
  return source;
}

/** "a-d" is "abcd". */
function characters(set: string): string {
  return set.replace(/(.)-(.)/g, (_, first: string, last: string) => {
    const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
    return String.fromCharCode(...Array.from({ length: to - from + 1 }, (__, index) => from + index));
  });
}
