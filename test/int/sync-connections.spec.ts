import { randomBytes } from 'node:crypto';
import { DEMO } from '../../sandbox/demo-world.js';
import { RetellCall } from '../../sandbox/retell-caller/retell-call.js';
import { ReencryptConnections } from '../../src/calcom/commands/reencrypt-connections.command.js';
import { type Answer, type Api, apiOf } from '../support/admin-api.js';
import { CALCOM_KEY } from '../support/app.js';
import { unused } from '../support/company-rows.js';
import { SyncWorld } from './sync-world.js';
import { EnsureWorkspace } from '../../src/contracts/telephony/ensure-workspace.command.js';
import { ReencryptWorkspaces } from '../../src/telephony/commands/reencrypt-workspaces.command.js';

const OWNER = { userId: DEMO.serviceUser, role: 'OWNER', accepted: true } as const;
const SECRET = 'cal_live_never_to_be_seen';

let world: SyncWorld;
let operator: Api;

beforeAll(async () => {
  world = await SyncWorld.start({ sandbox: true });
  operator = apiOf(world.frontdesk, world.frontdesk.token);
});
afterEach(() => world.clearFaults());
afterAll(() => world?.close());

function create(body: object = {}): Promise<Answer> {
  return operator.post('/connections', { label: `c-${unused()}`, base_url: world.frontdesk.calcom.apiUrl, api_key: CALCOM_KEY, ...body });
}

async function created(body: object = {}): Promise<string> {
  const answer = await create(body);
  expect(answer.status).toBe(201);
  return answer.body.id;
}

