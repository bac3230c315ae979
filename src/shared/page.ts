import { AppError } from './app-error.js';
import { isIdShaped } from './ids.js';

/** Which part of a list is asked for: at most `limit` rows behind the row with this sort key and id. */
export interface PageAsk {
  limit: number;
  after: PageKey | null;
}

/** What a list is ordered by, and the id that tells equal ones apart. Both as text, exact to the last digit. */
export type PageKey = readonly [sort: string, id: string];

/** One more than asked for: its being there says that there is another page. */
export function rowsFor(page: PageAsk | null): number | undefined {
  return page === null ? undefined : page.limit + 1;
}

/** Cuts what a query gave for `page` and says where the next page begins. */
export function pageOf<Row>(rows: Row[], page: PageAsk, keyOf: (row: Row) => PageKey): { rows: Row[]; nextCursor: string | null } {
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return { rows: shown, nextCursor: last !== undefined && rows.length > page.limit ? cursorOf(keyOf(last)) : null };
}

/** Opaque to the outside: what it holds may change. */
export function cursorOf(key: PageKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** What the sort key of a list is: PostgreSQL would choke on a made-up one. */
export type SortKind = 'text' | 'instant';

/** @throws AppError request.invalid for what never was a cursor of such a list */
export function keyOfCursor(cursor: string, kind: SortKind): PageKey {
  const [sort, id, ...more] = readList(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (more.length === 0 && isSortKey(sort, kind) && typeof id === 'string' && isIdShaped(id)) return [sort, id];
  throw new AppError('request.invalid', 400, 'Send `next_cursor` of the page before, as it was.', { field: 'cursor' });
}

function readList(text: string): unknown[] {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

function isSortKey(value: unknown, kind: SortKind): value is string {
  if (typeof value !== 'string' || value.includes('\u0000')) return false;
  return kind === 'text' || (/^\d{4}-\d{2}-\d{2}T[\d:.]+([+-]\d{2}:\d{2}|Z)$/.test(value) && !Number.isNaN(Date.parse(value)));
}
