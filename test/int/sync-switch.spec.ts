import { randomUUID } from 'node:crypto';
import { apiOf } from '../support/admin-api.js';
import { type SyncedTeam, SyncWorld } from './sync-world.js';

let world: SyncWorld;

beforeAll(async () => {
  world = await SyncWorld.start();
});
afterAll(() => world?.close());

function switchTo(team: SyncedTeam, calcomTeamId: number, token: string | null = world.frontdesk.token) {
  return apiOf(world.frontdesk, token).post(`${team.path}/switch`, { calcom_team_id: calcomTeamId });
}

async function aBranchAt(team: SyncedTeam, limited: boolean): Promise<{ id: string; number: string }> {
  const slug = `b-${randomUUID().slice(0, 8)}`;
  const { id } = await world.frontdesk.api.post<{ id: string }>(`/companies/${team.companyId}/branches`, { name: slug, slug });
  const number = `+4930${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
  await world.frontdesk.api.post(`/companies/${team.companyId}/numbers`, { number, branch_id: id });
  for (const service of await world.services(team))
    await world.frontdesk.api.put(`/companies/${team.companyId}/branches/${id}/services/${String(service.id)}`);
  // Afterwards: at a limited branch only that team's services could be offered.
  if (limited) await world.sql('update branches set company_team_id = $2 where id = $1', [id, team.id]);
  return { id, number };
}

/** What the phone agent hears when it wants to book this event type, without a confirmation. */
async function ask(number: string, eventType: number): Promise<string> {
  const [service] = await world.sql<{ id: string }>(
    `select s.id from services s join team_event_type_mappings m on m.id = s.mapping_id where m.calcom_event_type_id = $1`,
    [eventType],
  );
  const args = { service: service?.id, start: '2027-01-05T09:00', customer_name: 'Erika Muster', caller_confirmed: false };
  return String((await world.frontdesk.call({ to: number }).invoke('book_appointment', args)).body.status);
}

const UNBOOKABLE = ['service_not_in_team', 'service_not_bookable', 'service_not_at_branch', 'no_team'];

it('closes the old team and imports the new one, in one step, with both events', async () => {
  const team = await world.synced([{}, {}]);
  const { number } = await aBranchAt(team, false);
  expect(UNBOOKABLE).not.toContain(await ask(number, team.eventTypes[0] ?? 0));
  const next = await world.putTeam();
  const eventType = await world.putEventType(next);

  const answer = await switchTo(team, next);

  expect(answer).toMatchObject({ status: 200, body: { calcom_team_id: next, removed_at: null } });
  expect(await ask(number, team.eventTypes[0] ?? 0)).toBe('service_not_in_team');
  const fresh = { ...team, id: answer.body.id, path: `/companies/${team.companyId}/teams/${answer.body.id}` };
  await world.settled(fresh);
  expect(await world.active(fresh)).toEqual([eventType]);
  expect((await world.team(team)).removed_at).not.toBeNull();
  const events = await world.sql<{ name: string }>(
    `select name from outbox where payload->>'companyId' = $1 and name like 'Team%' order by recorded_at, id`,
    [team.companyId],
  );
  expect(events.map(({ name }) => name)).toEqual(['TeamAssigned', 'TeamRemoved', 'TeamAssigned']);
});

it('changes nothing when the new team belongs to somebody else', async () => {
  const [team, other] = [await world.synced(), await world.synced()];
  const { number } = await aBranchAt(team, true);

  const answer = await switchTo(team, other.calcomTeamId);

  expect(answer).toMatchObject({ status: 409, body: { code: 'team.already_assigned' } });
  expect((await world.team(team)).removed_at).toBeNull();
  expect(UNBOOKABLE).not.toContain(await ask(number, team.eventTypes[0] ?? 0));
});

it('limits branches of the old team to the new one', async () => {
  const team = await world.synced();
  const limited = await aBranchAt(team, true);
  const free = await aBranchAt(team, false);

  const { body } = await switchTo(team, await world.putTeam());

  expect(
    await world.sql('select id, company_team_id from branches where id = any($1) order by company_team_id nulls last', [
      [limited.id, free.id],
    ]),
  ).toEqual([
    { id: limited.id, company_team_id: body.id },
    { id: free.id, company_team_id: null },
  ]);
});

it('switches once of two at the same moment', async () => {
  const team = await world.synced();
  const [first, second] = [await world.putTeam(), await world.putTeam()];

  const answers = await Promise.all([switchTo(team, first), switchTo(team, second)]);

  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
  expect(await world.sql('select id from company_teams where company_id = $1 and removed_at is null', [team.companyId])).toHaveLength(1);
});

it('is for operators on a shared connection, and hides the teams of others', async () => {
  const team = await world.synced();
  const operator = apiOf(world.frontdesk, world.frontdesk.token);
  const [admin, viewer] = [await operator.tokenFor('admin', team.companyId), await operator.tokenFor('viewer', team.companyId)];
  const other = await world.synced();
  const stranger = await operator.tokenFor('admin', other.companyId);
  const next = await world.putTeam();

  expect(await switchTo(team, next, admin)).toMatchObject({ status: 403 });
  expect(await switchTo(team, next, viewer)).toMatchObject({ status: 403 });
  expect(await switchTo(team, next, stranger)).toMatchObject({ status: 404 });
  expect(await switchTo(team, next, null)).toMatchObject({ status: 401 });

  expect((await world.team(team)).removed_at).toBeNull();
});

it('offers the services of both teams of a company, and of one alone at a branch that is limited to it', async () => {
  const first = await world.synced();
  const secondTeam = await world.putTeam();
  const eventType = await world.putEventType(secondTeam);
  const second = await world.assign(first.companyId, secondTeam);
  await world.settled(second);
  const [both, limited] = [await aBranchAt(first, false), await aBranchAt(first, true)];

  expect(UNBOOKABLE).not.toContain(await ask(both.number, first.eventTypes[0] ?? 0));
  expect(UNBOOKABLE).not.toContain(await ask(both.number, eventType));
  expect(UNBOOKABLE).not.toContain(await ask(limited.number, first.eventTypes[0] ?? 0));
  expect(await ask(limited.number, eventType)).toBe('service_not_at_branch');
});

it('lists the future bookings of a removed team, and no longer when the team is back with its services', async () => {
  const team = await world.synced();
  const { id: branchId, number } = await aBranchAt(team, false);
  const [mapping] = await world.mappings(team);
  const [service] = await world.services(team);
  for (const [reference, status, inDays] of [
    ['AAA111', 'confirmed', 3],
    ['BBB222', 'confirmed', -3],
    ['CCC333', 'cancelled', 3],
    ['DDD444', 'pending_confirmation', 1],
  ] as const) {
    await world.sql(
      `insert into bookings (company_id, branch_id, service_id, mapping_id, calcom_instance, calcom_event_type_id, start_at, end_at, time_zone,
         language, status, reference, wish_key, calcom_uid)
       values ($1, $2, $3, $4, 'x', $5, now() + $6 * interval '1 day', now() + $6 * interval '1 day' + interval '30 min', 'Europe/Berlin', 'de', $7, $8, $8, $8)`,
      [team.companyId, branchId, service?.id, mapping?.id, mapping?.event_type, inDays, status, reference],
    );
  }
  const stranded = async (): Promise<string[]> => {
    const { data } = await world.frontdesk.api.get<{ data: { reference: string }[] }>(`/companies/${team.companyId}/stranded-bookings`);
    return data.map(({ reference }) => reference);
  };
  expect(await stranded()).toEqual([]);
  await world.frontdesk.api.delete(team.path);

  const afterRemoval = await stranded();
  const again = await world.assign(team.companyId, team.calcomTeamId);
  await world.settled(again);

  expect(afterRemoval).toEqual(['DDD444', 'AAA111']);
  expect(await stranded()).toEqual([]);
  expect(again.id).toBe(team.id);
  expect((await world.services(team)).map(({ id }) => id)).toEqual([service?.id]);
  expect(UNBOOKABLE).not.toContain(await ask(number, team.eventTypes[0] ?? 0));
});