describe('connections', () => {
  it('are stored sealed and shown without their secrets', async () => {
    const id = await created({ api_key: SECRET, webhook_secret: SECRET, limit_per_minute: 90 });

    const list = await operator.get('/connections');

    expect(list.body.data.find((connection: { id: string }) => connection.id === id)).toMatchObject({
      ...{ base_url: world.frontdesk.calcom.apiUrl, has_api_key: true, has_webhook_secret: true, limit_per_minute: 90 },
      ...{ company_id: null, status: 'unchecked', last_checked_at: null },
    });
    expect(JSON.stringify(list.body)).not.toContain(SECRET);
    expect(JSON.stringify(await world.sql('select * from calcom_connections'))).not.toContain(SECRET);
  });

  it('have labels of their own', async () => {
    const label = `c-${unused()}`;
    await created({ label });

    expect(await create({ label })).toMatchObject({ status: 409, body: { code: 'request.conflict', field: 'label' } });
  });

  it.each([
    [{ label: '' }, 'label'],
    [{ label: null }, 'label'],
    [{ api_key: 'two words' }, 'api_key'],
    [{ api_key: undefined }, 'api_key'],
    [{ base_url: 'file:///etc/passwd' }, 'base_url'],
    [{ base_url: null }, 'base_url'],
    [{ limit_per_minute: 0 }, 'limit_per_minute'],
    [{ nonsense: 1 }, 'nonsense'],
  ])('refuse %j', async (body, field) => {
    const answer = await create(body);

    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(JSON.stringify(answer.body)).toContain(field);
  });

  it('belong to companies or to operators, who alone make and check them', async () => {
    const [companyId, otherId] = [await world.company(), await world.company()];
    const [own, foreign, shared] = [await created({ company_id: companyId }), await created({ company_id: otherId }), await created()];
    const admin = apiOf(world.frontdesk, await operator.tokenFor('admin', companyId));

    const seen = (await admin.get('/connections')).body.data.map((connection: { id: string }) => connection.id);

    expect(seen).toEqual([own]);
    expect(await admin.post('/connections', { label: 'mine', api_key: CALCOM_KEY })).toMatchObject({ status: 403 });
    expect(await admin.post(`/connections/${own}/check`)).toMatchObject({ status: 403 });
    expect(await admin.patch(`/connections/${own}`, { label: 'x' })).toMatchObject({ status: 403 });
    expect(await admin.get(`/connections/${own}/teams`)).toMatchObject({ status: 200 });
    expect(await admin.get(`/connections/${shared}/teams`)).toMatchObject({ status: 403 });
    expect(await admin.get(`/connections/${foreign}/teams`)).toMatchObject({ status: 404 });
    for (const [method, path] of [
      ['GET', ''],
      ['POST', ''],
      ['PATCH', `/${own}`],
      ['POST', `/${own}/check`],
      ['GET', `/${own}/teams`],
    ] as const)
      expect(await apiOf(world.frontdesk, null).send(method, `/connections${path}`, method === 'GET' ? undefined : {})).toMatchObject({
        status: 401,
      });
    expect(await create({ company_id: '0198a000-0000-7000-8000-00000000dead' })).toMatchObject({ status: 404 });
  });

  it('rotate their key at once', async () => {
    const id = await created({ api_key: 'cal_unknown' });
    expect((await operator.post(`/connections/${id}/check`)).body).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^auth_failed: /),
    });

    expect(await operator.patch(`/connections/${id}`, { api_key: CALCOM_KEY })).toMatchObject({ status: 200 });

    expect((await operator.post(`/connections/${id}/check`)).body).toMatchObject({ ok: true, error: null });
  });

  it('forget the key when they are pointed elsewhere, and stay where teams are assigned', async () => {
    const id = await created();
    const [before] = await world.sql<{ s: string }>('select api_key_encrypted as s from calcom_connections where id = $1', [id]);
    await operator.patch(`/connections/${id}`, { label: `c-${unused()}` });
    expect(await world.sql('select api_key_encrypted as s from calcom_connections where id = $1', [id])).toEqual([before]);
    const used = await created();
    await world.synced([{}], used);

    expect(await operator.patch(`/connections/${id}`, { base_url: 'https://other.example/v2' })).toMatchObject({ status: 200 });
    expect(await operator.patch(`/connections/${used}`, { base_url: 'https://other.example/v2' })).toMatchObject({
      ...{ status: 409, body: { code: 'request.conflict', field: 'base_url' } },
    });

    expect(await world.sql('select api_key_encrypted as s, calcom_instance from calcom_connections where id = $1', [id])).toEqual([
      { s: null, calcom_instance: 'https://other.example' },
    ]);
    expect((await operator.post(`/connections/${id}/check`)).body).toMatchObject({ ok: false, error: 'The connection has no API key.' });
  });

  it('are sealed anew with the first key of the ring, all or none', async () => {
    const id = await created({ webhook_secret: SECRET });
    const sealed = (): Promise<{ k: string; w: string }[]> =>
      world.sql('select api_key_encrypted as k, webhook_secret_encrypted as w from calcom_connections where id = $1', [id]);
    const [before] = await sealed();
    const ring = world.frontdesk.env.encryptionKeys;
    ring.unshift({ id: 'k2', key: randomBytes(32) });

    const { connections } = await world.tell((commands) => commands.execute(new ReencryptConnections()));

    const [after] = await sealed();
    expect(connections).toBeGreaterThan(0);
    expect([before?.k, before?.w].every((text) => text?.startsWith('k1.'))).toBe(true);
    expect([after?.k, after?.w].every((text) => text?.startsWith('k2.'))).toBe(true);
    const [removed] = ring.splice(1, 1);
    expect((await operator.post(`/connections/${id}/check`)).body.ok).toBe(true);
    ring.push(...(removed ? [removed] : []));
  });

  it('have the keys of Retell workspaces sealed anew beside them, so that the old key may go', async () => {
    const keys = ['key_of_a_workspace', 'key_that_is_rotated_out'];
    await world.tell((commands) => commands.execute(new EnsureWorkspace('ring', keys)));
    const ring = world.frontdesk.env.encryptionKeys;
    ring.unshift({ id: 'k3', key: randomBytes(32) });

    const { workspaces } = await world.tell((commands) => commands.execute(new ReencryptWorkspaces()));

    expect(workspaces).toBeGreaterThan(1);
    const old = ring.splice(1);
    const line = { to: '+49305550101', from: 'anonymous', workspace: 'ring' };
    const call = new RetellCall({ baseUrl: world.frontdesk.baseUrl, key: keys[1] ?? '', ...line });
    const asked = await call.invoke('list_services', {});
    ring.push(...old);
    expect(asked).toMatchObject({ httpStatus: 200, body: { status: 'number_unknown' } });
  });
});

describe('outside the sandbox', () => {
  it('leads connections to public https addresses only', async () => {
    const production = await SyncWorld.start({ sandbox: false });
    try {
      const api = apiOf(production.frontdesk, production.frontdesk.token);
      for (const base_url of ['http://8.8.8.8/v2', 'https://127.0.0.1/v2', 'https://169.254.169.254/latest'])
        expect(await api.post('/connections', { label: 'x', api_key: SECRET, base_url })).toMatchObject({
          ...{ status: 400, body: { code: 'request.invalid', field: 'base_url' } },
        });
      expect(await production.sql(`select 1 from calcom_connections where label = 'x'`)).toEqual([]);
    } finally {
      await production.close();
    }
  });
});

