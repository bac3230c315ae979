import { DEMO } from '../../sandbox/demo-world.js';
import { ScriptedServer, sendJson } from './calcom-client.replay.js';
import { type SyncedTeam, SyncWorld } from './sync-world.js';

const { mira, jonas } = DEMO.salon.hosts;
const OWNER = { userId: DEMO.serviceUser, role: 'OWNER', accepted: true } as const;

let world: SyncWorld;

beforeAll(async () => {
  world = await SyncWorld.start();
});
afterEach(() => world.clearFaults());
afterAll(() => world?.close());

/** What the phone agent hears when it asks for the company's only service. */
async function aCallAbout(team: SyncedTeam): Promise<() => Promise<string>> {
  const branch = await world.frontdesk.api.post<{ id: string }>(`/companies/${team.companyId}/branches`, { name: 'Mitte', slug: 'mitte' });
  const number = `+493055${String(team.calcomTeamId).padStart(5, '0')}`;
  await world.frontdesk.api.post(`/companies/${team.companyId}/numbers`, { number, branch_id: branch.id });
  const [service] = await world.services(team);
  await world.frontdesk.api.put(`/companies/${team.companyId}/branches/${branch.id}/services/${String(service?.id)}`);
  return async () => {
    const start = '2099-01-05T09:00';
    const call = world.frontdesk.call({ to: number });
    const answer = await call.invoke('book_appointment', {
      service: String(service?.title),
      start,
      customer_name: 'Erika Muster',
      caller_confirmed: false,
    });
    return String(answer.body.status);
  };
}

async function members(team: SyncedTeam): Promise<object[]> {
  return world.sql(
    'select calcom_user_id as user, role, accepted, is_active from calcom_team_members where company_team_id = $1 order by 1',
    [team.id],
  );
}

describe('a key or team that is wrong', () => {
  const ENDED = { state: 'error', tries: 1, next_attempt_at: null };

  it('fails at once when Cal.com refuses the key', async () => {
    const connectionId = await world.connection('refused');
    const team = await world.synced([{}], connectionId);
    await world.connection('refused', 'cal_unknown');

    const run = await world.sync(team);

    expect(run).toMatchObject({ ...ENDED, error: 'auth_failed: Cal.com refused the API key. Enter a valid one at the connection.' });
    expect(await world.team(team)).toMatchObject({ team_sync_status: 'error', team_sync_error: run.error });
    expect(await world.active(team)).toEqual(team.eventTypes);
  });

  it('fails at once when the team is gone or the key’s user left it', async () => {
    const team = await world.synced();
    await world.setMembers(team.calcomTeamId, [{ userId: mira, role: 'OWNER', accepted: true }]);

    const ask = await aCallAbout(team);
    const run = await world.sync(team);

    const text = `key_not_team_admin: Team ${team.calcomTeamId} no longer exists or the key’s user left it. Check team id and membership at Cal.com.`;
    expect(run).toMatchObject({ ...ENDED, error: text });
    expect(await ask()).toBe('service_not_bookable');
    expect(await world.active(team)).toEqual(team.eventTypes);
  });

  it('fails at once when nothing answers at the base URL but 404', async () => {
    const team = await world.synced([{}], await world.connection('lost'));
    await world.connection('lost', undefined, `${world.frontdesk.calcom.origin}/v3`);

    const run = await world.sync(team);

    expect(run).toMatchObject({ ...ENDED, error: expect.stringMatching(/^not_found: /) });
    expect(await world.active(team)).toEqual(team.eventTypes);
  });
});

describe('a key whose user is no accepted admin of the team (invariant 5)', () => {
  it.each([
    ['a plain member', { ...OWNER, role: 'MEMBER' as const }],
    ['an admin who has not accepted', { ...OWNER, role: 'ADMIN' as const, accepted: false }],
  ])('makes the team unbookable for %s, until a sync finds an admin', async (_name, self) => {
    const team = await world.synced();
    const ask = await aCallAbout(team);
    expect(await ask()).not.toBe('service_not_bookable');
    await world.setMembers(team.calcomTeamId, [self, { userId: mira, role: 'OWNER', accepted: true }]);

    const run = await world.sync(team);

    expect(run).toMatchObject({ state: 'error', error: expect.stringMatching(/^key_not_team_admin: /) });
    expect(await ask()).toBe('service_not_bookable');
    expect(await world.active(team)).toEqual(team.eventTypes);
    await world.setMembers(team.calcomTeamId, [{ ...OWNER, role: 'ADMIN' }]);
    world.fault({ kind: 'me', fault: '500' });
    await world.sync(team);
    expect(await ask()).toBe('service_not_bookable');
    await world.nextTryIsDue(team);
    expect(await world.settled(team)).toMatchObject({ state: 'synced' });
    expect(await ask()).not.toBe('service_not_bookable');
  });
});

