const FORMATS = new Map<string, Intl.NumberFormat>();

/** Minor units as the language writes an amount ("45,00 €"): a model given 4500 says four thousand five hundred. */
export function spokenPrice({ minor, currency }: { minor: number; currency: string }, locale: string): string {
  const key = `${locale} ${currency}`;
  const format = FORMATS.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  FORMATS.set(key, format);
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** digits).replace(/\s/gu, ' ');
}
