import type { Api } from './admin-api.js';

/** A company of the sandbox by its ids: its first branch, its first team, its services by title. */
export interface DemoCompany {
  company: string;
  branch: string;
  team: string;
  services: Record<string, string>;
}

export async function demoCompany(operator: Api, slug: string): Promise<DemoCompany> {
  const company = (await operator.get(`/companies?slug=${slug}`)).body.data[0].id;
  const [branch] = (await operator.get(`/companies/${company}/branches`)).body.data;
  const [team] = (await operator.get(`/companies/${company}/teams`)).body.data;
  const services: { id: string; title: string }[] = (await operator.get(`/companies/${company}/services`)).body.data;
  return { company, branch: branch.id, team: team.id, services: Object.fromEntries(services.map(({ id, title }) => [title, id])) };
}
