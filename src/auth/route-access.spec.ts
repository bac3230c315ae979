import type { Role, TokenActor, UserActor } from './actor.js';
import { type Route, refuseRoute } from './route-access.js';
import { scopeOfRoute } from './token-scope.js';

const own = '0198a000-0000-7000-8000-000000000001';
const foreign = '0198a000-0000-7000-8000-000000000002';
const operator = token('operator');
const admin = token('admin');
const viewer = token('viewer');

function token(role: Role, scopes: string[] | null = null): TokenActor {
  return { kind: 'token', id: 'token', role, companyId: role === 'operator' ? null : own, scopes };
}

function route(method: string, companyId?: string, more: Partial<Route> = {}): Route {
  const pattern = companyId === undefined ? '/api/v1/companies' : '/api/v1/companies/:companyId/services/:serviceId';
  const open = { limitedToOwnCompany: false, closedToViewers: false, aboutOneself: false };
  return { method, companyId, ...open, scope: scopeOfRoute(pattern, method), ...more };
}

describe('refuseRoute', () => {
  it.each([route('POST'), route('DELETE', own), route('GET', foreign)])('lets an operator through everywhere', (asked) => {
    expect(refuseRoute(operator, asked)).toBeNull();
  });

  it.each(['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE'])(
    "lets an admin %s in the own company only, and hides another's existence",
    (method) => {
      expect(refuseRoute(admin, route(method, own))).toBeNull();
      expect(refuseRoute(admin, route(method, own.toUpperCase()))).toBeNull();
      expect(refuseRoute(admin, route(method, foreign))).toBe('not_found');
    },
  );

  it('lets a viewer read the own company and forbids every other method there', () => {
    expect(['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE'].map((method) => refuseRoute(viewer, route(method, own)))).toEqual([
      null,
      null,
      ...Array<string>(4).fill('forbidden'),
    ]);
  });

  it('tells a viewer who writes to another company the same as one who reads there', () => {
    expect(refuseRoute(viewer, route('POST', foreign))).toBe('not_found');
  });

  it('keeps company users from routes without a company unless the route limits itself', () => {
    const limited = { limitedToOwnCompany: true };

    expect(refuseRoute(admin, route('POST'))).toBe('forbidden');
    expect(refuseRoute(admin, route('GET'))).toBe('forbidden');
    expect(refuseRoute(viewer, route('GET', undefined, limited))).toBeNull();
    expect(refuseRoute(viewer, route('POST', undefined, limited))).toBe('forbidden');
  });

  it('keeps viewers from what is closed to them, also to read', () => {
    const closed = { limitedToOwnCompany: true, closedToViewers: true };

    expect(refuseRoute(viewer, route('GET', undefined, closed))).toBe('forbidden');
    expect(refuseRoute(admin, route('GET', undefined, closed))).toBeNull();
  });

  it('lets everybody do what concerns nobody else', () => {
    expect(refuseRoute(viewer, route('DELETE', undefined, { aboutOneself: true }))).toBeNull();
  });

  it.each([
    [['services:read'], 'GET', null],
    [['services:read'], 'PATCH', 'forbidden'],
    [['services:write'], 'GET', null],
    [['services:write'], 'PATCH', null],
    [['branches:write'], 'GET', 'forbidden'],
    [['*:read'], 'GET', null],
    [['*:read'], 'PATCH', 'forbidden'],
    [['bookings:read', '*:write'], 'PATCH', null],
    [[], 'GET', 'forbidden'],
  ])('holds a token to its scopes: %j and %s of a service', (scopes, method, refusal) => {
    expect(refuseRoute(token('operator', scopes), route(method, own))).toBe(refusal);
  });

  it('gives a token with scopes no more than its role has', () => {
    expect(refuseRoute(token('viewer', ['*:write']), route('PATCH', own))).toBe('forbidden');
    expect(refuseRoute(token('admin', ['*:write']), route('PATCH', foreign))).toBe('not_found');
  });

  it.each(['users', 'tokens'])('lets no narrow scope write %s: whoever may, could make itself anything', (area) => {
    const writing = route('POST', undefined, { scope: scopeOfRoute(`/api/v1/${area}`, 'POST') });

    expect(refuseRoute(token('operator', [`${area}:write`]), writing)).toBe('forbidden');
    expect(refuseRoute(token('operator', ['*:write']), writing)).toBeNull();
  });

  it('asks a person for no scopes', () => {
    const person: UserActor = { kind: 'user', id: 'user', sessionId: 'session', role: 'admin', companyId: own };

    expect(refuseRoute(person, route('PATCH', own))).toBeNull();
  });
});
