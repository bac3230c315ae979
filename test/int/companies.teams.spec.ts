import { AssignTeam } from '../../src/contracts/companies/assign-team.command.js';
import { GetTeamAssignment } from '../../src/contracts/companies/get-team-assignment.query.js';
import { RemoveTeam } from '../../src/contracts/companies/remove-team.command.js';
import { type CompaniesApp, startCompanies } from '../support/companies-app.js';
import { aCompany, aConnection, aMapping, anInsertedTeam, unused } from '../support/company-rows.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

const UNKNOWN_ID = '0198a000-0000-7000-8000-00000000dead';

let database: TestDatabase;
let app: CompaniesApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startCompanies(database.url);
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

async function eventsOf(companyTeamId: string): Promise<string[]> {
  const rows = await app.sql<{ name: string }>(`select name from outbox where payload->>'companyTeamId' = $1 order by recorded_at, id`, [
    companyTeamId,
  ]);
  return rows.map(({ name }) => name);
}

describe('AssignTeam', () => {
  it('says that there is no connection rather than failing', async () => {
    const companyId = await aCompany(app.sql);

    await expect(app.tell(new AssignTeam(companyId, unused()))).rejects.toMatchObject({ code: 'team.connection_missing', status: 409 });
  });

  describe('with a default connection', () => {
    beforeAll(() => aConnection(app.sql, { label: 'default' }));

    it('writes the assignment, due at once, and records TeamAssigned with it', async () => {
      const companyId = await aCompany(app.sql);
      const team = unused();

      const { companyTeamId } = await app.tell(new AssignTeam(companyId, team));

      expect(await app.ask(new GetTeamAssignment(companyTeamId))).toMatchObject({
        ...{ companyTeamId, companyId, calcomTeamId: team, calcomInstance: 'https://calcom.example', removed: false },
      });
      const [row] = await app.sql('select team_sync_status, next_sync_at <= now() as due from company_teams where id = $1', [
        companyTeamId,
      ]);
      expect(row).toEqual({ team_sync_status: 'pending', due: true });
      expect(await eventsOf(companyTeamId)).toEqual(['TeamAssigned']);
    });

    it('refuses an unknown company', async () => {
      await expect(app.tell(new AssignTeam(UNKNOWN_ID, unused()))).rejects.toMatchObject({ code: 'request.not_found', status: 404 });
    });

    it("refuses another company's connection in the words for one that does not exist", async () => {
      const [owner, other] = [await aCompany(app.sql), await aCompany(app.sql)];
      const owned = await aConnection(app.sql, { companyId: owner });

      const foreign = await app.tell(new AssignTeam(other, unused(), owned)).catch((error: unknown) => error);
      const unknown = await app.tell(new AssignTeam(other, unused(), UNKNOWN_ID)).catch((error: unknown) => error);

      expect(foreign).toMatchObject({ code: 'request.not_found', options: { field: 'connection_id' } });
      expect(foreign).toMatchObject({ detail: (unknown as { detail: string }).detail });
      await expect(app.tell(new AssignTeam(owner, unused(), owned))).resolves.toHaveProperty('companyTeamId');
    });

    it('gives a team to exactly one of ten companies that ask at once', async () => {
      const companies = await Promise.all(Array.from({ length: 10 }, () => aCompany(app.sql)));
      const team = unused();

      const outcomes = await Promise.allSettled(companies.map((companyId) => app.tell(new AssignTeam(companyId, team))));

      const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason.code);
      expect(refused).toEqual(Array(9).fill('team.already_assigned'));
      const [events] = await app.sql(
        `select count(*)::int as count from outbox join company_teams t on t.id::text = payload->>'companyTeamId' where calcom_team_id = $1`,
        [team],
      );
      expect(events).toEqual({ count: 1 });
    });

    it('leaves no row and no event behind when it is refused', async () => {
      const [first, second] = [await aCompany(app.sql), await aCompany(app.sql)];
      const team = unused();
      await app.tell(new AssignTeam(first, team));

      await expect(app.tell(new AssignTeam(second, team))).rejects.toMatchObject({ code: 'team.already_assigned' });

      expect(await app.sql('select id from company_teams where company_id = $1', [second])).toEqual([]);
      expect(await app.sql(`select id from outbox where payload->>'companyId' = $1`, [second])).toEqual([]);
    });

    it("revives the company's own removed assignment, so that its mappings belong again", async () => {
      const companyId = await aCompany(app.sql);
      const team = unused();
      const { companyTeamId } = await app.tell(new AssignTeam(companyId, team));
      const mappingId = await aMapping(app.sql, companyId, companyTeamId);
      await app.tell(new RemoveTeam(companyId, companyTeamId));

      const again = await app.tell(new AssignTeam(companyId, team));

      expect(again.companyTeamId).toBe(companyTeamId);
      const standing = `select m.id from team_event_type_mappings m join company_teams t on t.id = m.company_team_id
        where t.company_id = $1 and t.removed_at is null and t.team_sync_status = 'pending' and t.next_sync_at <= now()`;
      expect(await app.sql(standing, [companyId])).toEqual([{ id: mappingId }]);
      expect(await eventsOf(companyTeamId)).toEqual(['TeamAssigned', 'TeamRemoved', 'TeamAssigned']);
    });

    it('revives it once when ten ask at once', async () => {
      const companyId = await aCompany(app.sql);
      const team = unused();
      const { companyTeamId } = await app.tell(new AssignTeam(companyId, team));
      await app.tell(new RemoveTeam(companyId, companyTeamId));

      const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => app.tell(new AssignTeam(companyId, team))));

      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await app.sql('select id from company_teams where calcom_team_id = $1', [team])).toEqual([{ id: companyTeamId }]);
      expect(await eventsOf(companyTeamId)).toEqual(['TeamAssigned', 'TeamRemoved', 'TeamAssigned']);
    });

    it('lets another company have a removed team, in a row of its own', async () => {
      const [first, second] = [await aCompany(app.sql), await aCompany(app.sql)];
      const team = unused();
      const former = await app.tell(new AssignTeam(first, team));
      await app.tell(new RemoveTeam(first, former.companyTeamId));

      const { companyTeamId } = await app.tell(new AssignTeam(second, team));

      expect(companyTeamId).not.toBe(former.companyTeamId);
      await expect(app.tell(new AssignTeam(first, team))).rejects.toMatchObject({ code: 'team.already_assigned' });
    });
  });
});

