export interface Price {
  minor: number;
  currency: string;
}

/** How many digits the currency has behind the point: EUR 2, JPY 0. */
export function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** "55,00 €" */
export function priceText({ minor, currency }: Price, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(minor / 10 ** digitsOf(currency));
}

/** As it is typed into a field: "55,00" in German, "55.00" in English. */
export function amountText({ minor, currency }: Price, locale: string): string {
  const digits = digitsOf(currency);
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false });
  return format.format(minor / 10 ** digits);
}

/** What was typed, with point or comma, in minor units; null where it is no amount of this currency. */
export function minorOf(amount: string, currency: string): number | null {
  const digits = digitsOf(currency);
  const [, whole, fraction = ''] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(amount.trim()) ?? [];
  if (whole === undefined || fraction.length > digits) return null;
  const minor = Number(whole + fraction.padEnd(digits, '0'));
  return minor <= 2_147_483_647 ? minor : null;
}

/** Codes of the currencies that this browser knows. */
export const CURRENCIES = Intl.supportedValuesOf('currency');
