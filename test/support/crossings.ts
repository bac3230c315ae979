import { randomUUID } from 'node:crypto';
import type { Answer, Api } from './admin-api.js';
import { type ApiRoute, type Document, exampleBody, operationOf, parametersOf, resolved } from './api-routes.js';
import { BODY_IDS, NOT_OF_A_COMPANY, type TenantIds } from './tenants.js';

/** One thing that a request can name by id: in the path, or in a field of its body. */
export interface Crossing {
  route: ApiRoute;
  id: string;
  field: string | null;
}

/** Every id that a route or its body can name. */
export function crossingsOf(routes: ApiRoute[], document: Document): Crossing[] {
  return routes.flatMap((route) => [
    ...parametersOf(route)
      .filter((id) => !NOT_OF_A_COMPANY.has(id))
      .map((id) => ({ route, id, field: null })),
    ...bodyIds(route, document).map((field) => ({ route, id: BODY_IDS[field] ?? field, field })),
  ]);
}

function bodyIds(route: ApiRoute, document: Document): string[] {
  const schema = operationOf(document, route)?.requestBody?.content['application/json']?.schema;
  return Object.entries(schema ? (resolved(document, schema).properties ?? {}) : {})
    .filter(([, { format }]) => format === 'uuid')
    .map(([name]) => name);
}

/** Everything is the sender's own but the one id. */
export function sendCrossing(api: Api, document: Document, crossing: Crossing, mine: TenantIds, foreign: string): Promise<Answer> {
  const { route, id, field } = crossing;
  const path = parametersOf(route).reduce((text, name) => {
    const value = field === null && name === id ? foreign : (mine.ids[name] ?? 'default');
    return text.replace(`:${name}`, encodeURIComponent(value));
  }, route.path);
  const own = (name: string): string => mine.ids[BODY_IDS[name] ?? name] ?? randomUUID();
  const ids = Object.fromEntries(bodyIds(route, document).map((name) => [name, name === field ? foreign : own(name)]));
  return api.send(route.method, path, exampleBody(document, operationOf(document, route), ids) ?? undefined);
}
