import { Reflector } from '@nestjs/core';
import type { Actor } from './actor.js';
import { type TokenScope, scopesCover } from './token-scope.js';

/** Opens a route, or all routes of a controller, to everybody. */
export const Public = Reflector.createDecorator<void, true>({ transform: () => true });

/** A route without a company in its path that company users may use too: its handler answers with their own company only. */
export const LimitedToOwnCompany = Reflector.createDecorator<void, true>({ transform: () => true });

/** Not for viewers, not even to read. */
export const ClosedToViewers = Reflector.createDecorator<void, true>({ transform: () => true });

/** A route about nobody but the sender: every role may use it, also to write. */
export const AboutOneself = Reflector.createDecorator<void, true>({ transform: () => true });

export interface Route {
  method: string;
  /** The company in the route's path; undefined when there is none. */
  companyId: string | undefined;
  limitedToOwnCompany: boolean;
  closedToViewers: boolean;
  aboutOneself: boolean;
  /** What a token with scopes must have for it. */
  scope: TokenScope;
}

export const READING = ['GET', 'HEAD'];

/** What keeps an actor from a route. Another company is not found rather than forbidden: its existence is nobody's business. */
export function refuseRoute(actor: Actor, route: Route): 'not_found' | 'forbidden' | null {
  if (route.aboutOneself) return null;
  return refuseRole(actor, route) ?? refuseScope(actor, route);
}

function refuseRole(actor: Actor, route: Route): 'not_found' | 'forbidden' | null {
  if (actor.role === 'operator') return null;
  if (route.companyId !== undefined && route.companyId.toLowerCase() !== actor.companyId) return 'not_found';
  if (route.companyId === undefined && !route.limitedToOwnCompany) return 'forbidden';
  return actor.role === 'viewer' && (route.closedToViewers || !READING.includes(route.method)) ? 'forbidden' : null;
}

function refuseScope(actor: Actor, { scope }: Route): 'forbidden' | null {
  return actor.kind === 'user' || actor.scopes === null || scopesCover(actor.scopes, scope) ? null : 'forbidden';
}
