import { STATUS_CODES } from 'node:http';
import type { OpenAPIObject } from '@nestjs/swagger';
import { CODES } from '../shared/codes.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Answers = Operation['responses'];

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** Adds every problem that an operation answers with: what follows from its shape, and the codes that its route names. */
export function describeProblems(document: OpenAPIObject, codes: Readonly<Record<string, number>>): OpenAPIObject {
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) addProblems(operation, codes);
    }
  }
  return document;
}

function addProblems(operation: Operation, codes: Readonly<Record<string, number>>): void {
  const named = namedCodes(operation);
  const byStatus = Map.groupBy([...new Set([...codesOfShape(operation), ...named])], (code) => codes[code] ?? 0);
  for (const [status, ofStatus] of byStatus) operation.responses[String(status)] = answer(status, ofStatus);
  delete operation.responses.default;
}

/** Takes them out of the document: they are said as answers. */
function namedCodes(operation: Operation): string[] {
  const named: unknown = Reflect.get(operation, CODES);
  Reflect.deleteProperty(operation, CODES);
  return Array.isArray(named) ? named.map(String) : [];
}

function codesOfShape({ parameters = [], requestBody, security }: Operation): string[] {
  const places = parameters.map((parameter) => ('in' in parameter ? parameter.in : ''));
  const isGuarded = (security?.length ?? 0) > 0;
  return [
    ...(requestBody || places.includes('query') ? ['request.invalid'] : []),
    ...(isGuarded ? ['auth.unauthenticated', 'auth.forbidden'] : []),
    ...(places.includes('path') ? ['request.not_found'] : []),
    'request.rate_limited',
    'server.error',
  ];
}

function answer(status: number, codes: string[]): Answers[string] {
  return {
    description: `${STATUS_CODES[status] ?? 'Problem'}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/ProblemResponse' },
        examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(status, code) }])),
      },
    },
  };
}

function exampleOf(status: number, code: string): object {
  const title = STATUS_CODES[status] ?? 'Error';
  return {
    type: 'about:blank',
    title,
    status,
    code,
    detail: 'What is wrong, and what to do.',
    request_id: '0198a3c2-5b1e-7a40-9c11-6f2d8e4b7a09',
  };
}
