import { randomUUID } from 'node:crypto';
import { type Api, type Answer, apiOf } from '../support/admin-api.js';
import { type ApiRoute, type Document, apiRoutes, openApi, operationOf, parametersOf } from '../support/api-routes.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';
import { type Crossing, crossingsOf, sendCrossing } from '../support/crossings.js';
import { isFull, scaled } from '../support/scale.js';
import { BODY_IDS, type TenantIds, aTenantOfRows, fingerprints } from '../support/tenants.js';

// "Every query carries the company explicitly; unknown and not yours are the same 404": every route there is, with every id of
// another company that it or its body can name. The routes come from the route table, the bodies from the document's examples.

const COMPANIES = scaled(3, 100);
const LEAST_PAIRS = scaled(200, 100_000);

let frontdesk: Frontdesk;
let document: Document;
let routes: ApiRoute[];
let operator: Api;
let crossings: Crossing[];
let tenants: TenantIds[];

beforeAll(async () => {
  // Nothing works by itself meanwhile: whatever changes was changed by a request.
  frontdesk = await startFrontdesk({ seed: false, env: { role: 'web' } });
  operator = apiOf(frontdesk, frontdesk.token);
  document = await openApi(frontdesk);
  routes = apiRoutes(frontdesk);
  crossings = crossingsOf(routes, document);
  tenants = [];
  for (let made = 0; made < COMPANIES; made += 1) tenants.push(await aTenantOfRows(frontdesk));
}, 180_000);
afterAll(() => frontdesk?.close());

function said({ status, body }: Answer): string {
  return JSON.stringify({ status, body: { ...body, request_id: undefined } });
}

it('knows an id of every kind that a route or a body names', () => {
  const unknown = crossings.filter(({ id }) => tenants[0]?.ids[id] === undefined);

  expect(crossings.length).toBeGreaterThan(60);
  expect(unknown.map(({ route, id, field }) => `${route.method} ${route.path}: ${field ?? id}`)).toEqual([]);
});

it(`lets no foreign id through, on any route (at least ${LEAST_PAIRS} pairs)`, async () => {
  const before = await fingerprints(frontdesk);
  const through: string[] = [];
  let pairs = 0;
  for (let distance = 1; distance < COMPANIES && (pairs < LEAST_PAIRS || !isFull); distance += 1) {
    for (const [index, mine] of tenants.entries()) {
      const other = tenants[(index + distance) % tenants.length];
      if (!other) continue;
      const admin = apiOf(frontdesk, mine.token);
      for (const crossing of crossings) {
        const senders = crossing.id !== 'companyId' && crossing.route.path.includes(':companyId') ? [admin, operator] : [admin];
        for (const sender of senders) {
          pairs += 1;
          const problem = await judge(sender, crossing, mine, other.ids[crossing.id] ?? '');
          if (problem) through.push(problem);
        }
      }
    }
  }

  expect(through).toEqual([]);
  expect(pairs).toBeGreaterThanOrEqual(LEAST_PAIRS);
  expect(await fingerprints(frontdesk)).toEqual(before);
}, 3_600_000);

/** Null when the foreign id is answered as one that nobody has. */
async function judge(sender: Api, crossing: Crossing, mine: TenantIds, foreignId: string): Promise<string | null> {
  const answer = await sendCrossing(sender, document, crossing, mine, foreignId);
  const { route, id, field } = crossing;
  const what = `${route.method} ${route.path} with a foreign ${field ?? id}`;
  // Below a company nothing but "not found" will do; elsewhere the role alone may be refused.
  const allowed = route.path.includes(':companyId') ? [404] : [403, 404];
  if (!allowed.includes(answer.status)) return `${what}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`;
  if (isFull) return null;
  const unknown = await sendCrossing(sender, document, crossing, mine, id === 'providerCallId' ? `call_${randomUUID()}` : randomUUID());
  return said(unknown) === said(answer) ? null : `${what}: ${said(answer)}, but for an unknown one ${said(unknown)}`;
}

it('shows nothing of another company for a foreign id in a filter', async () => {
  const [mine, other] = tenants;
  if (!mine || !other) throw new Error('there are no companies');
  const shown: string[] = [];
  let tried = 0;
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const filters = (operationOf(document, route)?.parameters ?? []).filter(
      ({ in: place, schema }) => place === 'query' && schema?.format === 'uuid',
    );
    for (const { name } of filters) {
      tried += 1;
      const foreign = other.ids[BODY_IDS[name] ?? name] ?? other.ids.bookingId ?? '';
      const path = parametersOf(route).reduce((text, id) => text.replace(`:${id}`, mine.ids[id] ?? 'default'), route.path);
      const answer = await apiOf(frontdesk, mine.token).get(`${path}?${name}=${foreign}`);
      const isEmpty = answer.status === 200 && answer.body.data.length === 0;
      if (!isEmpty && ![403, 404].includes(answer.status))
        shown.push(`${route.path}?${name}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
    }
  }

  expect(tried).toBeGreaterThan(8);
  expect(shown).toEqual([]);
});

it('lists to each company its own rows only', async () => {
  const [mine, ...others] = tenants;
  if (!mine) throw new Error('there are no companies');
  const foreign = others.flatMap(({ ids }) => Object.values(ids));
  const seen: string[] = [];
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const path = parametersOf(route).reduce((text, id) => text.replace(`:${id}`, mine.ids[id] ?? 'default'), route.path);
    const { body } = await apiOf(frontdesk, mine.token).get(path);
    const text = JSON.stringify(body ?? '');
    for (const id of foreign) if (text.includes(id)) seen.push(`${route.path}: ${id}`);
  }

  expect(seen).toEqual([]);
});