describe('RemoveTeam', () => {
  beforeAll(() => aConnection(app.sql, { label: 'default' }));

  it('records TeamRemoved once, however often it is told', async () => {
    const companyId = await aCompany(app.sql);
    const { companyTeamId } = await app.tell(new AssignTeam(companyId, unused()));

    await Promise.all(Array.from({ length: 5 }, () => app.tell(new RemoveTeam(companyId, companyTeamId))));

    expect(await eventsOf(companyTeamId)).toEqual(['TeamAssigned', 'TeamRemoved']);
    expect(await app.ask(new GetTeamAssignment(companyTeamId))).toMatchObject({ removed: true });
  });

  it("does not find another company's team", async () => {
    const [owner, other] = [await aCompany(app.sql), await aCompany(app.sql)];
    const { companyTeamId } = await app.tell(new AssignTeam(owner, unused()));

    await expect(app.tell(new RemoveTeam(other, companyTeamId))).rejects.toMatchObject({ code: 'request.not_found' });

    expect(await app.ask(new GetTeamAssignment(companyTeamId))).toMatchObject({ removed: false });
  });
});

describe('GetTeamAssignment', () => {
  it('is null for an id that names nothing', async () => {
    expect(await app.ask(new GetTeamAssignment(UNKNOWN_ID))).toBeNull();
  });
});

describe('a row that plain SQL inserted', () => {
  beforeAll(() => aConnection(app.sql, { label: 'default' }));

  it('needs no more than company and team id', async () => {
    const id = await anInsertedTeam(app.sql, await aCompany(app.sql));

    expect(await app.ask(new GetTeamAssignment(id))).toMatchObject({ calcomInstance: 'https://calcom.example', removed: false });
  });
});