describe('a check', () => {
  it('tells whom the key belongs to, which teams it sees and where it is admin', async () => {
    const id = await created();
    const [owned, plain, invited] = [await world.putTeam(), await world.putTeam(), await world.putTeam()];
    await world.setMembers(plain, [{ ...OWNER, role: 'MEMBER' }]);
    await world.setMembers(invited, [{ ...OWNER, role: 'ADMIN', accepted: false }]);

    const { status, body } = await operator.post(`/connections/${id}/check`);

    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: true, error: null, organization_id: null, is_organization_admin: false });
    expect(body.user).toEqual({ calcom_user_id: DEMO.serviceUser, name: 'Frontdesk Service', email: 'frontdesk-service@example.com' });
    const team = (teamId: number) => body.teams.find((each: { calcom_team_id: number }) => each.calcom_team_id === teamId);
    expect(team(owned)).toMatchObject({ name: `Team ${owned}`, role: 'OWNER', accepted: true, is_admin: true });
    expect(team(plain)).toMatchObject({ role: null, is_admin: false });
    expect(team(invited)).toMatchObject({ is_admin: false });
    const [row] = await world.sql('select status, last_checked_at is not null as checked from calcom_connections where id = $1', [id]);
    expect(row).toEqual({ status: 'ok', checked: true });
  });

  it('says in words what is wrong', async () => {
    const id = await created();
    world.fault({ kind: 'me', fault: 'rubbish' });

    const { body } = await operator.post(`/connections/${id}/check`);

    expect(body).toMatchObject({ ok: false, error: expect.stringMatching(/^bad_shape: /), user: null, teams: [] });
    expect(await world.sql('select status from calcom_connections where id = $1', [id])).toEqual([{ status: 'error' }]);
  });
});

describe('the team selector', () => {
  it('shows free and taken teams with the number of their event types', async () => {
    const id = await created();
    const taken = await world.synced([{}, {}, {}], id);
    const free = await world.putTeam();
    await world.putEventType(free);

    const { status, body } = await operator.get(`/connections/${id}/teams`);

    expect(status).toBe(200);
    const team = (teamId: number) => body.data.find((each: { calcom_team_id: number }) => each.calcom_team_id === teamId);
    expect(team(taken.calcomTeamId)).toMatchObject({
      event_type_count: 3,
      assigned_to: { company_id: taken.companyId },
      is_offered: false,
    });
    expect(team(free)).toMatchObject({ event_type_count: 1, assigned_to: null, is_offered: false });
  });

  it('names other companies to operators alone, and offers the only free team', async () => {
    for (const team of (await operator.get(`/connections/${await created()}/teams`)).body.data)
      if (!team.assigned_to) await world.setMembers(team.calcom_team_id, [{ ...OWNER, userId: DEMO.salon.hosts.mira }]);
    const companyId = await world.company();
    const id = await created({ company_id: companyId });
    const admin = apiOf(world.frontdesk, await operator.tokenFor('admin', companyId));
    const foreign = await world.synced();
    const own = await world.assign(companyId, await world.putTeam(), id);
    await world.settled(own);
    const free = await world.putTeam();

    const { body } = await admin.get(`/connections/${id}/teams`);

    const team = (teamId: number) => body.data.find((each: { calcom_team_id: number }) => each.calcom_team_id === teamId);
    expect(team(foreign.calcomTeamId).assigned_to).toEqual({ company_id: null, company_name: null });
    expect(team(own.calcomTeamId).assigned_to).toMatchObject({ company_id: companyId });
    expect(team(free)).toMatchObject({ assigned_to: null, is_offered: true });
    expect(body.data.filter((each: { is_offered: boolean }) => each.is_offered)).toHaveLength(1);
  });

  it('says why when Cal.com refuses the key', async () => {
    const id = await created({ api_key: 'cal_unknown' });

    expect(await operator.get(`/connections/${id}/teams`)).toMatchObject({
      status: 409,
      body: { code: 'request.conflict', detail: expect.stringMatching(/API key/) },
    });
  });
});
