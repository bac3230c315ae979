import { DEMO } from '../../sandbox/demo-world.js';
import { type OpenContext, runCli } from '../../src/cli-commands.js';
import { type SyncedTeam, SyncWorld } from './sync-world.js';

let world: SyncWorld;
let bad = 0;

const open: OpenContext = () => Promise.resolve({ context: world.frontdesk.app, close: () => Promise.resolve() });

beforeAll(async () => {
  // No workers: what is synced here is synced by the command itself.
  world = await SyncWorld.start({ role: 'web' });
});
afterEach(() => world.clearFaults());
afterAll(() => world?.close());

async function cli(...argv: string[]): Promise<{ text: string; ok: boolean }> {
  bad = 0;
  return { text: await runCli(argv, open, () => bad++), ok: bad === 0 };
}

async function json(...argv: string[]) {
  const { text, ok } = await cli(...argv, '--json');
  return { ...JSON.parse(text), exit: ok ? 0 : 1 };
}

async function slugOf(companyId: string): Promise<string> {
  const [row] = await world.sql<{ slug: string }>('select slug from companies where id = $1', [companyId]);
  return row?.slug ?? '';
}

/** Imported through the command line, with a branch and a number that sells everything. */
async function aCompany(eventTypes = [{}, {}]): Promise<{ team: SyncedTeam; slug: string; number: string; ids: number[] }> {
  const calcomTeamId = await world.putTeam();
  const ids: number[] = [];
  for (const eventType of eventTypes) ids.push(await world.putEventType(calcomTeamId, eventType));
  const team = await world.assign(await world.company(), calcomTeamId);
  const slug = await slugOf(team.companyId);
  await cli('team:sync', slug, '--wait');
  const branch = await world.frontdesk.api.post<{ id: string }>(`/companies/${team.companyId}/branches`, { name: 'Mitte', slug: 'mitte' });
  const number = `+493066${String(calcomTeamId).padStart(5, '0')}`;
  await world.frontdesk.api.post(`/companies/${team.companyId}/numbers`, { number, branch_id: branch.id });
  for (const service of await world.services(team))
    await world.frontdesk.api.put(`/companies/${team.companyId}/branches/${branch.id}/services/${String(service.id)}`);
  return { team, slug, number, ids };
}

describe('team:check', () => {
  it('shows the whole chain and ends well when all is well', async () => {
    const { team, slug, number, ids } = await aCompany();

    const said = await json('team:check', slug);

    expect(said).toMatchObject({ exit: 0, ok: true, problems: [] });
    expect(said.teams).toMatchObject([
      {
        ...{ calcom_team_id: team.calcomTeamId, status: 'synced', error: null, at_calcom: 'reachable, 2 event types, 1 members' },
        event_types: ids.map((id) => ({ event_type: id, is_active: true, not_bookable_reason: null, service: `Service ${id}` })),
        members: [{ name: 'Frontdesk Service', role: 'OWNER', accepted: true }],
      },
    ]);
    expect(said.branches).toEqual([{ branch: 'Mitte', is_active: true, limited_to_team: null, services: 2 }]);
    expect(said.numbers).toMatchObject([{ number, branch: 'Mitte', reason: null, services: [{ bookable: true }, { bookable: true }] }]);
    const { text } = await cli('team:check', slug);
    expect(text).toContain(`  bookable: Service ${ids[0]}`);
    expect(text.trimEnd()).toMatch(/All is well\.$/);
  });

  it('says per number why a service cannot be booked, and ends with 1', async () => {
    const { team, slug, number, ids } = await aCompany([{}, { hidden: true }]);

    const said = await json('team:check', slug);

    expect(said).toMatchObject({ exit: 1, ok: false });
    expect(said.problems).toEqual([`"Service ${ids[1]}" cannot be booked through ${number} (service_not_bookable: event_type hidden)`]);
    const { text } = await cli('team:check', slug);
    expect(text).toContain(`  NOT bookable: Service ${ids[1]} (service_not_bookable: event_type hidden)`);
    expect(team.calcomTeamId).toBeGreaterThan(0);
  });

  it('finds nothing wrong with a service that the company switched off', async () => {
    const { team, slug } = await aCompany();
    const [service] = await world.services(team);
    await world.frontdesk.api.patch(`/companies/${team.companyId}/services/${String(service?.id)}`, { is_active: false });

    expect(await json('team:check', slug)).toMatchObject({ exit: 0, problems: [] });
  });

  it('asks Cal.com itself, unless told not to', async () => {
    const { team, slug } = await aCompany();
    await world.setMembers(team.calcomTeamId, [{ userId: DEMO.serviceUser, role: 'MEMBER', accepted: true }]);

    const online = await json('team:check', slug);
    const offline = await json('team:check', slug, '--offline');

    expect(online).toMatchObject({ exit: 1, problems: [expect.stringMatching(/is not an admin or owner/)] });
    expect(offline).toMatchObject({ exit: 0, teams: [{ at_calcom: 'not asked' }] });
  });

  it('finds a company without team and numbers', async () => {
    expect(await json('team:check', await slugOf(await world.company()))).toMatchObject({
      ...{ exit: 1, problems: ['the company has no Cal.com team', 'no phone number leads to the company'] },
    });
  });
});

