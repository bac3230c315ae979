import { API_CODES } from '../../src/contracts/error-codes.js';
import {
  type ApiRoute,
  type Document,
  type Operation,
  apiRoutes,
  exampleOf,
  openApi,
  operationOf,
  resolved,
} from '../support/api-routes.js';
import { type Frontdesk, startFrontdesk } from '../support/app.js';

// The rules that a reader and a generated client rely on. Each names every operation that breaks it.

let frontdesk: Frontdesk;
let document: Document;
let routes: ApiRoute[];
let operations: { name: string; method: string; path: string; operation: Operation }[];

beforeAll(async () => {
  frontdesk = await startFrontdesk({ seed: false, env: { role: 'web', sandbox: true } });
  document = await openApi(frontdesk);
  routes = apiRoutes(frontdesk);
  operations = Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/api/v1/'))
    .flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, method, path, operation })));
}, 60_000);
afterAll(() => frontdesk?.close());

function breaking(holds: (one: (typeof operations)[number]) => boolean): string[] {
  return operations.filter((one) => !holds(one)).map(({ name }) => name);
}

function successOf({ responses }: Operation): [status: string, answer: Operation['responses'][string]][] {
  return Object.entries(responses).filter(([status]) => status.startsWith('2'));
}

it('describes every route there is', () => {
  const undescribed = routes.filter((route) => !operationOf(document, route)).map(({ method, path }) => `${method} ${path}`);

  expect(routes.length).toBeGreaterThan(50);
  expect(undescribed).toEqual([]);
});

it('gives every operation an id of its own that is a name in any language, a summary and one tag', () => {
  const ids = operations.map(({ operation }) => operation.operationId);

  expect(breaking(({ operation }) => /^[a-z][A-Za-z]+$/.test(operation.operationId ?? ''))).toEqual([]);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(breaking(({ operation }) => (operation.summary?.length ?? 0) > 5 && operation.tags?.length === 1)).toEqual([]);
});

it('says what each operation answers: a schema, or why there is none', () => {
  const described = ({ operation }: (typeof operations)[number]): boolean =>
    successOf(operation).length > 0 &&
    successOf(operation).every(([status, { content }]) => status === '204' || Object.values(content ?? {}).some(({ schema }) => schema));

  expect(breaking(described)).toEqual([]);
});

it('names every problem of an operation by its stable code, with an example', () => {
  const known: Record<string, number> = API_CODES;
  const problems = operations.flatMap(({ name, operation }) =>
    Object.entries(operation.responses)
      .filter(([status]) => !status.startsWith('2'))
      .map(([status, answer]) => ({ name, status, answer })),
  );
  const wrong = problems.filter(({ status, answer }) => {
    const { schema, examples = {} } = answer.content?.['application/problem+json'] ?? {};
    const codes = Object.keys(examples);
    return (
      schema?.$ref !== '#/components/schemas/ProblemResponse' || codes.length === 0 || codes.some((code) => known[code] !== Number(status))
    );
  });

  expect(problems.length).toBeGreaterThan(200);
  expect(wrong.map(({ name, status }) => `${name}: ${status}`)).toEqual([]);
  expect(breaking(({ operation }) => '500' in operation.responses && '429' in operation.responses)).toEqual([]);
  expect(breaking(({ path, operation }) => !path.includes('{') || '404' in operation.responses)).toEqual([]);
  expect(breaking(({ operation }) => !operation.requestBody || '400' in operation.responses)).toEqual([]);
});

it('tells where a token is needed, and that without one the answer is 401', () => {
  const open = breaking(({ operation }) => (operation.security?.length ?? 0) > 0);

  expect(open).toContain('get /api/v1/retell/tools');
  expect(open.filter((name) => name.includes('companies'))).toEqual([]);
  expect(breaking(({ name, operation }) => open.includes(name) || ('401' in operation.responses && '403' in operation.responses))).toEqual(
    [],
  );
});

