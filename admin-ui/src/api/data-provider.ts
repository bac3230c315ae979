import type { DataProvider, GetListParams, GetManyReferenceParams, Identifier, RaRecord, UpdateParams } from 'react-admin';
import { HttpError } from 'react-admin';
import { apiFetch } from './client';

/** Lists go forward by cursors: the cursor of each page is known once the page before it was read. */
const cursors = new Map<string, string[]>();
const LARGEST_PAGE = 200;

interface Page<Row> {
  data: Row[];
  next_cursor?: string | null;
}

async function ask<Answer>(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const request = new Request(`/api/v1/${path}`, { method, headers: { 'content-type': 'application/json', ...headers }, ...json });
  const response = await apiFetch(request);
  const answer: Answer = response.status === 204 ? {} : await response.json();
  return answer;
}

function query(filter: object, limit: number, cursor: string): string {
  const named = Object.entries(filter).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return new URLSearchParams([
    ...named.map(([name, value]) => [name, String(value)]),
    ['limit', String(limit)],
    ...(cursor ? [['cursor', cursor]] : []),
  ]).toString();
}

async function pageOf<Row extends RaRecord>(
  resource: string,
  { filter = {}, pagination }: Partial<GetListParams>,
): Promise<{ data: Row[]; hasMore: boolean }> {
  const { page, perPage } = pagination ?? { page: 1, perPage: LARGEST_PAGE };
  const limit = Math.min(perPage, LARGEST_PAGE);
  const list = `${resource}?${query(filter, limit, '')}`;
  const known = cursors.get(list) ?? [''];
  cursors.set(list, known);
  // Opened at a later page by its address: the way there is walked once.
  for (let at = Math.min(page, known.length); ; at += 1) {
    const answer = await ask<Page<Row>>('GET', `${resource}?${query(filter, limit, known[at - 1] ?? '')}`);
    const next = answer.next_cursor ?? null;
    known.length = at;
    if (next !== null) known.push(next);
    if (at >= page || next === null) return { data: answer.data.map((row) => withId(resource, row)), hasMore: next !== null };
  }
}

/** The path below the list under which one thing is found, where that is not its id. */
const KEY_OF: [resource: RegExp, field: string][] = [
  [/\/calls$/, 'provider_call_id'],
  [/^workspaces$/, 'slug'],
  [/\/branches\/[^/]+\/services$/, 'service_id'],
];

function withId<Row extends RaRecord>(resource: string, record: Row): Row {
  const field = KEY_OF.find(([pattern]) => pattern.test(resource))?.[1] ?? 'id';
  return { ...record, id: record[field] };
}

async function one<Row extends RaRecord>(resource: string, id: Identifier): Promise<Row> {
  return withId(resource, await ask<Row>('GET', `${resource}/${encodeURIComponent(id)}`));
}

/** Only what was changed is sent: an answer has more fields than a change may have. */
function changed(data: object, before: object | undefined): Record<string, unknown> {
  const known: Record<string, unknown> = { ...before };
  return Object.fromEntries(
    Object.entries(data).filter(
      ([name, value]) => name !== 'id' && name !== 'etag' && JSON.stringify(value) !== JSON.stringify(known[name]),
    ),
  );
}

/**
 * A resource is a path below /api/v1 (`companies`, `companies/<id>/branches`). Filters are the API's own, sorting is the API's
 * own order, and a change carries the version it was made from, so that nobody's change is overwritten unseen (412).
 */
export const dataProvider: DataProvider = {
  supportAbortSignal: false,
  getList: async <Row extends RaRecord>(resource: string, params: Partial<GetListParams>) => {
    const { data, hasMore } = await pageOf<Row>(resource, params);
    return { data, ...extentOf(data.length, hasMore, params) };
  },
  getOne: async <Row extends RaRecord>(resource: string, { id }: { id: Identifier }) => ({ data: await one<Row>(resource, id) }),
  // What is gone meanwhile is left out.
  getMany: async <Row extends RaRecord>(resource: string, { ids }: { ids: Identifier[] }) => {
    const found = await Promise.all(ids.map((id) => one<Row>(resource, id).catch(unlessGone)));
    return { data: found.filter((record) => record !== null) };
  },
  getManyReference: async <Row extends RaRecord>(resource: string, { target, id, filter, ...params }: GetManyReferenceParams) => {
    const { data, hasMore } = await pageOf<Row>(resource, { ...params, filter: { ...filter, [target]: id } });
    return { data, ...extentOf(data.length, hasMore, params) };
  },
  create: async <_Sent, Row extends RaRecord>(resource: string, { data }: { data: object }) => ({
    data: withId(resource, await ask<Row>('POST', resource, data)),
  }),
  update: async <Row extends RaRecord>(resource: string, { id, data, previousData }: UpdateParams<Row>) => {
    const change = changed(data, previousData);
    const path = `${resource}/${encodeURIComponent(id)}`;
    if (Object.keys(change).length === 0) return { data: await one<Row>(resource, id) };
    const etag: unknown = previousData?.etag;
    const headers: Record<string, string> = typeof etag === 'string' ? { 'if-match': etag } : {};
    return { data: withId(resource, await ask<Row>('PATCH', path, change, headers)) };
  },
  delete: async <Row extends RaRecord>(resource: string, { id }: { id: Identifier }) => {
    await ask('DELETE', `${resource}/${encodeURIComponent(id)}`);
    return { data: { id } as Row };
  },
  updateMany: () => Promise.reject(notOffered()),
  deleteMany: () => Promise.reject(notOffered()),
};

/** Changes go one by one, each with the version it was made from. */
function notOffered(): HttpError {
  return new HttpError('The API changes one thing at a time.', 405);
}

/** The API counts no rows; how many there are is known on the last page. */
function extentOf(rows: number, hasNextPage: boolean, { pagination }: Partial<GetListParams>): object {
  const { page, perPage } = pagination ?? { page: 1, perPage: LARGEST_PAGE };
  return { pageInfo: { hasNextPage, hasPreviousPage: page > 1 }, ...(!hasNextPage && { total: (page - 1) * perPage + rows }) };
}

function unlessGone(error: unknown): null {
  if (error instanceof HttpError && error.status === 404) return null;
  throw error;
}
