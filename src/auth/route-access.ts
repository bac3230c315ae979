import { Reflector } from '@nestjs/core';
import type { Actor } from './actor.js';

/** Opens a route, or all routes of a controller, to everybody. */
export const Public = Reflector.createDecorator<void, true>({ transform: () => true });

/** A route without a company in its path that company users may use too: its handler answers with their own company only. */
export const LimitedToOwnCompany = Reflector.createDecorator<void, true>({ transform: () => true });

export interface Route {
  method: string;
  /** The company in the route's path; undefined when there is none. */
  companyId: string | undefined;
  limitedToOwnCompany: boolean;
}

const READING = ['GET', 'HEAD'];

/** What keeps an actor from a route. Another company is not found rather than forbidden: its existence is nobody's business. */
export function refuseRoute(actor: Actor, route: Route): 'not_found' | 'forbidden' | null {
  if (actor.role === 'operator') return null;
  if (route.companyId !== undefined && route.companyId.toLowerCase() !== actor.companyId) return 'not_found';
  if (route.companyId === undefined && !route.limitedToOwnCompany) return 'forbidden';
  return actor.role === 'viewer' && !READING.includes(route.method) ? 'forbidden' : null;
}
