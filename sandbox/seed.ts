import { setTimeout as delay } from 'node:timers/promises';
import type { AdminApi } from './admin-api.js';
import { DEMO_COMPANIES, DEMO_HOURS, type DemoCompany } from './demo-companies.js';

const IMPORT_WAITS_MS = 60_000;

interface Listed<T> {
  data: T[];
}
interface Team {
  id: string;
  calcom_team_id: number;
  team_sync_status: string;
  team_sync_error: string | null;
}
interface Service {
  id: string;
  title: string;
  aliases: string[];
}

/** Sets the demo companies up, through the API and the real sync; what stands already is left as it is. */
export async function seedDemo(api: AdminApi): Promise<void> {
  for (const demo of DEMO_COMPANIES) {
    const known = await api.get<Listed<{ id: string }>>(`/companies?slug=${demo.company.slug}`);
    const { id } = known.data[0] ?? (await api.post<{ id: string }>('/companies', demo.company));
    await seedCompany(api, id, demo);
  }
}

async function seedCompany(api: AdminApi, companyId: string, demo: DemoCompany): Promise<void> {
  const path = `/companies/${companyId}`;
  const numbers = await api.get<Listed<{ number: string }>>(`${path}/numbers`);
  // The number is the last thing made: a company that has all of its numbers is complete, whatever was changed on it since.
  if (demo.branches.every((branch) => numbers.data.some(({ number }) => number === branch.number))) return;
  await importTeams(api, path, demo);
  const services = (await api.get<Listed<Service>>(`${path}/services`)).data;
  for (const service of services) {
    const own = demo.services[service.title];
    if (own) await api.patch(`${path}/services/${service.id}`, own);
  }
  const branches = await api.get<Listed<{ id: string; slug: string }>>(`${path}/branches`);
  for (const { number, ...branch } of demo.branches) {
    const known = branches.data.find(({ slug }) => slug === branch.slug);
    const { id } = known ?? (await api.post<{ id: string }>(`${path}/branches`, { ...branch, opening_hours: DEMO_HOURS }));
    for (const service of services) await api.put(`${path}/branches/${id}/services/${service.id}`);
    if (!numbers.data.some((listed) => listed.number === number)) await api.post(`${path}/numbers`, { number, branch_id: id });
  }
  for (const team of (await api.get<Listed<Team>>(`${path}/teams`)).data) {
    if (demo.formerTeams.includes(team.calcom_team_id)) await api.delete(`${path}/teams/${team.id}`);
  }
}

async function importTeams(api: AdminApi, path: string, demo: DemoCompany): Promise<void> {
  const wanted = [...demo.teams, ...demo.formerTeams];
  const assigned = (await api.get<Listed<Team>>(`${path}/teams`)).data.map((team) => team.calcom_team_id);
  for (const teamId of wanted) if (!assigned.includes(teamId)) await api.post(`${path}/teams`, { calcom_team_id: teamId });
  const until = Date.now() + IMPORT_WAITS_MS;
  for (;;) {
    const teams = (await api.get<Listed<Team>>(`${path}/teams`)).data;
    const failed = teams.find((team) => team.team_sync_status === 'error');
    if (failed) throw new Error(`team ${failed.calcom_team_id} of ${demo.company.name}: ${failed.team_sync_error ?? 'error'}`);
    if (teams.every((team) => team.team_sync_status === 'synced')) return;
    if (Date.now() > until) throw new Error(`the teams of ${demo.company.name} were not imported within ${IMPORT_WAITS_MS / 1_000} s`);
    await delay(50);
  }
}
