import type { Api } from '../support/admin-api.js';
import { apiOf } from '../support/admin-api.js';
import { type SyncedTeam, SyncWorld } from './sync-world.js';

let world: SyncWorld;
let operator: Api;

beforeAll(async () => {
  world = await SyncWorld.start();
  operator = apiOf(world.frontdesk, world.frontdesk.token);
});
afterAll(() => world?.close());

/** An event type that moved at Cal.com from one company's team to another's: `here` meets it, `there` still owns it. */
async function aContest(): Promise<{ there: SyncedTeam; here: SyncedTeam; eventType: number }> {
  const [there, here] = [await world.synced([{}, {}]), await world.synced()];
  const [eventType = 0] = there.eventTypes;
  await world.putEventType(here.calcomTeamId, { id: eventType });
  await world.sync(here);
  return { there, here, eventType };
}

function take({ companyId }: SyncedTeam, eventType: number | string, api = operator) {
  return api.post(`/companies/${companyId}/conflicts/${eventType}/take`);
}

function rows({ companyId }: SyncedTeam): Promise<Record<string, unknown>[]> {
  return world.sql('select * from team_event_type_mappings where company_id = $1 order by id', [companyId]);
}

it("records another company's event type as a conflict, imports the rest and says partial", async () => {
  const [there, here] = [await world.synced([{}]), await world.synced([{}, {}])];
  const [contested = 0] = there.eventTypes;
  const [theirsBefore, name] = [await rows(there), (await world.mappings(there))[0]?.name];
  await world.putEventType(here.calcomTeamId, { id: contested });
  const fresh = await world.putEventType(here.calcomTeamId);

  const run = await world.sync(here);

  expect(run).toMatchObject({ state: 'partial', counts: { conflict: 1, created: 1, unchanged: 2 } });
  expect(run.conflicts).toEqual([{ calcom_event_type_id: contested, name, reason: 'owned_by_another_company' }]);
  expect(await world.team(here)).toMatchObject({ team_sync_status: 'partial', team_sync_error: expect.stringMatching(/^conflict: 1 /) });
  expect(await world.active(here)).toEqual([...here.eventTypes, fresh].toSorted((a, b) => a - b));
  expect(await rows(there)).toEqual(theirsBefore);
});

it('releases there and takes here with one request, and says so in one event', async () => {
  const { there, here, eventType } = await aContest();
  const [released] = await world.services(there);

  const answer = await take(here, eventType);

  expect(answer).toMatchObject({ status: 202, body: { sync_run_id: expect.any(String), former_company_id: there.companyId } });
  const run = await world.settled(here);
  expect(run).toMatchObject({ id: answer.body.sync_run_id, state: 'synced', counts: { created: 1, conflict: 0 } });
  expect(await world.active(here)).toContain(eventType);
  expect(await world.active(there)).not.toContain(eventType);
  expect(await world.services(there)).toContainEqual(released);
  expect(
    await world.sql(`select payload from outbox where name = 'EventTypeTakenOver' and payload->>'companyId' = $1`, [here.companyId]),
  ).toEqual([{ payload: { companyId: here.companyId, formerCompanyId: there.companyId, calcomEventTypeId: eventType } }]);
  // The team it left has one event type fewer, and no quarrel about it.
  expect(await world.sync(there)).toMatchObject({ state: 'synced', counts: { conflict: 0 } });
});

it('gives the event type back with the service it had when it moves home again', async () => {
  const { there, here, eventType } = await aContest();
  const before = (await world.mappings(there)).find((mapping) => mapping.event_type === eventType);
  await take(here, eventType);
  await world.settled(here);
  await world.putEventType(there.calcomTeamId, { id: eventType });
  await world.sync(there);

  await take(there, eventType);
  await world.settled(there);

  const after = (await world.mappings(there)).find((mapping) => mapping.event_type === eventType);
  expect(after).toMatchObject({ id: before?.id, is_active: true });
  expect(await world.active(here)).not.toContain(eventType);
});

it('is released once when ten ask at once', async () => {
  const { there, here, eventType } = await aContest();

  const answers = await Promise.all(Array.from({ length: 10 }, () => take(here, eventType)));

  expect(answers.filter(({ body }) => body.former_company_id === there.companyId)).toHaveLength(1);
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202));
  expect(
    await world.sql(`select count(*)::int as times from outbox where name = 'EventTypeTakenOver' and payload->>'companyId' = $1`, [
      here.companyId,
    ]),
  ).toEqual([{ times: 1 }]);
});

it('takes nothing that no sync has named as a conflict', async () => {
  const { there, here } = await aContest();
  const other = (await world.active(there)).at(-1) ?? 0;
  const before = await rows(there);

  for (const id of [other, 987_654, 'abc'])
    expect(await take(here, id)).toMatchObject({ status: 404, body: { code: 'request.not_found' } });

  expect(await rows(there)).toEqual(before);
});

it('lets operators alone do it', async () => {
  const { there, here, eventType } = await aContest();
  const before = await rows(there);

  for (const role of ['admin', 'viewer'] as const) {
    const api = apiOf(world.frontdesk, await operator.tokenFor(role, here.companyId));
    expect(await take(here, eventType, api)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
  }
  expect(await take(here, eventType, apiOf(world.frontdesk, null))).toMatchObject({ status: 401 });

  expect(await rows(there)).toEqual(before);
});

it("shows the runs of the own company's teams only", async () => {
  const [mine, other] = [await world.synced(), await world.synced()];
  const viewer = apiOf(world.frontdesk, await operator.tokenFor('viewer', mine.companyId));

  expect(await viewer.get(`${mine.path}/runs`)).toMatchObject({ status: 200, body: { data: [{ state: 'synced' }] } });
  expect(await viewer.get(`${other.path}/runs`)).toMatchObject({ status: 404 });
  expect(await viewer.get(`/companies/${mine.companyId}/teams/${other.id}/runs`)).toMatchObject({ status: 404 });
  expect(await apiOf(world.frontdesk, null).get(`${mine.path}/runs`)).toMatchObject({ status: 401 });
});

it('moves an event type between two teams of one company and back, with one mapping and one service', async () => {
  const first = await world.synced([{}, {}]);
  const secondTeam = await world.putTeam();
  const second = await world.assign(first.companyId, secondTeam);
  await world.settled(second);
  const [moving = 0, staying = 0] = first.eventTypes;
  const services = await world.services(first);
  for (const [to, order] of [
    [second, [second, first]],
    [first, [second, first]],
    [second, [first, second]],
    [first, [first, second]],
  ] as const) {
    await world.putEventType(to.calcomTeamId, { id: moving });
    for (const team of order) {
      // A second empty list in a row has to be old enough to be believed.
      await world.sql(`update sync_runs set finished_at = finished_at - interval '11 minutes' where company_team_id = $1`, [team.id]);
      await world.sync(team);
    }
    for (const team of order) await world.sync(team);
    expect(await world.active(to)).toContain(moving);
  }

  expect(await world.active(first)).toEqual([moving, staying]);
  expect((await world.services(first)).map(({ id }) => id)).toEqual(services.map(({ id }) => id));
});
