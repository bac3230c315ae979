import type { Type } from '@nestjs/common';
import type { DiscoveryService } from '@nestjs/core';

/** Where @nestjs/cqrs 12 keeps which message a handler takes (dist/decorators/constants.js; not exported). */
const HANDLER_KEYS = ['__commandHandler__', '__queryHandler__'];

interface Named {
  name: string;
}

/** A message nobody handles fails when it is first sent, of two handlers the bus silently takes one: better not to start at all. */
export function refuseUnlessHandledOnce(discovery: DiscoveryService, messages: readonly Named[]): void {
  const handlers = new Map<Named, string[]>(messages.map((message) => [message, []]));
  for (const { metatype } of discovery.getProviders()) {
    const message = metatype ? handledBy(metatype) : undefined;
    if (message) handlers.set(message, [...(handlers.get(message) ?? []), metatype?.name ?? '']);
  }
  const wrong = [...handlers].filter(([, names]) => names.length !== 1).map(([message, names]) => `${message.name}: ${said(names)}`);
  if (wrong.length > 0) throw new Error(`Every command and query needs exactly one handler.\n  ${wrong.join('\n  ')}`);
}

function handledBy(metatype: Type | Function): Named | undefined {
  return HANDLER_KEYS.map((key): unknown => Reflect.getMetadata(key, metatype)).find((message) => typeof message === 'function');
}

function said(handlers: string[]): string {
  return handlers.length === 0 ? 'no handler' : `${handlers.length} handlers (${handlers.join(', ')})`;
}
