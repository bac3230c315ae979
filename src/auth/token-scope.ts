/** `<area>:read` or `<area>:write`; the area is the part of the API, `*` all of it. Writing includes reading. */
const SCOPE = /^(\*|[a-z][a-z-]*):(read|write)$/;

/** Who may write these may make itself anything: no narrow scope reaches them. */
const ONLY_WITH_ALL = ['users', 'tokens'];

export interface TokenScope {
  area: string;
  mode: 'read' | 'write';
}

export function isScope(text: string): boolean {
  const [, area = '', mode] = SCOPE.exec(text) ?? [];
  return mode !== undefined && !(mode === 'write' && ONLY_WITH_ALL.includes(area));
}

/** What a route asks of a scoped token: `/api/v1/companies/:companyId/branches/:branchId` is of the area branches. */
export function scopeOfRoute(pattern: string, method: string): TokenScope {
  const area = /^\/api\/v1\/(?:companies\/:companyId\/)?([a-z-]+)/.exec(pattern)?.[1] ?? '';
  return { area, mode: method === 'GET' || method === 'HEAD' ? 'read' : 'write' };
}

export function scopesCover(scopes: readonly string[], { area, mode }: TokenScope): boolean {
  if (scopes.includes('*:write')) return true;
  if (mode === 'write') return !ONLY_WITH_ALL.includes(area) && scopes.includes(`${area}:write`);
  return ['*:read', `${area}:read`, `${area}:write`].some((scope) => scopes.includes(scope));
}