describe('an empty list (invariant 4)', () => {
  async function age(team: SyncedTeam, minutes: number): Promise<void> {
    await world.sql(`update sync_runs set finished_at = finished_at - $2 * interval '1 minute' where company_team_id = $1`, [
      team.id,
      minutes,
    ]);
  }

  it('is believed when nothing was active before', async () => {
    expect(await world.runs(await world.synced([]))).toMatchObject([{ state: 'synced', fetched: 0 }]);
  });

  it('deactivates nothing until a run at least ten minutes later says the same', async () => {
    const team = await world.synced([{}, {}]);
    for (const id of team.eventTypes) await world.removeEventType(id);

    const first = await world.sync(team);
    await age(team, 9);
    const second = await world.sync(team);
    const keptUntilThen = await world.active(team);
    await age(team, 2);
    const third = await world.sync(team);

    expect([first, second]).toMatchObject(Array(2).fill({ state: 'error', error: expect.stringMatching(/^team_empty_unconfirmed: /) }));
    expect(keptUntilThen).toEqual(team.eventTypes);
    expect(third).toMatchObject({ state: 'synced', counts: { deactivated: 2 } });
    expect(await world.active(team)).toEqual([]);
  });

  it('has to be said again when a fuller one came in between', async () => {
    const team = await world.synced();
    const [only = 0] = team.eventTypes;
    await world.removeEventType(only);
    await world.sync(team);
    await age(team, 20);
    const other = await world.putEventType(team.calcomTeamId);
    expect(await world.sync(team)).toMatchObject({ state: 'synced' });
    await world.removeEventType(other);

    expect(await world.sync(team)).toMatchObject({ state: 'error', error: expect.stringMatching(/^team_empty_unconfirmed: /) });
    expect(await world.active(team)).toEqual([other]);
  });
});

describe('members', () => {
  it('follow with role and acceptance; who vanished is inactive, who returns is active', async () => {
    const team = await world.synced();
    const member = (userId: number, accepted = true) => ({ userId, role: 'MEMBER', accepted }) as const;
    await world.setMembers(team.calcomTeamId, [OWNER, member(mira), member(jonas, false)]);
    await world.sync(team);
    await world.setMembers(team.calcomTeamId, [OWNER, { ...member(mira), role: 'ADMIN' }]);
    await world.sync(team);
    const vanished = await members(team);
    await world.setMembers(team.calcomTeamId, [OWNER, member(jonas)]);
    await world.sync(team);

    expect(vanished).toEqual([
      { user: DEMO.serviceUser, role: 'OWNER', accepted: true, is_active: true },
      { user: mira, role: 'ADMIN', accepted: true, is_active: true },
      { user: jonas, role: 'MEMBER', accepted: false, is_active: false },
    ]);
    expect(await members(team)).toEqual([
      { user: DEMO.serviceUser, role: 'OWNER', accepted: true, is_active: true },
      { user: mira, role: 'ADMIN', accepted: true, is_active: false },
      { user: jonas, role: 'MEMBER', accepted: true, is_active: true },
    ]);
  });

  it('are not emptied by an odd answer', async () => {
    const team = await world.synced();
    await world.setMembers(team.calcomTeamId, [OWNER, { userId: mira, role: 'MEMBER', accepted: true }]);
    await world.sync(team);
    const before = await members(team);
    await world.setMembers(team.calcomTeamId, []);

    await world.sync(team);

    expect(await members(team)).toEqual(before);
  });
});

describe('an organisation account', () => {
  const ORGANISATION = 3;
  const server = new ScriptedServer();

  beforeAll(() => server.start());
  afterAll(() => server.stop());

  /** A team of the organisation in which the key's user is no member. */
  function answerAs(isOrganizationAdmin: boolean): void {
    const team = { id: 77, name: 'Branch office', slug: 'office', parentId: ORGANISATION, isOrganization: false };
    const forbidden = { status: 'error', timestamp: '', path: '', error: { code: 'ForbiddenException', message: 'RolesGuard - no' } };
    const answers: Record<string, unknown> = {
      '/v2/me': { id: 1, name: 'Key', email: 'key@example.com', organizationId: ORGANISATION },
      [`/v2/organizations/${ORGANISATION}/teams`]: [team],
      [`/v2/organizations/${ORGANISATION}/teams/77`]: team,
      [`/v2/organizations/${ORGANISATION}/teams/77/memberships`]: [
        { id: 9, userId: 5, teamId: 77, accepted: true, role: 'OWNER', user: { email: 'o@example.com', name: 'O', username: 'o' } },
      ],
      [`/v2/organizations/${ORGANISATION}/teams/77/event-types`]: [
        {
          ...{ id: 771, teamId: 77, title: 'Talk', slug: 'talk', hidden: false, lengthInMinutes: 30, schedulingType: 'collective' },
          ...{ hosts: [{ userId: 5, name: 'O' }], bookingFields: [], price: 0, currency: 'eur' },
        },
      ],
    };
    server.answerWith((response, { url }) => {
      const data = answers[url.pathname];
      const refused = data === undefined || (url.pathname.endsWith('/teams') && !isOrganizationAdmin);
      sendJson(response, refused ? 403 : 200, refused ? forbidden : { status: 'success', data });
    });
  }

  it('is read through its own paths, and its admin need not be in the team', async () => {
    const connectionId = await world.connection('organisation', 'cal_org_key', server.access().baseUrl);
    await world.sql('update calcom_connections set organization_id = $2 where id = $1', [connectionId, ORGANISATION]);
    answerAs(true);
    const team = await world.assign(await world.company(), 77, connectionId);

    expect(await world.settled(team)).toMatchObject({ state: 'synced', fetched: 1 });
    expect(await world.active(team)).toEqual([771]);

    answerAs(false);
    expect(await world.sync(team)).toMatchObject({ state: 'error', error: expect.stringMatching(/^key_not_team_admin: /) });
    expect(await world.active(team)).toEqual([771]);
  });
});