it('pages every list alike: limit and cursor in, data and next_cursor out', () => {
  const lists = operations.filter(({ method, operation }) => method === 'get' && (operation.operationId ?? '').startsWith('list'));
  // Read as a whole from where they come from.
  const whole = ['listTeamsOfConnection', 'listConflicts', 'listRetellTools', 'listFreeTimes'];
  const wrong = lists.filter(({ operation }) => {
    if (whole.includes(operation.operationId ?? '')) return false;
    const asked = (operation.parameters ?? []).map(({ name }) => name);
    const schema = resolved(document, successOf(operation)[0]?.[1].content?.['application/json']?.schema ?? {});
    return (
      !['limit', 'cursor'].every((name) => asked.includes(name)) ||
      !['data', 'next_cursor'].every((name) => name in (schema.properties ?? {}))
    );
  });

  expect(lists.length).toBeGreaterThan(12);
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

it('takes If-Match wherever something is changed in part', () => {
  // About the sender, or without a reading that it could be compared with.
  const patches = operations.filter(({ method, path }) => method === 'patch' && !/sync-interval|users|tokens|me$|account/.test(path));
  const without = patches.filter(
    ({ operation }) => !operation.parameters?.some(({ name }) => name === 'If-Match') || !('412' in operation.responses),
  );

  expect(patches.length).toBeGreaterThanOrEqual(7);
  expect(without.map(({ name }) => name)).toEqual([]);
});

it('has a type on every field of every schema, and instants with their format', () => {
  const wrong = Object.entries(document.components.schemas).flatMap(([schema, { properties = {} }]) =>
    Object.entries(properties)
      .filter(([name, property]) => {
        const typed = property.type ?? property.$ref ?? property.allOf ?? property.enum;
        const isInstant = /_at$|^(?:from|to)_instant$/.test(name);
        return typed === undefined || (isInstant && property.format !== 'date-time');
      })
      .map(([name]) => `${schema}.${name}`),
  );

  expect(wrong).toEqual([]);
});

it('shows no secret in an answer: what is written only is never read', () => {
  const secrets = /api_key$|webhook_key$|webhook_secret$|^password$/;
  const answered = new Set<string>();
  for (const { operation } of operations)
    for (const [, { content }] of successOf(operation)) for (const { schema } of Object.values(content ?? {})) collect(schema, answered);
  // Shown to operators, to copy where webhooks are made by hand.
  const allowed = ['WebhookSetupResponse'];
  const shown = [...answered].flatMap((name) =>
    Object.keys(document.components.schemas[name]?.properties ?? {})
      .filter((field) => secrets.test(field) && !field.startsWith('has_') && !allowed.includes(name))
      .map((field) => `${name}.${field}`),
  );

  expect(answered.size).toBeGreaterThan(20);
  expect(shown).toEqual([]);
});

function collect(
  schema: { $ref?: string; items?: object; properties?: Record<string, object>; allOf?: object[] },
  seen: Set<string>,
): void {
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined && !seen.has(name)) {
    seen.add(name);
    collect(document.components.schemas[name] ?? {}, seen);
  }
  for (const inner of [schema.items ?? [], ...(schema.allOf ?? []), ...Object.values(schema.properties ?? {})].flat()) collect(inner, seen);
}

it('has an example for every body that the API itself takes', async () => {
  const refused: string[] = [];
  for (const { name, method, path, operation } of operations.filter((each) => each.operation.requestBody)) {
    const schema = operation.requestBody?.content['application/json']?.schema;
    const url = path.replaceAll(/\{\w+\}/g, '0198a000-0000-7000-8000-00000000dead');
    const answer = await frontdesk.app.inject({
      ...{ method: method.toUpperCase() as 'POST', url, payload: JSON.stringify(schema ? exampleOf(document, schema) : {}) },
      headers: { authorization: `Bearer ${frontdesk.token}`, 'content-type': 'application/json' },
    });
    if (answer.statusCode === 400) refused.push(`${name}: ${answer.json().detail}`);
  }

  expect(refused).toEqual([]);
});
