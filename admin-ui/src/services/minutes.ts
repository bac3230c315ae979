/** "45 min", "15, 30 or 60 min", "2 hr" in the reader's words. */
export function minutesText(minutes: number[], locale: string): string {
  const [only] = minutes;
  if (minutes.length === 1 && only !== undefined && only >= 60 && only % 60 === 0) return inUnit(only / 60, 'hour', locale);
  const numbers = minutes.slice(0, -1).map((each) => String(each));
  const last = inUnit(minutes.at(-1) ?? 0, 'minute', locale);
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format([...numbers, last]);
}

function inUnit(count: number, unit: 'hour' | 'minute', locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}