describe('team:sync', () => {
  it('reads here and now with --wait, and ends with 1 when the team is not synced', async () => {
    const { team, slug, ids } = await aCompany();
    const fresh = await world.putEventType(team.calcomTeamId);

    const synced = await json('team:sync', slug, '--wait');
    world.fault({ kind: 'event_types', fault: '500' });
    const failed = await json('team:sync', slug, '--team', String(team.calcomTeamId), '--wait');

    expect(synced).toMatchObject({
      exit: 0,
      runs: [{ calcom_team_id: team.calcomTeamId, state: 'synced', counts: { created: 1, unchanged: 2 } }],
    });
    expect(await world.active(team)).toEqual([...ids, fresh]);
    expect(failed).toMatchObject({ exit: 1, runs: [{ state: 'queued', error: expect.stringMatching(/^server_error: /) }] });
  });

  it('leaves the work to a running Frontdesk without --wait', async () => {
    const { team, slug } = await aCompany();

    expect(await json('team:sync', slug)).toMatchObject({ exit: 0, runs: [{ state: 'requested', error: null }] });
    expect((await world.runs(team))[0]).toMatchObject({ state: 'queued', trigger: 'manual' });
  });

  it('does not find the team of another company', async () => {
    const [mine, other] = [await aCompany(), await aCompany()];

    await expect(cli('team:sync', mine.slug, '--team', String(other.team.calcomTeamId))).rejects.toMatchObject({
      code: 'request.not_found',
    });
  });
});

describe('team:list', () => {
  it("lists a company's teams and those that a connection sees", async () => {
    const { team, slug } = await aCompany();

    const ofCompany = await json('team:list', '--company', slug);
    const ofConnection = await json('team:list', '--connection', 'default');

    expect(ofCompany.teams).toMatchObject([{ calcom_team_id: team.calcomTeamId, status: 'synced', event_types: 2 }]);
    const seen = ofConnection.teams.find((each: { calcom_team_id: number }) => each.calcom_team_id === team.calcomTeamId);
    expect(seen).toMatchObject({ company: slug, event_types: 2 });
    expect(ofConnection.teams.find((each: { calcom_team_id: number }) => each.calcom_team_id === DEMO.dental.teamId)).toMatchObject({
      company: null,
    });
    await expect(cli('team:list')).rejects.toThrow(/Name either/);
  });
});

describe('conflict:take and connections:reencrypt', () => {
  it('resolves a conflict from the command line', async () => {
    const [there, here] = [await aCompany(), await aCompany()];
    const [contested = 0] = there.ids;
    await world.putEventType(here.team.calcomTeamId, { id: contested });
    expect(await json('team:sync', here.slug, '--wait')).toMatchObject({ exit: 1, runs: [{ state: 'partial', counts: { conflict: 1 } }] });

    expect(await json('conflict:take', here.slug, String(contested))).toMatchObject({ exit: 0, former_company_id: there.team.companyId });

    expect(await json('team:sync', here.slug, '--wait')).toMatchObject({ exit: 0, runs: [{ state: 'synced' }] });
    expect(await world.active(here.team)).toContain(contested);
  });

  it('seals all connections anew', async () => {
    const [count] = await world.sql<{ n: number }>('select count(*)::int as n from calcom_connections');

    expect(await json('connections:reencrypt')).toMatchObject({ exit: 0, connections: count?.n });
  });
});
