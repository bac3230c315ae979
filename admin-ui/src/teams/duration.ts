/** How long something took, to the precision that says something: "840 ms", "2.3 sec", "4 min". */
export function durationWords(ms: number, locale: string): string {
  const [value, unit] = ms < 1_000 ? [ms, 'millisecond'] : ms < 60_000 ? [ms / 1_000, 'second'] : [ms / 60_000, 'minute'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
}
