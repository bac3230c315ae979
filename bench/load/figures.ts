/** The value below which so many of 100 lie; of an ascending list. */
export function percentile(ascending: number[], of100: number): number {
  return ascending[Math.max(0, Math.ceil((of100 / 100) * ascending.length) - 1)] ?? Number.NaN;
}

export function median(values: number[]): number {
  return percentile(
    values.toSorted((a, b) => a - b),
    50,
  );
}

export function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
