/** Letters as speech recognition writes them or not: "übermorgen", "uebermorgen" and "ubermorgen" become one word. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/ä|ae/g, 'a')
    .replace(/ö|oe/g, 'o')
    .replace(/ü|ue/g, 'u')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** Folded words with single blanks; commas and sentence ends become the word `,`, a dash between numbers the word `–`. */
export function plainWords(text: string): string {
  return fold(text)
    .replace(/['’`´]/g, '')
    .replace(/\b([ap])\. ?m\b\.?/g, '$1m')
    .replace(/(\d) ([ap]) m\b/g, '$1 $2m')
    .replace(/(\d)(uhr|am|pm|oclock)\b/g, '$1 $2')
    .replace(/\b(\d{4})-(\d{2})-(\d{2})(?:t(?=\d))?/g, '$1/$2/$3 ')
    .replace(/(\d)\s*[-–—]\s*(?=\d)/g, '$1 – ')
    .replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
    .replace(/\s[-—]\s|[;!?()"„“”…,]|:(?!\d)|(?<!\d)\./g, ' , ')
    .replace(/\s+/g, ' ')
    .trim();
}
