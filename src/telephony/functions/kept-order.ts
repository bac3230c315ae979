/**
 * An answer with its fields in the order in which PostgreSQL keeps them (jsonb: shorter names first, then by bytes), so that the
 * first answer and the stored one that a repeated request gets are the same bytes.
 */
export function inKeptOrder<T>(value: T): T;
export function inKeptOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => inKeptOrder<unknown>(item));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    fields.toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)).map(([name, field]) => [name, inKeptOrder<unknown>(field)]),
  );
}
