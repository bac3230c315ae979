import type { AdminApi } from '../admin-api.js';

interface Company {
  /** Below /api/v1. */
  path: string;
  branches: Map<string, string>;
}

const KNOWN = new WeakMap<AdminApi, Map<string, Promise<Company>>>();

/** A demo company in the admin API with its branches by id; asked for once, because the API counts requests. */
export function companyIn(api: AdminApi, slug: string): Promise<Company> {
  const known = KNOWN.get(api) ?? new Map<string, Promise<Company>>();
  KNOWN.set(api, known);
  const asked = known.get(slug) ?? ask(api, slug);
  known.set(slug, asked);
  asked.catch(() => known.delete(slug));
  return asked;
}

async function ask(api: AdminApi, slug: string): Promise<Company> {
  const companies = await api.get<{ data: { id: string; slug: string }[] }>('/companies?limit=200');
  const company = companies.data.find((each) => each.slug === slug);
  if (!company) throw new Error(`there is no company "${slug}" here`);
  const path = `/companies/${company.id}`;
  const branches = await api.get<{ data: { id: string; name: string }[] }>(`${path}/branches`);
  return { path, branches: new Map(branches.data.map(({ id, name }) => [id, name])) };
}
