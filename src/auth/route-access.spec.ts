import { type Route, refuseRoute } from './route-access.js';

const own = '0198a000-0000-7000-8000-000000000001';
const foreign = '0198a000-0000-7000-8000-000000000002';
const operator = { tokenId: 'token', role: 'operator', companyId: null } as const;
const admin = { tokenId: 'token', role: 'admin', companyId: own } as const;
const viewer = { tokenId: 'token', role: 'viewer', companyId: own } as const;

function route(method: string, companyId?: string, limitedToOwnCompany = false): Route {
  return { method, companyId, limitedToOwnCompany };
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
    expect(refuseRoute(admin, route('POST'))).toBe('forbidden');
    expect(refuseRoute(admin, route('GET'))).toBe('forbidden');
    expect(refuseRoute(viewer, route('GET', undefined, true))).toBeNull();
    expect(refuseRoute(viewer, route('POST', undefined, true))).toBe('forbidden');
  });
});
