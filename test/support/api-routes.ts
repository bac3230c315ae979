import { RequestMethod } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Frontdesk } from './app.js';

/** A route of the admin API as it is mounted, whether documented or not. */
export interface ApiRoute {
  method: string;
  /** Below /api/v1, with its `:parameters`. */
  path: string;
  handler: string;
}

/** The route table, read from the controllers themselves: a new route is in it by itself. */
export function apiRoutes({ app }: Pick<Frontdesk, 'app'>): ApiRoute[] {
  return app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ metatype }) => (typeof metatype === 'function' ? routesOf(metatype) : []))
    .filter(({ path }) => path.startsWith('/api/v1'))
    .map((route) => ({ ...route, path: route.path.slice('/api/v1'.length) }))
    .toSorted((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

function routesOf(controller: object): ApiRoute[] {
  const prototype: object = Reflect.get(controller, 'prototype');
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    if (typeof handler !== 'function' || !Reflect.hasMetadata('method', handler)) return [];
    const method = RequestMethod[Number(Reflect.getMetadata('method', handler))] ?? '';
    const handlerName = `${String(Reflect.get(controller, 'name'))}.${name}`;
    return texts(Reflect.getMetadata('path', controller)).flatMap((prefix) =>
      texts(Reflect.getMetadata('path', handler)).map((path) => ({ method, path: joined(prefix, path), handler: handlerName })),
    );
  });
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function joined(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}

export function parametersOf({ path }: ApiRoute): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
}

/** OpenAPI, as far as the tests look at it. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string;
  format?: string;
  enum?: unknown[];
  example?: unknown;
  default?: unknown;
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
}

export interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: object[];
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema; description?: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema: Schema; examples?: Record<string, unknown> }> }>;
}

export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export async function openApi({ app }: Pick<Frontdesk, 'app'>): Promise<Document> {
  return (await app.inject({ url: '/api/openapi.json' })).json();
}

export function operationOf(document: Document, { method, path }: ApiRoute): Operation | undefined {
  return document.paths[`/api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()];
}

export function resolved(document: Document, schema: Schema): Schema {
  const name = (schema.$ref ?? schema.allOf?.[0]?.$ref)?.split('/').at(-1);
  return name === undefined ? schema : (document.components.schemas[name] ?? schema);
}

/** A body made of the document's own examples; null for a route without one. `ids` fill the fields that name something by id. */
export function exampleBody(document: Document, operation: Operation | undefined, ids: Record<string, string>): object | null {
  const schema = operation?.requestBody?.content['application/json']?.schema;
  if (!schema) return null;
  const { properties = {}, required = [] } = resolved(document, schema);
  const fields = Object.entries(properties).flatMap(([name, property]) => {
    if (name in ids) return [[name, ids[name]] as const];
    if (property.example === undefined && !required.includes(name)) return [];
    return [[name, exampleOf(document, property)] as const];
  });
  return Object.fromEntries(fields);
}

export function exampleOf(document: Document, given: Schema): unknown {
  if (given.example !== undefined) return given.example;
  const schema = resolved(document, given);
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'array') return schema.items ? [exampleOf(document, schema.items)] : [];
  if (schema.type === 'object' || schema.properties)
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, exampleOf(document, property)]));
  if (schema.format === 'uuid') return '0198a3c2-5b1e-7a40-9c11-6f2d8e4b7a01';
  if (schema.format === 'date-time') return '2026-11-26T13:30:00Z';
  if (schema.type === 'boolean') return true;
  return schema.type === 'number' || schema.type === 'integer' ? 1 : 'text';
}
