/** Longest foreign text inside a sentence. */
export const SPOKEN_LENGTH = 60;
/** Longest foreign text in a list of a sentence: three bookings must stay below 400 characters. */
export const LISTED_LENGTH = 40;
/** Longest foreign text in a field. Longer than spoken, because the agent sends a service name back to us as it got it. */
export const FIELD_LENGTH = 120;

/**
 * Text that others wrote (a caller's name, a service's title) as one plain line: the model reads every answer, so a name
 * must not bring line breaks, invisible characters or an essay with it.
 */
export function plainText(text: string, maxLength: number): string {
  const line = text
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > maxLength ? characters.slice(0, maxLength).join('').trimEnd() : line;
}

/** A phrase at the beginning of a sentence. */
export function capitalised(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** A foreign text as the end of a sentence: a question keeps its mark, anything else gets a full stop. */
export function asSentence(text: string): string {
  const bare = text.replace(/[\s:;,.]+$/u, '');
  return /[?!]$/u.test(bare) ? bare : `${bare}.`;
}
